"""Labels move as little as they must, and no further."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from vision.charts.spacing import apart, spread

places = st.lists(st.floats(0, 400), max_size=15)


@settings(deadline=None)
@given(places, st.floats(1, 30))
def test_spread_labels_are_apart_and_in_order(wanted: list[float], gap: float) -> None:
    """No two labels come closer than the gap, and none overtakes another."""
    placed = spread(wanted, gap)
    order = np.argsort(wanted, kind="stable")

    assert len(placed) == len(wanted)
    assert (np.diff(placed[order]) >= gap - 1e-6).all()


def test_labels_with_room_stay_where_they_are() -> None:
    """What is far enough apart already does not move."""
    assert spread([50, 10, 90], 16).tolist() == [50, 10, 90]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0, 60), min_size=2, max_size=5))
def test_spread_moves_as_little_as_possible(wanted: list[float]) -> None:
    """The sum of squared moves is what a general optimiser finds as well (SLSQP in SciPy)."""
    gap = 16.0
    ordered = np.sort(wanted)
    limits = [
        {"type": "ineq", "fun": lambda at, k=k: at[k + 1] - at[k] - gap}
        for k in range(len(ordered) - 1)
    ]
    start = ordered[0] + gap * np.arange(len(ordered))
    best = minimize(lambda at: ((at - ordered) ** 2).sum(), start, constraints=limits)

    assert ((spread(ordered, gap) - ordered) ** 2).sum() <= best.fun + 1e-3


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 700), st.floats(0, 480)), min_size=1, max_size=15))
def test_names_on_a_map_do_not_cover_each_other(centres: list[tuple[float, float]]) -> None:
    """Fifteen names find room on a map, inside it, wherever their themes lie."""
    boxes = np.tile([150.0, 26.0], (len(centres), 1))
    span = np.array([720.0, 480.0])

    placed = apart(np.array(centres), boxes, span)

    assert (placed - boxes / 2 >= -1e-6).all()
    assert (placed + boxes / 2 <= span + 1e-6).all()
    for one in range(len(placed)):
        for other in range(one):
            between = np.abs(placed[one] - placed[other])
            assert (between >= (boxes[one] + boxes[other]) / 2 - 0.5).any()
