"""The map says what drives and what is driven, and admits when it can't."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from vision.influence import InfluenceMap, influence_map

YES, NO, NONE = Counter({1: 16, 0: 4}), Counter({-1: 16, 0: 4}), Counter({0: 18, 1: 2})


def room(**signs: Counter[int]) -> dict[tuple[int, int], Counter[int]]:
    """Return answers of twenty people to all pairs of four themes; ``t12=YES``, the rest NONE."""
    told = {(int(key[1]), int(key[2])): counts for key, counts in signs.items()}
    return {pair: told.get(pair, NONE) for pair in permutations(range(1, 5), 2)}


def test_active_and_passive_sums_are_those_of_the_matrix() -> None:
    """Vester: rows add up to what a theme does to others, columns to what is done to it."""
    found = influence_map(room(t12=YES, t13=YES, t14=NO, t23=YES), [1, 2, 3, 4])
    first, _, third, last = found.roles

    assert first.active == pytest.approx(0.8 * 3)  # each arrow: 16 of 20, none against
    assert first.passive == 0
    assert (first.kind, first.known, first.of) == ("lever", 6, 6)
    assert (third.active, third.passive, third.kind) == (0, pytest.approx(1.6), "driven")
    assert (last.active, last.passive, last.kind) == (0, pytest.approx(0.8), "quiet")
    assert [role.theme for role in found.levers] == [1]
    assert found.loops == ()


def test_a_loop_is_named_by_its_sign() -> None:
    """More of 1 makes 2 easier, more of 2 makes 1 harder: it balances."""
    (loop,) = influence_map(room(t12=YES, t21=NO), [1, 2, 3, 4]).loops
    assert (loop.themes, loop.reinforcing) == ((1, 2), False)


def test_nobody_answered() -> None:
    """No arrow, no role, no loop; and it is not called the same answer to everything."""
    found = influence_map({}, [1, 2, 3])
    assert (found.arrows, found.loops, found.levers, found.same) == ((), (), (), False)
    assert {role.kind for role in found.roles} == {""}


def test_everybody_answered_the_same() -> None:
    """One answer to everything is told as that; no lever, and no loop."""
    same = {pair: Counter({1: 20}) for pair in permutations(range(1, 5), 2)}
    found = influence_map(same, [1, 2, 3, 4])
    assert (found.same, found.loops, found.levers) == (True, (), ())


def test_a_theme_of_which_little_is_known_has_no_role() -> None:
    """With a quarter of its arrows answered nothing is said of it."""
    found = influence_map({(1, 2): YES, (2, 1): NONE}, [1, 2, 3, 4])
    assert [role.kind for role in found.roles] == ["", "", "", ""]


def test_it_is_kept_and_comes_back() -> None:
    """Also without a theme that is no more: nothing speaks of it then."""
    found = influence_map(room(t12=YES, t21=YES), [1, 2, 3, 4])
    assert InfluenceMap.from_json(found.to_json()) == found
    less = found.without([2])
    assert less.themes == (1, 3, 4)
    assert less.loops == ()
    assert all(2 not in (each.cause, each.effect) for each in less.arrows)
