"""Piles of statements, read, for tests of their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from vision.text import read_corpus
from vision.themes.features import tfidf
from vision.themes.naming import Suggestions
from vision.themes.naming.collection import Collection
from vision.themes.points import Plain

Piles = Sequence[Sequence[str]]


@pytest.fixture(scope="session")
def collection() -> Callable[..., Collection]:
    """Return what makes a collection of piles, theme 1 first."""

    def make(piles: Piles, language: str = "en", **told: object) -> Collection:
        lines = [line for pile in piles for line in pile]
        labels = np.repeat(np.arange(len(piles)) + 1, [len(pile) for pile in piles])
        corpus = read_corpus(lines, [language] * len(lines))
        return Collection(corpus, labels.astype(np.int32), **told)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def named() -> Callable[..., dict[int, list[str]]]:
    """Return what finds the suggestions for piles by words, theme 1 first."""

    def find(piles: Piles, language: str = "en", **told: object) -> dict[int, list[str]]:
        lines = [line for pile in piles for line in pile]
        labels = np.repeat(np.arange(len(piles)) + 1, [len(pile) for pile in piles])
        corpus = read_corpus(lines, [language] * len(lines))
        found = Suggestions(
            corpus,
            labels.astype(np.int32),
            Plain(tfidf(corpus)),
            **told,  # type: ignore[arg-type]
        ).of(range(1, len(piles) + 1))
        return {theme: [each.text for each in own] for theme, own in found.items()}

    return find
