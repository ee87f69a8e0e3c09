"""Shared focus: what groups have in common, and what chance would give them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cityblock

from vision.alignment.shared_focus import (
    LESS,
    SAME,
    balanced,
    dealt,
    overlap,
    shared_focus,
    voices,
)

shares = st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(any)


def normal(values: list[int]) -> np.ndarray:
    """Return shares that sum to 1."""
    return np.array(values) / sum(values)


@given(shares, shares)
def test_overlap_is_one_less_the_total_variation(p: list[int], q: list[int]) -> None:
    """Sum of smaller shares = 1 - half the city-block distance, and it is the same both ways."""
    one, other = normal(p), normal(q)

    assert float(overlap(one, other)) == pytest.approx(1 - cityblock(one, other) / 2)
    assert float(overlap(one, other)) == pytest.approx(float(overlap(other, one)))


def test_overall_focus_of_two_groups_is_their_overlap() -> None:
    """With two groups the rest of one is the other."""
    table = np.array([[0.6, 0.3, 0.1], [0.2, 0.3, 0.5]])

    assert float(balanced(table)) == pytest.approx(0.6)


def test_overall_focus_counts_every_group_alike() -> None:
    """By hand: (1,0), (1,0), (0,1) against the others' means share .5, .5 and 0."""
    table = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])

    assert float(balanced(table)) == pytest.approx((0.5 + 0.5 + 0.0) / 3)


def test_voices_matches_a_plain_table() -> None:
    """Group shares equal what pandas sums and divides, and whoever has no group is left out."""
    random = np.random.default_rng(1)
    weights = random.dirichlet([1, 1, 1], 50)
    group = random.integers(-1, 3, 50)
    plain = pd.DataFrame(weights).groupby(group).sum().drop(-1)
    plain = plain.div(plain.sum(axis=1), axis=0)

    np.testing.assert_allclose(voices(weights, group, 3), plain.to_numpy())


def test_dealing_keeps_group_sizes_and_themes() -> None:
    """Every deal hands out all voices, and each group gets as many people as it has."""
    random = np.random.default_rng(2)
    weights = random.dirichlet([1, 1, 1], 40)
    group = random.integers(0, 3, 40)

    sums = dealt(weights, group, 3, permutations=20, seed=0)

    np.testing.assert_allclose(sums.sum(axis=1), np.tile(weights.sum(axis=0), (20, 1)))
    np.testing.assert_allclose(sums.sum(axis=2), np.tile(np.bincount(group), (20, 1)))


def test_dealing_within_a_block_stays_in_it() -> None:
    """People are dealt only among their own level: its voices stay where its members are."""
    group, within = np.array([0, 1, 0, 1, 2, 2]), np.array([0, 0, 0, 0, 1, 1])
    weights = np.array([[1.0, 0.0]] * 4 + [[0.0, 1.0]] * 2)

    sums = dealt(weights, group, 3, permutations=50, seed=0, within=within)

    assert (sums[:, 2] == [0, 2]).all()
    assert (sums[:, :2, 1] == 0).all()


@pytest.mark.slow
def test_chance_range_matches_shuffling_tables() -> None:
    """The fast count gives the distribution that shuffling and cross-tabulating gives."""
    random = np.random.default_rng(5)
    theme, group = random.integers(0, 4, 120), random.integers(0, 2, 120)
    weights = np.eye(4)[theme]
    slow = []
    for _ in range(400):
        table = pd.crosstab(random.permutation(group), theme, normalize="index").to_numpy()
        slow.append(float(overlap(table[0], table[1])))
    low, high = np.quantile(slow, [0.025, 0.975])

    found = shared_focus(weights, group, 2, permutations=999, seed=0)

    assert found is not None
    assert found.chance_low == pytest.approx(low, abs=0.03)
    assert found.chance_high == pytest.approx(high, abs=0.03)


def test_verdicts() -> None:
    """Two camps have less in common than chance; a room dealt at random differs no more than it."""
    group, camps = np.repeat([0, 1], 50), np.eye(2)[np.repeat([0, 1], 50)]
    apart = shared_focus(camps, group, 2, permutations=199, seed=0)
    assert apart is not None
    assert (apart.overlap, apart.verdict, apart.divergence) == (0.0, LESS, 1.0)

    mixed = np.eye(2)[np.tile([0, 1, 0, 1, 1], 20)]
    alike = shared_focus(
        mixed, np.random.default_rng(4).permutation(group), 2, permutations=199, seed=0
    )
    assert alike is not None
    assert alike.verdict == SAME


def test_divergence_of_half_and_half_from_one_side() -> None:
    """Jensen-Shannon of (1/2, 1/2) and (1, 0) is 3/2 - 3/4 log2(3) bits (Lin 1991)."""
    weights = np.array([[0.5, 0.5]] * 6 + [[1.0, 0.0]] * 6)
    found = shared_focus(weights, np.repeat([0, 1], 6), 2, permutations=19, seed=0)
    by_hand = 1.5 - 0.75 * np.log2(3)

    assert found is not None
    assert by_hand == pytest.approx(0.3113, abs=5e-5)
    assert found.divergence == round(by_hand, 2)


def test_a_group_without_any_voice_has_no_focus() -> None:
    """Nobody in it speaks of a theme that is shown."""
    weights = np.array([[1.0, 0.0], [0.0, 0.0]])

    assert shared_focus(weights, np.array([0, 1]), 2, permutations=9, seed=0) is None
