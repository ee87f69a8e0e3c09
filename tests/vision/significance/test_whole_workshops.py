"""All verdicts of a whole workshop together, in rooms in which nothing differs."""

from __future__ import annotations

import pytest

from benchmarks.budget import MADE, room


@pytest.mark.stage2
def test_hardly_anything_is_called_where_nothing_differs() -> None:
    """Levels, units, rounds, answers, opinion groups, influence and pulses: one budget for all.

    ``python -m benchmarks budget`` is the long form; it is meant to call in 12 of 100 rooms.
    """
    called = [room(MADE, 30, seed, permutations=99) for seed in range(900, 920)]
    assert sum(map(bool, called)) <= 5
