"""One test over every view of a room: rarely fooled by chance, seldom blind to what is there."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from vision.alignment import align, spoken
from vision.alignment.permutation_test import omnibus
from vision.alignment.roster import Roster, roster
from vision.privacy import publish
from vision.significance import Share, called_in

LEVELS = ["Executive", "Manager", "Frontline"]


def rows(people: int, seed: int, more: float = 0.0) -> pd.DataFrame:
    """Return people with one to three statements; executives speak of theme 1 ``more`` often."""
    random = np.random.default_rng(seed)
    said = []
    for k in range(people):
        level = LEVELS[k % 3]
        for _ in range(int(random.integers(1, 4))):
            theme = int(random.integers(1, 7))
            if level == "Executive" and random.random() < more:
                theme = 1
            said.append((f"p{k}", theme, level, f"U{random.integers(3)}"))
    return pd.DataFrame(said, columns=["person", "theme", "level", "unit"])


def table(said: pd.DataFrame) -> Roster:
    """Return what may be counted of it."""
    return roster(publish(None, spoken(said), levels=LEVELS, smallest_group=5), range(1, 7))


@pytest.mark.slow
def test_rooms_in_which_nothing_differs_are_seldom_opened() -> None:
    """Over 150 such rooms p is as evenly spread as a p should be, and few rooms may call."""
    p = np.array(
        [omnibus(table(rows(45, k)), ordered=True, permutations=99, seed=k).p for k in range(150)]
    )

    assert (p <= Share.PLACES.value).mean() <= 0.12
    assert 0.4 < p.mean() < 0.65


def test_a_room_with_a_wide_gap_is_opened_and_the_gap_is_called() -> None:
    """Nearly all executives speak of one theme: seen in every one of ten rooms."""
    for seed in range(10):
        found = align(
            rows(90, seed, 0.7),
            themes=[(k, f"T{k}") for k in range(1, 7)],
            levels=LEVELS,
            permutations=99,
        )
        assert "gap" in called_in(found)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_called_in_a_room_that_is_not_opened(seed: int) -> None:
    """Whatever single tests say: where the omnibus test sees nothing, no view calls anything."""
    for k in range(12):
        found = align(
            rows(40, 100 * seed + k),
            themes=[(k, f"T{k}") for k in range(1, 7)],
            levels=LEVELS,
            permutations=59,
        )
        if found.omnibus_p > 0.1:
            assert called_in(found) == frozenset()


def test_a_room_with_nothing_to_compare_has_nothing_to_find() -> None:
    """One level and no units: p is 1."""
    said = rows(30, 1).assign(level="Executive", unit=None)

    assert omnibus(table(said), ordered=True, permutations=19, seed=0).p == 1


def test_rows_as_people_call_nothing() -> None:
    """People who write several lines look like gaps; without a column of people none is called."""
    said = pd.concat([rows(60, 2, 0.8)] * 3)
    named = {k: f"T{k}" for k in range(1, 7)}

    told = align(said, themes=[*named.items()], levels=LEVELS, permutations=99)
    untold = align(said, themes=[*named.items()], levels=LEVELS, permutations=99, has_person=False)

    assert called_in(told) != frozenset()
    assert called_in(untold) == frozenset()
    assert untold.smallest_gap is None
    assert any(cell is not None for line in untold.reach for cell in line)
