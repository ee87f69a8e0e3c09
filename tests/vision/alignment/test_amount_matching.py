"""Who writes more speaks of more: people are compared with people who wrote as much."""

from __future__ import annotations

import numpy as np
import pandas as pd

from vision.alignment import align, spoken
from vision.alignment.amount_matching import staying_gaps, staying_trends, strata
from vision.alignment.roster import roster
from vision.privacy import publish
from vision.significance import called_in

LEVELS = ["Executive", "Frontline"]
THEMES = [(k, f"T{k}") for k in range(1, 7)]


def rows(seed: int, *, more: float = 0.0, longer: bool = True) -> pd.DataFrame:
    """Return executives who write two statements each where others write one or two.

    With ``more``, they speak of theme 1 so much more often.
    """
    random = np.random.default_rng(seed)
    said = []
    for k in range(120):
        level = LEVELS[0] if k < 40 else LEVELS[1]
        often = 3 if longer and level == LEVELS[0] and random.random() < 0.8 else 1
        for _ in range(often + int(random.random() < 0.4)):
            theme = int(random.integers(1, 7))
            if level == LEVELS[0] and random.random() < more:
                theme = 1
            said.append((f"p{k}", theme, level, None, 40))
    return pd.DataFrame(said, columns=["person", "theme", "level", "unit", "length"])


def called(said: pd.DataFrame) -> frozenset[str]:
    """Return what is called in a room."""
    return called_in(align(said, themes=THEMES, levels=LEVELS, permutations=99))


def test_writing_more_is_no_difference_in_what_is_spoken_of() -> None:
    """Three statements reach more themes than one; among people who wrote as much, nothing."""
    rooms = [rows(seed) for seed in range(12)]

    assert sum("gap" in called(each.drop(columns="length")) for each in rooms) >= 8
    assert sum("gap" in called(each) for each in rooms) <= 1


def test_a_true_gap_stays() -> None:
    """Executives who write more and speak of one theme besides are still seen to."""
    assert sum("gap" in called(rows(seed, more=0.6)) for seed in range(8)) >= 6


def test_where_levels_write_alike_nothing_is_asked() -> None:
    """The same rows with and without lengths: the same answer."""
    said = rows(3, longer=False)

    assert strata({f"p{k}": 40.0 for k in range(9)}, [f"p{k}" for k in range(9)],
                  np.array([0, 1, 0] * 3)) is None  # fmt: skip
    both = [align(each, themes=THEMES, levels=LEVELS, permutations=49)
            for each in (said, said.drop(columns="length"))]  # fmt: skip
    assert both[0] == both[1]


def test_gaps_and_trends_of_two_levels_stay_together() -> None:
    """With two levels, both look at the same people in the same strata."""
    said = rows(1, more=0.5)
    table = roster(publish(None, spoken(said), levels=LEVELS, smallest_group=5), range(1, 7))
    within = np.arange(table.people) % 4

    assert staying_gaps(table, within)[:, 0].tolist() == staying_trends(table, within).tolist()
