"""A theme is called a lever only where chance alone would hardly make any theme one."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from vision.influence import influence_map
from vision.influence.levers import furthest_by_chance
from vision.significance import called_in

THEMES = (1, 2, 3, 4, 5)


def anyhow(seed: int, people: int = 24) -> dict[tuple[int, int], Counter[int]]:
    """Return a room that mostly says easier, whatever the pair."""
    random = np.random.default_rng(seed)
    drawn = random.multinomial(people, [0.6, 0.15, 0.25], 20).tolist()
    return {
        pair: Counter(dict(zip((1, -1, 0), answers, strict=True)))
        for pair, answers in zip(permutations(THEMES, 2), drawn, strict=True)
    }


def test_where_no_theme_drives_any_hardly_one_is_called() -> None:
    """Of sixty such rooms one at most calls a lever or a theme that is driven."""
    called = [called_in(influence_map(anyhow(seed), THEMES)) for seed in range(60)]

    assert sum(bool({"lever", "driven"} & each) for each in called) <= 1


@pytest.mark.parametrize("seed", range(3))
def test_a_theme_that_drives_all_others_is_found(seed: int) -> None:
    """Nine of ten say easier of all that it does, and neither of what is done to it."""
    told = anyhow(seed)
    for other in THEMES[1:]:
        told[1, other], told[other, 1] = Counter({1: 22, 0: 2}), Counter({0: 20, 1: 4})

    assert [role.theme for role in influence_map(told, THEMES).levers] == [1]
    assert "lever" in called_in(influence_map(told, THEMES))


def test_nobody_asked_leads_nowhere() -> None:
    """Without answers, and with the same answer to everything, chance gives nothing."""
    assert furthest_by_chance({}, THEMES) == 0
    assert furthest_by_chance({(1, 2): Counter({1: 9}), (2, 1): Counter({1: 9})}, THEMES) == 0
