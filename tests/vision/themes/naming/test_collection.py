"""Counting phrases in one theme and elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from vision.text import read_corpus
from vision.themes.naming.collection import READ, Collection

if TYPE_CHECKING:
    from collections.abc import Callable

TREES = ["our town needs more trees", "trees for our town", "a town with old trees", "plant trees"]
RAIL = ["a train to our town", "our town by train", "our town needs a night train", "late trains"]


def test_what_everybody_says_is_the_subject_of_the_room(
    collection: Callable[..., Collection],
) -> None:
    """A word of over half of the statements counts for no theme, and holds no candidate back."""
    made = collection([TREES, RAIL])
    town, trees = made.stem_of("town", "en"), made.stem_of("trees", "en")
    assert made.subjects == {town}
    assert made.holding([town, trees]).tolist() == [0, 1, 2, 3]
    assert made.elsewhere(made.holding([trees]), made.pile(1)) == 0


def test_words_of_the_question_are_the_subject_sooner(
    collection: Callable[..., Collection],
) -> None:
    """A tenth of the statements is enough for a word that was asked about."""
    made = collection([TREES, RAIL], asked=["Which trees do you want?"])
    assert made.stem_of("trees", "en") in made.subjects
    assert made.stem_of("train", "en") not in made.subjects


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("What do you think of our trees?", "en"),
        ("Trees: yes or no", "en"),
        ("L'arbre, (et) l'eau?", "fr"),
    ],
)
def test_marks_and_articles_hide_no_word_of_the_question(
    collection: Callable[..., Collection], asked: str, language: str
) -> None:
    """Its last word stands before a question mark, a French one behind an article."""
    piles = [TREES, RAIL] if language == "en" else [["plus d'arbres", "un arbre"], ["des trains"]]
    made = collection(piles, language, asked=[asked])
    assert made.stem_of("trees" if language == "en" else "arbres", language) in made.subjects


def test_who_writes_much_counts_once(collection: Callable[..., Collection]) -> None:
    """Three lines of one person are one voice."""
    made = collection([TREES, RAIL], people=["ann", "ann", "ann", "bo", *"cdef"])
    pile = made.pile(1)
    assert pile.voices == 2
    assert len(made.voices_in(made.holding([made.stem_of("trees", "en")]), pile)) == 2


def test_a_large_theme_is_read_in_part_chosen_by_text(
    collection: Callable[..., Collection],
) -> None:
    """The same statements are read whatever the order they come in."""
    many = [f"trees along road number {place}" for place in range(2 * READ)]
    one, other = collection([many, RAIL]), collection([many[::-1], RAIL])
    read = [
        {" ".join(word for word, _ in made.words_of(row)) for row in made.pile(1).read}
        for made in (one, other)
    ]
    assert read[0] == read[1]
    assert len(read[0]) == READ


def test_names_of_the_whole_town_are_its_subject(collection: Callable[..., Collection]) -> None:
    """A proper name that half of the themes hold tells none of them apart."""
    piles = [
        [f"more {what} in Alder", f"better {what} for Alder", f"cheap {what}", f"old {what}"] * 2
        for what in ("trees", "trains", "schools", "shops")
    ]
    made = collection(piles)
    assert made.stem_of("Alder", "en") in made.subjects
    assert made.spelled("alder") == "Alder"


def test_one_german_statement_changes_no_name_of_a_town() -> None:
    """Its capitals say nothing; those of the others do."""
    lines = [
        f"{how} {what} in Alder"
        for what in ("trees", "trains", "schools", "shops")
        for how in ("more", "better", "our", "old")
    ]
    labels = np.repeat([1, 2, 3, 4], 4)
    corpus = read_corpus([*lines, "Mehr Bäume"], ["en"] * len(lines) + ["de"])
    made = Collection(corpus, np.append(labels, 1).astype(np.int32))
    assert made.stem_of("Alder", "en") in made.subjects


@pytest.mark.parametrize(
    ("word", "noun", "shown"), [("zeit", True, "Zeit"), ("zeit", False, "zeit")]
)
def test_german_nouns_have_their_capital(
    collection: Callable[..., Collection],
    word: str,
    noun: bool,  # noqa: FBT001 - a parameter of the test
    shown: str,
) -> None:
    """Whoever forgot it."""
    made = collection([["mehr zeit", "zeit für alle"], ["andere dinge"]], "de")
    assert made.spelled(word, noun=noun) == shown
