"""What speaks for a statement being in a theme."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vision.text import read_corpus
from vision.themes.membership_evidence import Evidence, evidence, nearest, settled, told_by_themes

ANSWERS = [
    "parking garage", "parking garage", "parking garage", "parking",
    "canteen meals", "canteen meals", "canteen meals", "canteen",
]  # fmt: skip


def known(answers: list[str], meaning: np.ndarray | None = None) -> Evidence:
    """Return the evidence of English statements."""
    return evidence(read_corpus(answers, ["en"] * len(answers)), meaning)


def test_what_themes_tell_is_as_on_paper() -> None:
    """Four words in two themes: each is said once more by its theme, out of two left there.

    "oak" and "ash" stand twice each, so each has half of the words: 2.5 of 5 with the half
    that is added. Left out, its theme has one of its words and one in all: log((1 + 300 / 2) /
    (1 + 300)) - log(1 / 2).
    """
    found = known(["oak", "oak", "ash", "ash"])

    told = told_by_themes(found, np.array([0, 0, 1, 1], dtype=np.int32), 2)

    assert told == pytest.approx(math.log((1 + 150) / 301) - math.log(0.5), abs=1e-6)


def test_themes_that_part_equal_words_mislead() -> None:
    """Where every theme lacks the word that its statements say, themes tell less than nothing."""
    found = known(["oak", "oak", "ash", "ash"])

    assert told_by_themes(found, np.array([0, 1, 0, 1], dtype=np.int32), 2) < 0


def test_a_statement_moves_to_the_theme_that_says_its_words() -> None:
    """One statement among strangers goes home; the others stay."""
    wrong = np.array([0, 0, 0, 0, 1, 1, 1, 0], dtype=np.int32)

    assert settled(known(ANSWERS), wrong, 2).tolist() == [0, 0, 0, 0, 1, 1, 1, 1]


def test_meaning_speaks_where_words_are_silent() -> None:
    """A statement that shares no word with others goes where its meaning points."""
    meaning = np.array([[1, 0]] * 4 + [[0, 1]] * 5, dtype=np.float32)
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 1, 0], dtype=np.int32)

    found = settled(known([*ANSWERS, "lunch"], meaning), labels, 2)

    assert found.tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 1]


def test_no_theme_becomes_empty() -> None:
    """Also a theme whose only statement would be better off elsewhere keeps it."""
    labels = np.array([0, 0, 0, 1, 2, 2, 2, 2], dtype=np.int32)

    assert np.unique(settled(known(ANSWERS), labels, 3)).tolist() == [0, 1, 2]


def test_new_statements_join_the_theme_that_says_their_words() -> None:
    """Known statements decide where new ones go."""
    found = known([*ANSWERS, "meals", "a garage"])
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 1], dtype=np.int32)

    assert nearest(found[np.array([8, 9])], found[np.arange(8)], labels, 2).tolist() == [1, 0]
