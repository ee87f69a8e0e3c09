"""Names of people."""

from __future__ import annotations

import pytest

from vision.text import read_corpus
from vision.themes.naming.person_names import people_named


def people(lines: list[str], language: str = "en") -> set[str]:
    """Return the words of some statements that are taken for people's names."""
    corpus = read_corpus(lines, [language] * len(lines))
    named = people_named(corpus)
    return {
        corpus.surfaces[word].lower()
        for word, stem in zip(corpus.words, corpus.stems, strict=True)
        if stem in named
    }


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        ("Thank you Anna Kowalczyk for everything", "en", {"anna", "kowalczyk"}),
        ("We trust Dr. Okafor with our lives", "en", {"okafor"}),
        ("Frau Berger hört immer zu", "de", {"berger"}),
        ("Repair Franklin Street at last", "en", set()),
        ("Hope for better days in May", "en", set()),
        ("", "en", set()),
    ],
)
def test_people_are_told_by_first_name_and_title(line: str, language: str, names: set[str]) -> None:
    """A first name with what follows it, a name behind a title; not a street called after one."""
    assert people([line], language) == names


def test_first_names_are_known_where_nobody_writes_capitals() -> None:
    """In a room that writes all in lower case, Kevin has none either."""
    assert people(["tell kevin to call", "no more calls"]) == {"kevin"}
    assert people(["Tell kevin to call", "No more calls", "Never"]) == set()
