"""Words of one person, or of statements that may not be quoted, are never shown by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.text import Vocabulary, Voices, disclosed, read_corpus
from vision.text.tokens import STOP

WORDS = ["pay", "trees", "rota", "Kowalczyk", "4711", "time", "the", "for"]
lines = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), max_size=9)


def words(
    said: list[tuple[str, str, bool]], language: str = "en", smallest_group: int = 5
) -> set[str]:
    """Return the forms of words that may be shown, of lines with their person and permission."""
    corpus = read_corpus([line for line, _, _ in said], [language] * len(said))
    people, quotable = [who for _, who, _ in said], [may for _, _, may in said]
    kept = disclosed(corpus, Voices(tuple(people), tuple(quotable), smallest_group))
    return {
        kept.surfaces[word]
        for word, stem in zip(kept.words, kept.stems, strict=True)
        if stem >= 0 or (stem == STOP and kept.surfaces[word].isdigit())
    }


def test_a_word_needs_two_people() -> None:
    """Three statements of one person are one person's; a second person makes a word common."""
    one = [("Kindness on the rota", "ann", True)] * 3

    assert words(one) == set()
    assert words([*one, ("The rotas again", "bob", True)]) == {"rota", "rotas"}


def test_what_may_not_be_quoted_lends_no_word_and_no_second_person() -> None:
    """Two people ticked the box and one did not: nothing of theirs is shown by itself."""
    said = [("Fix the rota", "ann", True), ("The rota", "bob", False), ("rota", "cy", False)]

    assert words(said) == set()
    assert words([*said, ("A better rota", "dan", True)]) == {"rota"}


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        pytest.param("On nights Kowalczyk shouts", "en", "Kowalczyk", id="capital-inside"),
        pytest.param("mit Frau Kowalczyk reden", "de", "Kowalczyk", id="german-title"),
        pytest.param("ask Dr. Weiss about it", "en", "Weiss", id="full-stop"),
        pytest.param("Nurse Jackie shouts", "en", "Jackie", id="at-the-start"),
        pytest.param("avec Madame Dubois", "fr", "Dubois", id="french-title"),
    ],
)
def test_a_persons_name_needs_the_smallest_group(line: str, language: str, name: str) -> None:
    """Four people name a colleague and it is kept back; with the fifth it is common knowledge."""
    said = [(line, f"p{k}", True) for k in range(5)]

    assert name not in words(said[:4], language)
    assert name in words(said, language)


def test_german_nouns_are_no_names() -> None:
    """Every German noun has a capital; two people are enough for one."""
    said = [("mehr Zeit für Pflege", "ann", True), ("wir brauchen Zeit", "bob", True)]

    assert words(said, "de") == {"Zeit"}


def test_acronyms_and_shouting_are_no_names() -> None:
    """A word all in capitals is an abbreviation or loud, and needs two people like others."""
    said = [("help from HR now", "ann", True), ("more of HR", "bob", True)]

    assert "HR" in words(said)


def test_numbers_are_words() -> None:
    """An extension that one person wrote is kept back, a year that two wrote is not."""
    said = [("rota in 2030 call 4711", "ann", True), ("the rota of 2030", "bob", True)]

    assert words(said) == {"rota", "2030"}


@given(lines, st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=9, max_size=9))
def test_every_word_shown_has_two_who_let_it_be_quoted(
    texts: list[str], voices: list[tuple[int, bool]]
) -> None:
    """Whatever is said by whom, a shown word stands in quotable words of two people."""
    said = [(line, str(who), may) for line, (who, may) in zip(texts, voices, strict=False)]
    for word in words(said) if said else ():
        users = {who for line, who, may in said if may and word in line.split()}
        assert len(users) >= 2


def test_a_name_is_held_while_its_words_are() -> None:
    """A theme's old name falls when a word of it has lost its second person, or never had any."""
    said = [("Fair pay", "ann", True), ("pay us fairly", "bob", True), ("kites", "cy", True)]
    corpus = read_corpus([line for line, _, _ in said], ["en"] * 3)
    vocabulary = Vocabulary(disclosed(corpus, Voices(("a", "b", "c"), (True,) * 3, 5)))

    assert vocabulary.holds("Pay & fair")
    assert not vocabulary.holds("Pay & kites")
    assert not vocabulary.holds("Theme 4")


def test_voices_and_statements_belong_together() -> None:
    """A voice too few is an error, not somebody else's permission."""
    with pytest.raises(ValueError, match="one voice"):
        disclosed(read_corpus(["pay"], ["en"]), Voices((), (), 5))
