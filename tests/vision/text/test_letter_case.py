"""Capitals and small letters: Turkish with its two letters i, short forms beside any script."""

# ruff: noqa: RUF001 - Turkish

from __future__ import annotations

import pytest

from vision.models import Lens
from vision.text import Voices, disclosed, read_corpus
from vision.text.disclosure import Vocabulary
from vision.text.near_duplicates import fold
from vision.themes import find_themes
from vision.themes.encoders import spoken
from vision.wordclouds import word_counts


def stems(lines: list[str], language: str) -> list[set[str]]:
    """Return the subject words of each line, by what their forms have in common."""
    corpus = read_corpus(lines, [language] * len(lines))
    return [
        {corpus.stem_names[stem] for stem, row in zip(corpus.stems, corpus.rows, strict=True)
         if row == wanted and stem >= 0}
        for wanted in range(len(lines))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("ısıtma", "Isıtma"),
        ("ısıtma", "ISITMA"),
        ("ışık", "Işık"),
        ("iletişim", "İletişim"),
        ("iletişim", "İLETİŞİM"),
    ],
)
def test_a_turkish_word_is_the_same_with_a_capital(word: str, written: str) -> None:
    """Whether it opens a sentence or is shouted, the two letters i stay apart."""
    one, other = stems([f"daha iyi {word}", f"{written} yetersiz kalıyor"], "tr")
    assert one & other
    clouds = {each.text: each.people for each in word_counts(
        [f"{written} yetersiz kalıyor", f"{written} sorun oluyor", f"daha iyi {word} gerek"],
        language="tr")}  # fmt: skip
    assert clouds[word] == 3


def test_a_turkish_theme_is_named_as_people_write() -> None:
    """No name and no keyword has a letter that nobody wrote."""
    said = ["Isıtma yetersiz kalıyor", "Isıtma sorun oluyor", "Isıtma bütçesi artsın"]
    said += ["İstanbul ofisi uzak", "yeni İstanbul ofisi", "bizim İstanbul ofisi küçük"]
    themes = find_themes(said, lens=Lens.WORDS, count=2, language="tr").themes
    shown = {text for theme in themes for text in (theme.name, *theme.keywords)}
    assert {"Isıtma", "İstanbul ofisi"} <= {theme.name for theme in themes}
    assert not any("isıtma" in text or "istanbul" in text for text in shown)


def test_turkish_short_forms_are_words_as_they_are_written() -> None:
    """IT has the i of another language, İK its own; neither becomes a word that nobody wrote."""
    said = ["IT ekibi büyüsün", "daha güçlü IT ekibi", "İK ekibi dinlesin", "İK ekibi gelsin"]
    assert {"IT ekibi", "İK ekibi"} <= {each.text for each in word_counts(said, language="tr")}
    short, plain, heat, shout = stems(["IT desteği", "it desteği", "ısı kaybı", "ISI kaybı"], "tr")
    assert short == plain
    assert heat == shout
    assert stems(["BİR ekip olalım"], "tr") == stems(["bir ekip olalım"], "tr")


def test_a_turkish_name_is_a_name() -> None:
    """A person whose name begins with a dotted I is shown from the smallest group on only."""
    said = ["toplantıda İbrahim dinledi", "bence İbrahim haklı"]
    corpus = read_corpus(said, ["tr"] * 2)
    kept = disclosed(corpus, Voices(("a", "b"), (True, True), 5))
    assert "ibrahi" not in "".join(kept.stem_names[stem] for stem in kept.stems if stem >= 0)


def test_what_one_person_repeats_is_the_same_in_capitals() -> None:
    """Near-copies are found whatever letter i a capital stands for."""
    assert fold("ISITMA VE İLETİŞİM") == fold("ısıtma ve iletişim") == fold("Isıtma ve İletişim")


@pytest.mark.parametrize(
    ("language", "team", "other"),
    [("hi", "टीम", "भोजन"), ("ar", "فريق", "طعام"), ("ja", "部門", "食堂"), ("ko", "팀", "식당")],
)
@pytest.mark.parametrize("short", ["IT", "OR", "WHO", "US"])
def test_short_forms_are_words_beside_any_script(
    language: str, team: str, other: str, short: str
) -> None:
    """Nobody shouts beside letters that have no capitals."""
    said = [f"{short} {team}", f"{short} {team} HR", f"{other} {other}{other}"]
    assert short in " ".join(each.text for each in word_counts(said, language=language))
    assert all(short.lower() in found for found in stems(said[:2], language))
    assert [spoken(text) for text in said] == said


@pytest.mark.parametrize("line", ["ER, OR, ICU", "OR/ICU", "IT + OR", "ICU; OR", "ER - OR - HR"])
def test_a_list_of_short_forms_is_not_shouted(line: str) -> None:
    """Of an operating room nothing is lost because other short forms stand beside it."""
    assert {"or", "it"} & stems([line], "en")[0]
    assert spoken(line) == line
    clouds = {each.text for each in word_counts([line, line], language="en")}
    assert not {"or", "icu", "er"} & clouds


@pytest.mark.parametrize("line", ["FAIR PAY OR REST", "IT IS WHO WE ARE", "REST, FAIRNESS, US"])
def test_who_shouts_makes_no_short_form(line: str) -> None:
    """Where words stand beside each other, or are long, capitals tell nothing."""
    assert not {"or", "it", "who", "us"} & stems([line], "en")[0]
    assert spoken(line) == line.lower()


def test_a_turkish_name_with_a_short_form_may_still_be_shown() -> None:
    """What was named in a room in which IT is "it" is held by that room's words."""
    lines = ["IT desteği yetersiz", "it desteği az", "daha iyi IT desteği", "IT desteği gerek"]
    corpus = read_corpus(lines, ["tr"] * 4)
    voices = Voices(("a", "b", "c", "d"), (True,) * 4, 2)
    held = Vocabulary(disclosed(corpus, voices))
    assert held.holds("IT desteği")
    assert not held.holds("İK desteği")
