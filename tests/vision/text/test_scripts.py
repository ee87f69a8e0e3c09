"""Scripts without spaces: what readers take for letters, and words as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.text import clean, read_corpus
from vision.text.scripts import UNSPACED, clusters, language_of_script, pairs, written_together

WRITTEN = [
    "在宅勤務をもっと",
    "我们需要更多的信任",
    "ทำงานจากที่บ้าน",
    "น้ำดื่มสะอาด",
    "ធ្វើការពីផ្ទះ",
    "အိမ်ကနေအလုပ်လုပ်ချင်တယ်",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_pairs_join_to_what_was_written(text: str) -> None:
    """Japanese, Chinese, Thai, Khmer and Burmese leave their pairs of letters as they came in."""
    corpus = read_corpus([clean(text)], ["en"])
    assert written_together([corpus.surfaces[word] for word in corpus.words]) == text


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_letter_is_lost(text: str) -> None:
    """Whatever is cut comes together again."""
    assert "".join(clusters(text.replace("\n", ""))) == text.replace("\n", "")
    assert written_together(pairs("น้ำดื่ม")) == "น้ำดื่ม"


def test_a_vowel_stays_with_its_consonant() -> None:
    """What stands before, above, below and behind a consonant is one letter with it."""
    assert clusters("เด็กที่น้ำ") == ["เด็", "ก", "ที่", "น้ำ"]
    assert clusters("ကျွန်") == ["ကျွန်"]
    assert clusters("ផ្ទះ") == ["ផ្ទះ"]


def test_a_phrase_never_crosses_a_space_or_another_script() -> None:
    """Where a space or a Latin word stands, no pair and no phrase leads across."""
    corpus = read_corpus(["在宅 勤務 ITサポート"], ["ja"])
    said = [corpus.surfaces[word] for word in corpus.words]
    assert said == ["在宅", "", "勤務", "", "IT", "", "サポ", "ポー", "ート"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("வீட்டிலிருந்து வேலை", "ta"),
        ("អំពីការងារ", "km"),
        ("အိမ်ကနေအလုပ်", "my"),
        ("სახლიდან მუშაობა", "ka"),
        ("우리는 신뢰를 원합니다", "ko"),
        ("Fair pay", None),
        ("Ein Wort wie ಠ_ಠ sagt nichts", None),
    ],
)
def test_letters_that_are_one_languages_own_tell_it(line: str, code: str | None) -> None:
    """Most of a line must be in them."""
    assert language_of_script(line) == code


def test_the_ranges_hold_their_letters() -> None:
    """A class of characters is made of them, and the mark that repeats a letter is in it."""
    assert "々" in clusters("人々")
    assert UNSPACED.count("-") == 9
