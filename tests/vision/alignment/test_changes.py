"""From round to round: the same organisation asked twice has not changed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from vision.alignment import spoken
from vision.alignment.changes import STAYED, Change, change
from vision.privacy import publish
from vision.significance.registry import GREW, SHRANK

LEVELS = ["Executive", "Manager", "Frontline"]


def changed(
    first: int, second: int, seed: int, apart: tuple[float, float] = (0.0, 0.0), both: float = 0.5
) -> Change | None:
    """Return what becomes of so many people a round; ``apart``: levels with themes of their own.

    Of the second round's people the share ``both`` was in the first one, too.
    """
    random = np.random.default_rng(seed)
    said = []
    for wave, (people, own) in enumerate(zip((first, second), apart, strict=True), start=1):
        start = 0 if wave == 1 else round(first - both * second)
        for k in range(start, start + people):
            for _ in range(int(random.integers(1, 3))):
                theme = k % 3 + 1 if random.random() < own else int(random.integers(1, 7))
                said.append((f"p{k}", theme, LEVELS[k % 3], None, wave))
    rows = pd.DataFrame(said, columns=["person", "theme", "level", "unit", "round"])
    published = publish(None, spoken(rows), levels=LEVELS, smallest_group=5)
    return change(published, range(1, 7), 199, seed)


def verdicts(*args: float, **options: tuple[float, float] | float) -> list[str]:
    """Return the verdict of 40 such organisations."""
    found = [changed(*args, seed, **options) for seed in range(40)]  # type: ignore[arg-type]
    return [each.verdict for each in found if each]


def test_the_same_organisation_asked_twice_has_not_changed() -> None:
    """As many people again, some of them the same: stayed in nearly every case."""
    assert verdicts(60, 60).count(STAYED) >= 38


@pytest.mark.slow
def test_fewer_people_do_not_shrink_what_is_shared() -> None:
    """A third of the people share less by chance; that is no change, and the range lies lower."""
    assert verdicts(120, 40).count(STAYED) >= 38
    one = changed(120, 40, 0)
    assert one is not None
    assert (one.chance_low + one.chance_high) / 2 < one.before


@pytest.mark.slow
def test_a_real_change_is_seen() -> None:
    """Levels that had themes of their own come together, or part."""
    assert verdicts(90, 90, apart=(0.9, 0.0)).count(GREW) >= 36
    assert verdicts(90, 90, apart=(0.0, 0.9)).count(SHRANK) >= 36


def test_rounds_that_other_levels_answered_are_not_compared() -> None:
    """Where a level is too small in one round to be told apart, there is no change to tell."""
    assert changed(60, 9, 0) is None
