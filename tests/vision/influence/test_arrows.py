"""An arrow says what most people say of a pair, how sure that is, and never more."""

from __future__ import annotations

from collections import Counter
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.influence.arrows import arrows
from vision.influence.loops import steady_level
from vision.significance import Share


def test_shares_and_their_difference() -> None:
    """Twelve say easier, two harder, six neither: .6 less .1, with Agresti and Min's range."""
    (arrow,) = arrows({(1, 2): Counter({1: 12, -1: 2, 0: 6})}, steady_level(3))

    assert (arrow.cause, arrow.effect, arrow.people, arrow.lean) == (1, 2, 20, 1)
    assert (arrow.easier, arrow.harder, arrow.neither) == (0.6, 0.1, 0.3)
    assert arrow.net == arrow.strength == pytest.approx(0.5)
    # By hand: centre 10 / 22, variance (15 / 22 - (10 / 22) ** 2) / 22.
    half = 1.645 * ((15 / 22 - (10 / 22) ** 2) / 22) ** 0.5
    assert (arrow.low, arrow.high) == pytest.approx((10 / 22 - half, 10 / 22 + half))


def test_a_tie_leans_nowhere() -> None:
    """Where as many say one thing as another there is no arrow, and it adds to no sum."""
    (arrow,) = arrows({(1, 2): Counter({1: 8, -1: 8})}, steady_level(3))
    assert (arrow.lean, arrow.strength, arrow.steady) == (0, 0.0, False)


def test_where_all_say_the_same_of_everything_no_arrow_is_steady() -> None:
    """A room that always says easier says nothing about any one pair."""
    same = {(a, b): Counter({1: 30}) for a in range(4) for b in range(4) if a != b}
    assert not any(arrow.steady for arrow in arrows(same, steady_level(4)))
    one = same | {(0, 1): Counter({-1: 30})}
    assert [(a.cause, a.effect) for a in arrows(one, steady_level(4)) if a.steady] == [(0, 1)]


def test_a_pair_that_is_asked_more_often_sets_no_higher_bar() -> None:
    """Ten pairs say neither; one with ten times their answers says easier, and so does 1 to 2."""
    counts = {(a, b): Counter({0: 13, 1: 3}) for a in range(4) for b in range(4) if a != b}
    counts |= {(1, 2): Counter({1: 12, 0: 6}), (3, 0): Counter({1: 120, 0: 40})}
    assert {(a.cause, a.effect) for a in arrows(counts, steady_level(4)) if a.steady} == {
        (1, 2),
        (3, 0),
    }


@pytest.mark.parametrize("themes", range(3, 9))
def test_chance_loops_stay_within_half_of_the_share(themes: int) -> None:
    """Directed circles of two, three and four among k themes: k over s times (s - 1)! of each."""
    level = steady_level(themes)
    circles = {2: 1, 3: 2, 4: 6}
    expected = sum(comb(themes, size) * ways * level**size for size, ways in circles.items())
    assert expected == pytest.approx(Share.INFLUENCE.value / 2)


@given(st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(5, 8)),
    st.dictionaries(st.sampled_from([-1, 0, 1]), st.integers(1, 40), min_size=1),
))  # fmt: skip
def test_numbers_keep_their_ranges(said: dict[tuple[int, int], dict[int, int]]) -> None:
    """Shares add up to one, the range holds the number, and only what leans is steady."""
    for arrow in arrows({pair: Counter(counts) for pair, counts in said.items()}, steady_level(8)):
        assert arrow.easier + arrow.harder + arrow.neither == pytest.approx(1)
        assert -1 <= arrow.low <= arrow.net <= arrow.high <= 1
        assert arrow.lean or not arrow.steady
