"""Themes that the same people speak of: what chance gives is known, and only more is called."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest

from vision.influence.cooccurrence import _expected, from_json, together


def test_chance_is_that_of_all_ways_to_deal_themes_to_people() -> None:
    """Two people with two themes, one with three, of four themes: counted over all tables."""
    sizes, people = (2, 2, 3), {1: 3, 2: 2, 3: 1, 4: 1}
    tables = [
        table
        for table in _tables(sizes)
        if all(sum(t in row for row in table) == n for t, n in people.items())
    ]
    exact = {
        pair: np.mean([sum(set(pair) <= set(row) for row in table) for table in tables])
        for pair in combinations(people, 2)
    }

    found = _expected([{1, 2}, {1, 3}, {1, 2, 4}], [1, 2, 3, 4])
    assert sum(found.values()) == pytest.approx(5)  # pairs of the three people: 1 + 1 + 3
    assert found == pytest.approx(exact, abs=0.25)  # the margins hold in the mean there


def _tables(sizes: tuple[int, ...]) -> list[tuple[tuple[int, ...], ...]]:
    found: list[tuple[tuple[int, ...], ...]] = [()]
    for size in sizes:
        found = [(*each, row) for each in found for row in combinations((1, 2, 3, 4), size)]
    return found


def test_what_goes_together_is_found_and_the_rest_is_not() -> None:
    """Of 160 people with two of seven themes each, 40 have 1 and 2; the others are dealt."""
    draw = np.random.default_rng(4)
    spoken = [(f"p{k}", theme) for k in range(40) for theme in (1, 2)]
    for k in range(40, 160):
        spoken += [(f"p{k}", int(theme)) for theme in draw.choice(7, 2, replace=False) + 1]
    found = together(spoken, range(1, 8), smallest_group=5)

    called = [(each.theme_a, each.theme_b) for each in found if each.beyond_chance]
    assert called == [(1, 2)]
    assert found[0].people > found[0].high > found[0].low
    assert from_json([each.to_json() for each in found]) == found


def test_pairs_of_few_people_and_rooms_of_short_answers_show_nothing() -> None:
    """Four people are not shown; where nobody speaks of two themes nothing can go together."""
    four = [(f"p{k}", theme) for k in range(4) for theme in (1, 2)]
    assert together(four, [1, 2, 3], smallest_group=5) == ()
    assert together([(f"p{k}", k % 3) for k in range(60)], [0, 1, 2], smallest_group=5) == ()
    assert together([], [], smallest_group=5) == ()


def test_the_order_of_people_and_repeats_change_nothing() -> None:
    """Each person counts once a theme, whoever comes first."""
    spoken = [(f"p{k}", theme) for k in range(12) for theme in {1, 2 + k % 2, 4}]
    first = together(spoken, [1, 2, 3, 4], smallest_group=5)
    for order in list(permutations(range(3)))[:3]:
        turned = [each for at in order for each in spoken[at::3]] * 2
        assert together(turned, [4, 3, 2, 1], smallest_group=5) == first
