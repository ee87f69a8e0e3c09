"""What can be read alone of some letters of a Japanese or Chinese statement."""

import pytest

from vision.models import Lens
from vision.themes import find_themes
from vision.themes.readable_words import readable
from vision.wordclouds import word_counts


@pytest.mark.parametrize(
    ("text", "before", "behind", "shown"),
    [
        ("給料を", "", "上", "給料"),
        ("をもっと", "修", "長", ""),
        ("くて", "狭", "座", ""),
        ("スの", "ナ", "計", ""),
        ("食堂メ", "", "ニ", "食堂"),
        ("コーヒー", "", "を", "コーヒー"),
        ("休暇を取", "", "り", "休暇"),
        ("休暇を取る", "", "よ", "休暇を取る"),
        ("増や", "", "す", ""),
        ("認める", "", "", ""),
        ("話し合い", "", "を", "話し合い"),
        ("取り組み", "", "", "取り組み"),
        ("働きがい", "", "が", "働きがい"),
        ("公平な", "", "給", "公平"),
        ("子ども", "", "の", "子ども"),
        ("こども", "", "の", "こども"),
        ("こどもの", "", "居", "こども"),
        ("しごと", "", "を", "しごと"),
        ("できごと", "", "", "できごと"),
        ("わすれもの", "", "を", "わすれもの"),
        ("お金", "", "が", "お金"),
        ("いじめ", "", "を", "いじめ"),
        ("らない", "足", "", ""),
        ("駐車場が足りない", "", "", "駐車場が足りない"),
    ],
)
def test_particles_endings_and_cut_words_are_left_out(
    text: str, before: str, behind: str, shown: str
) -> None:
    """A noun stays, and a predicate with its noun; half a word is none."""
    assert readable(text, before, behind, "ja") == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("公平的", "公平"), ("的工资", "工资"), ("太阳能", "太阳能"), ("的是", "")]
)
def test_small_chinese_words_are_left_out_at_the_ends(text: str, shown: str) -> None:
    """What only joins words names nothing."""
    assert readable(text, "", "", "zh") == shown


def test_other_scripts_stay_as_they_are() -> None:
    """Their ends are told elsewhere."""
    assert readable("เงินเดือน", "", "", "th") == "เงินเดือน"


ROOM = [
    "研修をもっと長くする",
    "英語の研修を受けたい",
    "研修の機会を増やす",
    "トイレをもっときれいに",
    "トイレが狭くて困る",
    "ボーナスの計算方法",
    "オフィスの冷房が強い",
    "椅子が古くて痛い",
    "給料をもっと上げる",
    "給料の基準を知りたい",
]
PIECES = {"をもっと", "もっ", "くて", "スの", "を増", "料を", "修を"}


@pytest.mark.parametrize("lens", list(Lens))
def test_no_piece_of_a_word_is_a_name_or_a_keyword(lens: Lens) -> None:
    """Letters that stand together in many statements need not be a word."""
    for theme in find_themes(ROOM, lens=lens).themes:
        assert PIECES.isdisjoint({theme.name, *theme.offered, *theme.keywords})


def test_no_piece_of_a_word_is_in_a_cloud() -> None:
    """Nor on the wall."""
    found = {word.text for word in word_counts(ROOM)}
    assert {"研修", "トイレ", "給料"} <= found
    assert PIECES.isdisjoint(found)
