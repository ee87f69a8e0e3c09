"""Word classes, as patterns need them."""

from __future__ import annotations

import pytest

from vision.text.tokens import BREAK
from vision.themes.naming.tagger import can_tag, tagged


def letters(line: str, language: str, hidden: str = "") -> str:
    """Return the classes of the words of a line, one word of it kept back."""
    words = [(word, BREAK if word in {hidden, ".", ","} else 0) for word in line.split()]
    return "".join(token.letter for token in tagged(words, language))


@pytest.mark.parametrize(
    ("line", "language", "classes"),
    [
        ("We need more time for patients", "en", "IVqNPN"),
        ("NO BLAME FOR MISTAKES", "en", "qNPN"),
        ("hospital at home", "en", "NPN"),
        ("not being hired", "en", "XBL"),
        ("How long does a stew cook", "en", "R.BDNN"),
        ("a barbecue at the end of term", "en", "DNPD.PN"),
        ("chairs in front", "en", "NP."),
        ("the end of term", "en", "DNPN"),
        ("salad bar pls", "en", "NN."),
        ("Geld am Ende", "de", "NP."),
        ("Wir brauchen mehr Zeit für Patienten", "de", "IZqNPN"),
        ("Licht in der Nacht abschalten", "de", "NPDNV"),
    ],
)
def test_words_get_the_class_of_the_grammar(line: str, language: str, classes: str) -> None:
    """Noun, verb and the little words between them, also where somebody shouts."""
    assert letters(line, language) == classes


def test_what_may_not_be_shown_ends_a_phrase() -> None:
    """A word that is kept back is a gap, like a comma."""
    assert letters("more time for Kowalczyk", "en", hidden="Kowalczyk")[-1] == "."
    assert tagged([], "en") == ()


def test_what_no_person_writes_as_a_word_is_none() -> None:
    """An address or a cat on the keyboard names nothing."""
    assert letters(f"{'asdf' * 10} helps", "en")[0] == "."


def test_languages_without_a_tagger_say_so() -> None:
    """Others are named by counting."""
    assert [can_tag(code) for code in ("en", "de", "fr")] == [True, True, False]
