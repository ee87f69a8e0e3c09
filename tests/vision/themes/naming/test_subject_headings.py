"""General words for small themes that everybody speaks of in other words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from sklearn.preprocessing import normalize

from vision.text import read_corpus
from vision.themes.naming import Suggestions
from vision.themes.naming.candidates import Candidate
from vision.themes.naming.signals import FEW, Compared
from vision.themes.naming.subject_headings import (
    LANGUAGES,
    SURE_FROM,
    directions,
    headings,
    subjects,
)
from vision.themes.naming.weights import MEANING, score
from vision.themes.points import Plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.themes.naming.collection import Collection

ENERGY = ["solar on all roofs", "a heat pump", "LED lamps in cellars", "insulate the top floor"]
GARDEN = ["more flowers", "the lime tree stays", "bees", "beds for tomatoes", "mow less often"]
SENSES = (
    ("solar", "pump", "led", "insulate", "energy", "énergie"),
    ("flower", "tree", "bees", "beds", "mow", "gardens", "jardins"),
)
Offered = Callable[..., dict[int, list[Any]]]


class Senses:
    """An encoder that hears two subjects in whole words and knows no other."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """Return shape (n, 42): what a text is about; what is not known, each for itself."""
        self.asked += texts
        rows = np.zeros((len(texts), len(SENSES) + 40), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:2] = [bool(own & set(text.lower().split())) for own in _forms()]
            row[2 + len(text) % 40] += 0.3
        return rows


def _forms() -> list[set[str]]:
    return [{*own, *(f"{word}s" for word in own)} for own in SENSES]


@pytest.fixture
def offered() -> Offered:
    """Return what names piles by meaning, theme 1 first."""

    def find(
        piles: list[list[str]],
        language: str = "en",
        encoder: Senses | None = None,
        *,
        kinds: bool = False,
        sure: bool = False,
    ) -> dict[int, list[Any]]:
        worker = encoder or Senses()
        lines = [line for pile in piles for line in pile]
        labels = np.repeat(np.arange(len(piles)) + 1, [len(pile) for pile in piles])
        vectors = normalize(worker.encode(lines))
        middle = vectors.mean(axis=0)
        found = Suggestions(
            read_corpus(lines, [language] * len(lines)), labels.astype(np.int32),
            Plain(normalize(vectors - middle).astype(np.float32)), middle, worker,
        ).of(range(1, len(piles) + 1))  # fmt: skip
        if sure:
            return {theme: [(each.text, each.sure) for each in own] for theme, own in found.items()}
        return {
            theme: [f"{each.text} {each.kind}" if kinds else each.text for each in own]
            for theme, own in found.items()
        }

    return find


def test_every_subject_has_one_name_in_every_language() -> None:
    """Another number of names in one language would be names of other subjects."""
    every = {code: subjects(code) for code in LANGUAGES}
    assert {len(found) for found in every.values()} == {len(subjects("en"))}
    for code, found in every.items():
        assert len(set(found)) == len(found), code
        assert all(text == text.strip() and text for text in found), code


def test_what_nobody_says_twice_gets_the_word_for_all_of_it(offered: Offered) -> None:
    """Roofs, pumps and lamps are about energy, which nobody wrote."""
    found = offered([ENERGY, GARDEN])
    assert "energy" in found[1][:4]
    assert "gardens" in found[2][:4]
    assert "gardens" not in found[1]


@pytest.mark.parametrize("statements", [ENERGY, GARDEN])
def test_one_that_is_not_sure_stands_behind_what_was_written(
    collection: Callable[..., Collection], statements: list[str]
) -> None:
    """A general word is the right one or it misleads: only a sure one is a name by itself."""
    theme = [ENERGY, GARDEN].index(statements) + 1
    known, worker = collection([ENERGY, GARDEN]), Senses()
    rows = normalize(worker.encode([*ENERGY, *GARDEN]))
    middle = rows.mean(axis=0)
    plain = Plain(normalize(rows - middle).astype(np.float32))
    middles = np.stack([plain.middle(np.flatnonzero(known.labels == each)) for each in (1, 2)])
    compared = Compared(np.asarray(plain.rows), known.labels, middles, worker.encode)
    written = Candidate((), "clause", "LED lamps in cellars", "NNPN", signals={"few": 1.0})
    written.score = 1.2
    vectors = directions(worker, "en", middle)
    found = headings(known, known.pile(theme), compared, vectors, [written])
    assert found
    for each in found:
        sure = score(each.signals, MEANING) >= SURE_FROM
        assert (each.score > written.score) == sure


def test_it_is_in_the_language_of_the_theme(offered: Offered) -> None:
    """A theme in a language without a list has none."""
    assert "énergie" in offered([ENERGY, GARDEN], "fr")[1][:4]
    assert "energy" not in offered([ENERGY, GARDEN], "pl")[1]


def test_a_word_that_somebody_wrote_is_said_once(offered: Offered) -> None:
    """One person's general word speaks for all there, and is written as people do."""
    found = offered([[*ENERGY, "Energy"], GARDEN], kinds=True)[1]
    assert "energy noun" in found[:4]
    assert "energy heading" not in found


def test_many_people_need_no_list(offered: Offered) -> None:
    """Where words come back, they name the theme."""
    many = [f"{line} {number}" for number in range(4) for line in ENERGY]
    assert len(many) > FEW
    assert "energy" not in offered([many, GARDEN])[1]


def test_a_room_of_one_theme_has_none(offered: Offered) -> None:
    """Nothing is nearer to it than to the others."""
    worker = Senses()
    offered([ENERGY], encoder=worker)
    assert "energy" not in worker.asked


def test_subjects_are_encoded_once(offered: Offered) -> None:
    """The next theme, and the next time, find them known."""
    worker = Senses()
    for _ in range(2):
        offered([ENERGY, GARDEN], encoder=worker)
    assert worker.asked.count("opening hours") == 1


def test_a_subject_of_one_names_no_theme_of_a_few(offered: Offered) -> None:
    """Each of two or three has to be about it: what one says is not what all say."""
    both = dict(offered([ENERGY[:3], GARDEN], sure=True)[1])
    mixed = dict(offered([[*ENERGY[:2], "late trams"], GARDEN], sure=True)[1])
    assert both["energy"]
    assert not mixed.get("energy", False)
