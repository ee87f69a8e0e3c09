"""Spellings of one word count as one, and other words stay others."""

import numpy as np
import pytest

from vision.text import Vocabulary, Voices, disclosed, read_corpus
from vision.text.spelling_variants import joined_places, plain, without_accents


def stems(lines: list[str], language: str) -> list[list[str]]:
    """Return the stems of the subject words of each line."""
    corpus = read_corpus(lines, [language] * len(lines))
    spans = zip(corpus.starts[:-1], corpus.starts[1:], strict=True)
    return [
        [corpus.stem_names[stem] for stem in corpus.stems[start:end] if stem >= 0]
        for start, end in spans
    ]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "télétravail", "teletravail"),
        ("fr", "Équipes", "equipes"),
        ("es", "educación", "educacion"),
        ("pt", "formação", "formacao"),
        ("pl", "płaca", "placa"),
        ("cs", "důvěra", "duvera"),
        ("de", "Homeoffice", "Home Office"),
        ("de", "Homeoffice", "home-office"),
        ("de", "Homeoffices", "Home Office"),
        ("en", "teamwork", "team work"),
        ("en", "childcare", "Child care"),
    ],
)
def test_spellings_of_one_word_are_one(language: str, one: str, other: str) -> None:
    """Accents left out, and a word in two: the same word."""
    found = stems([one, other], language)
    assert found[0] == found[1]
    assert len(found[0]) == 1


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("sv", ["far", "får"]),
        ("es", ["ano", "año"]),
        ("en", ["work place", "place work"]),
        ("en", ["the for ever", "forever"]),
    ],
)
def test_other_words_stay_others(language: str, lines: list[str]) -> None:
    """A mark that makes another letter, two accents to choose from, another order: other words."""
    found = [tuple(each) for each in stems(lines, language)]
    assert len(set(found)) == len(lines)


def test_small_words_are_small_without_their_accents() -> None:
    """In French "tres" and "meme" are no subjects."""
    assert stems(["tres meme deja"], "fr") == [[]]


def test_a_word_in_two_is_shown_as_it_was_written_and_its_name_stays() -> None:
    """The two words stand as one form, and a name made of either spelling may stay."""
    corpus = read_corpus(
        ["Home Office für alle", "Mehr Homeoffice", "kein Home - Office"], ["de"] * 3
    )
    assert "Home Office" in {corpus.surfaces[word] for word in corpus.words}
    assert corpus.starts.tolist()[-1] == len(corpus.words) == len(corpus.stems)

    kept = Vocabulary(disclosed(corpus, Voices(("a", "b", "c"), (True,) * 3, 5)))
    assert kept.holds("Home Office")
    assert kept.holds("Homeoffice")


def test_a_name_without_its_accents_may_stay() -> None:
    """What counts as one word counts as one in names as well."""
    corpus = read_corpus(["Télétravail", "teletravail"], ["fr"] * 2)
    kept = Vocabulary(disclosed(corpus, Voices(("a", "b"), (True,) * 2, 5)))
    assert kept.holds("Télétravail")
    assert kept.holds("Teletravail")


def test_words_join_once_and_never_over_statements() -> None:
    """Of three in a row the first two do; the last word of a statement joins nothing."""
    words = np.array([1, 1, 1, 1, 1], dtype=np.int32)
    starts = np.array([0, 3, 4, 5])
    assert joined_places(words, starts, [(1, 1)]).tolist() == [0]


def test_plain_letters() -> None:
    """Marks go, letters of other scripts stay."""
    assert plain("Łódź") == "Lodz"
    assert plain("학교") == "학교"
    assert without_accents({"idée": frozenset({"fr"})}) == {}


def test_of_two_accents_none_is_chosen() -> None:
    """Without accents "cote" may be the one or the other, so it stays by itself."""
    french = frozenset({"fr"})
    assert without_accents(dict.fromkeys(["cote", "côte", "coté"], french)) == {}
    assert without_accents({"schön": frozenset({"de"}), "schon": frozenset({"de"})}) == {}
