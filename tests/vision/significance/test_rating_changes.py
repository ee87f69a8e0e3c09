"""Two groups of ratings: the same p as SciPy's exact test, and honest ranges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from vision.significance.rating_changes import likely_change, mean, permutation_test

GROUP = st.lists(st.integers(0, 10), min_size=2, max_size=5)


def counts(ratings: list[int]) -> list[int]:
    """Return people by rating."""
    return np.bincount(ratings, minlength=11).tolist()


@given(first=GROUP, second=GROUP)
def test_the_exact_test_is_scipys(first: list[int], second: list[int]) -> None:
    """Over all deals of few people, as ``scipy.stats.permutation_test`` counts them."""

    def apart(a: list[int], b: list[int], axis: int) -> float:
        return abs(np.mean(a, axis=axis) - np.mean(b, axis=axis)) - 1e-12

    theirs = stats.permutation_test(
        (first, second), apart, alternative="greater", n_resamples=np.inf, vectorized=True
    ).pvalue
    assert permutation_test(counts(first), counts(second)) == pytest.approx(theirs, abs=1e-9)


def test_large_groups_are_close_to_the_exact_test() -> None:
    """Just below and above the number of people from which a normal tail is used."""
    small, large = [2, 1, 4, 6, 8, 10, 9, 8, 6, 3, 3], [1, 1, 2, 4, 6, 9, 11, 10, 8, 4, 4]
    exact = permutation_test(small, large)
    more = [each + (at in (0, 10)) for at, each in enumerate(large)]

    assert sum(small) + sum(large) == 120
    assert permutation_test(small, more) == pytest.approx(exact, abs=0.05)


@pytest.mark.slow
def test_chance_alone_is_called_as_often_as_it_may() -> None:
    """Where nothing differs, a p under .05 comes about in 5 of 100 pairs of groups at most."""
    random, shape = np.random.default_rng(3), np.array([1, 1, 2, 3, 5, 8, 8, 5, 3, 2, 1]) / 39
    pairs = random.multinomial(12, shape, (400, 2))
    called = np.mean([permutation_test(a.tolist(), b.tolist()) <= 0.05 for a, b in pairs])
    assert called <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 400)


@given(first=GROUP, second=GROUP)
def test_a_likely_range_is_welchs(first: list[int], second: list[int]) -> None:
    """SciPy's interval for two means of unequal spread, within the scale, the change inside it."""
    a, b = counts(first), counts(second)
    low, high = likely_change(a, b)
    assert low <= mean(b) - mean(a) + 1e-9
    assert mean(b) - mean(a) <= high + 1e-9
    if len(set(first)) > 1 and len(set(second)) > 1:
        theirs = stats.ttest_ind(second, first, equal_var=False).confidence_interval()
        assert low == pytest.approx(max(theirs.low, -10), abs=1e-9)
        assert high == pytest.approx(min(theirs.high, 10), abs=1e-9)
