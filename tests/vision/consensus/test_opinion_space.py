"""The map of answers: near is alike, and no dot is fewer people than may be told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.consensus import OpinionGroups, opinion_map


def groups(positions: np.ndarray, labels: np.ndarray) -> OpinionGroups:
    """Return people at these places in these groups."""
    people = tuple(f"p{number}" for number in range(len(labels)))
    count = int(labels.max(initial=-1)) + 1
    return OpinionGroups(people, labels, positions, count, 0.5, True, "")  # type: ignore[arg-type]


@given(
    sizes=st.lists(st.integers(5, 90), min_size=2, max_size=4),
    least=st.integers(3, 9),
    seed=st.integers(0, 999),
)
def test_no_dot_is_fewer_people_than_may_be_told(sizes: list[int], least: int, seed: int) -> None:
    """Whoever lies where: each dot has the smallest group, everyone of a group is in one dot."""
    random = np.random.default_rng(seed)
    labels = np.repeat(np.arange(len(sizes)), sizes)
    dots = opinion_map(groups(random.normal(size=(len(labels), 2)), labels), least)

    assert all(dot.people >= least for dot in dots)
    for label, size in enumerate(sizes):
        if size >= least:
            assert sum(dot.people for dot in dots if dot.group == "ABCDE"[label]) == size
    assert all(0 <= place <= 1 for dot in dots for place in (dot.x, dot.y))


def test_a_dot_is_the_middle_of_its_people() -> None:
    """Two groups far apart, of five each: two dots at the ends, where their means are."""
    positions = np.vstack([np.tile([-1.0, 0.0], (5, 1)), np.tile([1.0, 0.0], (5, 1))])
    first, second = opinion_map(groups(positions, np.repeat([0, 1], 5)), 5)

    assert (first.group, first.x, first.people) == ("A", 0.0, 5)
    assert (second.group, second.x, second.people) == ("B", 1.0, 5)


def test_without_groups_there_is_no_map() -> None:
    """Where answers do not part people nothing is drawn."""
    nobody = groups(np.full((6, 2), np.nan), np.full(6, -1))
    assert opinion_map(nobody, 5) == ()


def test_halves_are_near_each_other() -> None:
    """Splitting goes along the wider side: dots of a line lie in its order."""
    line = np.column_stack([np.arange(20.0), np.zeros(20)])
    found = [dot.x for dot in opinion_map(groups(line, np.zeros(20, dtype=int)), 5)]
    assert found == pytest.approx([0.0, 1 / 3, 2 / 3, 1.0], abs=0.01)
