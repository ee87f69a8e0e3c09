"""Piles of statements, read, for tests of their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from vision.text import read_corpus
from vision.text.tokens import BREAK
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

    def find(
        piles: Piles, language: str = "en", *, sure: bool = False, **told: object
    ) -> dict[int, list[str]]:
        lines = [line for pile in piles for line in pile]
        labels = np.repeat(np.arange(len(piles)) + 1, [len(pile) for pile in piles])
        corpus = read_corpus(lines, [language] * len(lines))
        found = Suggestions(
            corpus,
            labels.astype(np.int32),
            Plain(tfidf(corpus)),
            **told,  # type: ignore[arg-type]
        ).of(range(1, len(piles) + 1))
        return {
            theme: [each.text for each in own if each.sure or not sure]
            for theme, own in found.items()
        }

    return find


@pytest.fixture(scope="session")
def kept_back() -> Callable[..., dict[int, list[str]]]:
    """Return what finds the suggestions for one pile, some of whose words may not be shown."""

    def find(
        pile: Sequence[str], hidden: set[str], language: str = "en", *, sure: bool = False
    ) -> dict[int, list[str]]:
        lines = [*pile, "trains", "night trains", "late trains"]
        labels = np.array([1] * len(pile) + [2] * 3, dtype=np.int32)
        corpus = read_corpus(lines, [language] * len(lines))
        gone = np.array([form.lower() in hidden for form in corpus.surfaces])[corpus.words]
        shown = replace(corpus, stems=np.where(gone, np.int32(BREAK), corpus.stems))
        found = Suggestions(shown, labels, Plain(tfidf(corpus))).of([1])
        return {
            theme: [each.text for each in own if each.sure or not sure]
            for theme, own in found.items()
        }

    return find
