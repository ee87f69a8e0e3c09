"""Rooms with a graph in mind: their arrows and loops are found, and none that is not there."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.influence import ANYHOW, ask, graph, loops_of
from vision.influence import influence_map
from vision.influence.theme_pairs import ENOUGH

ROOMS, PEOPLE, THEMES = 20, 60, (1, 2, 3, 4)


@pytest.mark.slow
@pytest.mark.parametrize(("right", "most"), [(0.7, 0.9), (0.6, 0.75)])
def test_arrows_and_loops_of_a_known_graph_are_found(right: float, most: float) -> None:
    """Nine arrows in ten that 15 people answered lean as they should; most loops are told."""
    leans, planted, found, extra = [], 0, 0, 0
    for seed in range(ROOMS):
        draw = np.random.default_rng([PEOPLE, seed])
        truth = graph(THEMES, draw)
        answers = np.full((len(THEMES), len(THEMES), 3), (1 - right) / 2)
        for (a, b), sign in truth.items():
            answers[a - 1, b - 1, sign + 1] = right
        told = influence_map(ask(PEOPLE, THEMES, answers, draw), THEMES)
        leans += [
            arrow.lean == truth[arrow.cause, arrow.effect]
            for arrow in told.arrows
            if arrow.people >= ENOUGH
        ]
        true, shown = loops_of(truth, THEMES), {loop.themes for loop in told.loops}
        planted, found = planted + len(true), found + len(true & shown)
        extra += len(shown - true)

    assert len(leans) == ROOMS * len(THEMES) * (len(THEMES) - 1)
    assert np.mean(leans) >= 0.9
    assert found >= most * planted
    assert extra == 0


@pytest.mark.slow
@pytest.mark.parametrize("shares", ANYHOW.values(), ids=list(ANYHOW))
def test_rooms_that_answer_anyhow_have_no_loop(shares: tuple[float, ...]) -> None:
    """Of forty rooms in which no answer depends on the pair, one at most is told a loop."""
    called = 0
    answers = np.broadcast_to(np.array(shares), (len(THEMES), len(THEMES), 3))
    for seed in range(40):
        draw = np.random.default_rng([PEOPLE, seed, 7])
        called += bool(influence_map(ask(PEOPLE, THEMES, answers, draw), THEMES).loops)

    assert called <= 1
