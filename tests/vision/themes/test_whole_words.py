"""Names of scripts without spaces are words that people wrote."""

import pytest

from vision.models import Lens
from vision.text import Voices
from vision.themes import find_themes
from vision.wordclouds import word_counts

HOME_AND_PAY = {
    "ja": (
        "在宅勤務",
        [
            "在宅勤務をもっと増やしてほしい",
            "在宅勤務の日を選びたい",
            "在宅勤務と出社を組み合わせたい",
        ],
        "給料",
        [
            "給料を上げてほしい",
            "公平な給料",
            "給料の仕組みを知りたい",
        ],
    ),
    "zh": (
        "在家办公",
        [
            "希望可以在家办公",
            "每周两天在家办公",
            "在家办公更有效率",
        ],
        "工资",
        [
            "工资要公平",
            "提高员工工资",
            "工资应该更高",
        ],
    ),
    "th": (
        "ทำงานจากที่บ้าน",
        [
            "อยากทำงานจากที่บ้านมากขึ้น",
            "ทำงานจากที่บ้านสองวัน",
            "ขอทำงานจากที่บ้านได้ไหม",
        ],
        "เงินเดือน",
        [
            "เงินเดือนที่เป็นธรรม",
            "เพิ่มเงินเดือนให้พนักงาน",
            "เงินเดือนควรสูงขึ้น",
        ],
    ),
    "km": (
        "ធ្វើការពីផ្ទះ",
        [
            "ខ្ញុំចង់ធ្វើការពីផ្ទះ",
            "ធ្វើការពីផ្ទះពីរថ្ងៃ",
            "សូមឱ្យធ្វើការពីផ្ទះ",
        ],
        "ប្រាក់ខែ",
        [
            "ប្រាក់ខែត្រឹមត្រូវ",
            "ដំឡើងប្រាក់ខែ",
            "ប្រាក់ខែខ្ពស់ជាងនេះ",
        ],
    ),
    "my": (
        "အိမ်ကနေအလုပ်လုပ်",
        [
            "အိမ်ကနေအလုပ်လုပ်ချင်တယ်",
            "အိမ်ကနေအလုပ်လုပ်ခွင့်ပေးပါ",
            "တစ်ပတ်နှစ်ရက်အိမ်ကနေအလုပ်လုပ်မယ်",
        ],
        "လစာ",
        [
            "လစာတိုးပေးပါ",
            "လစာတရားမျှတဖို့",
            "လစာပိုကောင်းစေချင်တယ်",
        ],
    ),
}


@pytest.mark.parametrize("language", HOME_AND_PAY)
def test_words_of_a_cloud_are_whole(language: str) -> None:
    """What all wrote stands in the cloud from its first letter to its last, and no piece of it."""
    home, first, pay, second = HOME_AND_PAY[language]
    found = {word.text: word.people for word in word_counts([*first, *second])}

    assert (found.get(home), found.get(pay)) == (3, 3)
    assert [text for text in found if text in home and text != home] == []


WHOLE = {
    "th": ("อาหารกลางวัน", ["อาหารกลางวันอร่อย", "อาหารกลางวันราคาถูก", "อาหารกลางวันฟรี"]),
    "ja": (
        "駐車場が足りない",
        ["駐車場が足りない", "冬は駐車場が足りない", "駐車場が足りないので困る"],
    ),
    "long": (
        "食堂のメニューを増やす",
        ["食堂のメニューを増やす", "食堂のメニューを増やすこと", "まず食堂のメニューを増やす"],
    ),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_word_is_not_cut_where_it_ends_like_a_small_one(kind: str) -> None:
    """Thai "lunch" ends in "day", Japanese "lacks" in "not"; both stay whole, and a long one."""
    word, texts = WHOLE[kind]
    assert {each.text for each in word_counts(texts)} == {word}


def test_a_small_word_behind_another_goes() -> None:
    """Where people say the word alone as well, what is said with it is no part of it."""
    texts = ["給料です", "大事なのは給料です", "給料を上げる", "給料と休み", "給料が低い"]
    assert word_counts(texts)[0].text == "給料"


@pytest.mark.parametrize("language", HOME_AND_PAY)
def test_names_and_keywords_stand_in_a_statement(language: str) -> None:
    """Letter by letter, for texts of people whose words need two to be shown."""
    _, first, _, second = HOME_AND_PAY[language]
    texts = [*first, *second]
    voices = Voices(tuple("abcdef"), (True,) * 6, 5)
    found = find_themes(texts, lens=Lens.WORDS, count=2, voices=voices)
    shown = {text for theme in found.themes for text in (theme.name, *theme.keywords)}

    assert any(home in shown for home in HOME_AND_PAY[language][:3:2])
    strange = {text for text in shown if not any(text in said for said in texts)}
    assert all(text.startswith("Theme ") for text in strange)


def test_a_statement_of_small_words_counts() -> None:
    """To "be there for each other" says something; it names nothing and stands in no cloud."""
    texts = ["Be there for each other", "We are there for each other", "Fair pay", "Fair pay rise"]
    found = find_themes(texts, lens=Lens.WORDS, count=2)

    assert dict(found.unassigned) == {}
    assert found.labels[0] == found.labels[1] != found.labels[2]
    assert {word.text for word in word_counts(texts)} == {"fair pay"}
    assert find_themes(["and so", "Fair pay"], lens=Lens.WORDS).unassigned == {
        "0": "no words to go by"
    }
