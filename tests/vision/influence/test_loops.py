"""Loops are those of the arrows, each once, and say whether they reinforce or balance."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.influence.arrows import Arrow
from vision.influence.loops import LONGEST_LOOP, loops


def arrow(
    cause: int, effect: int, lean: int = 1, *, steady: bool = True, people: int = 20
) -> Arrow:
    """Return an arrow that most people give."""
    return Arrow(cause, effect, people, 0.8, 0.1, 0.1, lean, 0.7 * lean, 0.4, 0.9, steady)


@pytest.mark.parametrize(
    ("signs", "reinforcing"), [((1, 1), True), ((1, -1), False), ((-1, -1), True)]
)
def test_an_even_number_of_harder_reinforces(signs: tuple[int, int], reinforcing: bool) -> None:  # noqa: FBT001 - a case
    """Sterman's rule: the product of the signs of the links."""
    (loop,) = loops([arrow(1, 2, signs[0], people=15), arrow(2, 1, signs[1])])
    assert (loop.themes, loop.reinforcing, loop.people) == ((1, 2), reinforcing, 15)


def test_arrows_that_are_not_steady_make_no_loop() -> None:
    """One doubtful arrow is enough to leave a loop untold."""
    assert loops([arrow(1, 2), arrow(2, 1, steady=False)]) == ()


@given(st.sets(st.tuples(st.integers(1, 6), st.integers(1, 6)).filter(lambda e: e[0] != e[1])))
def test_all_loops_are_found_and_each_once(edges: set[tuple[int, int]]) -> None:
    """Every way to order two to four themes that begins with the least is tried."""
    known = {
        path
        for size in range(2, LONGEST_LOOP + 1)
        for path in permutations(range(1, 7), size)
        if path[0] == min(path) and set(zip(path, (*path[1:], path[0]), strict=True)) <= edges
    }
    found = loops([arrow(a, b) for a, b in sorted(edges)])

    assert len(found) == len(known)
    assert {loop.themes for loop in found} == known
