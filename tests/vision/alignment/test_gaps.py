"""Differences in reach: tests, ranges and what a room could have shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import test_proportions_2indep as statsmodels_score

from vision.alignment.gaps import _interval, adjusted, likely_range, score_test, smallest_gap

NEWCOMBE_1998 = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0000),
    (10, 10, 0, 10, 0.6075, 1.0000),
]
"""Table II of the paper, method 10: counts and sizes of two groups, and the 95% interval."""


@pytest.mark.parametrize("row", NEWCOMBE_1998)
def test_likely_range_is_newcombes(row: tuple[float, ...]) -> None:
    """All eight contrasts of Newcombe (1998), Table II, to the digits printed."""
    found = _interval([np.array(v) for v in row[:4]], "newcomb", np.array(0.05))

    assert np.clip([float(end) for end in found], -1, 1) == pytest.approx(row[4:], abs=6e-5)


@pytest.mark.parametrize(("n", "m"), [(5, 5), (5, 50), (10, 10), (30, 30), (30, 100), (100, 100)])
def test_likely_range_holds_the_truth_as_often_as_it_says(n: int, m: int) -> None:
    """Summed over all counts: 93 to 98% from 30 people on and reach .1 to .9, else at least 93%."""
    a, b = np.meshgrid(np.arange(n + 1), np.arange(m + 1), indexing="ij")
    low, high = likely_range(a, n, b, m)

    def held(p: float, q: float) -> float:
        inside = (low <= p - q + 1e-12) & (p - q <= high + 1e-12)
        return float((stats.binom.pmf(a, n, p) * stats.binom.pmf(b, m, q))[inside].sum())

    common = [held(p / 20, q / 20) for p in range(2, 19) for q in range(2, 19)]
    rare = [held(p, q) for p in (0.01, 0.03, 0.05, 0.97) for q in (0.02, 0.05, 0.5, 0.99)]

    assert min(common + rare) >= 0.93
    if min(n, m) >= 30:
        assert max(common) <= 0.98


def test_likely_range_is_never_narrower_than_newcombes() -> None:
    """It is his interval, widened where another one is wider."""
    for row in NEWCOMBE_1998:
        low, high = likely_range(*row[:4])
        assert low <= row[4] + 6e-5
        assert high >= row[5] - 6e-5


@pytest.mark.parametrize(
    ("a", "n", "b", "m"), [(56, 70, 48, 80), (9, 40, 3, 35), (100, 400, 150, 380), (7, 9, 10, 30)]
)
def test_score_test_matches_statsmodels(a: int, n: int, b: int, m: int) -> None:
    """Miettinen and Nurminen's score test at a difference of zero, as statsmodels has it."""
    expected = statsmodels_score(a, n, b, m, method="score", compare="diff", correction=True)

    assert float(score_test(a, n, b, m)) == pytest.approx(expected.pvalue, rel=1e-9)


def test_score_test_is_the_n_minus_1_chi_square() -> None:
    """Campbell (2007): Pearson's chi-square of the table times (N - 1) / N."""
    table = np.array([[12, 18], [25, 15]])
    chi_square = stats.chi2_contingency(table, correction=False).statistic * 69 / 70

    assert float(score_test(12, 30, 25, 40)) == pytest.approx(stats.chi2.sf(chi_square, 1))


def test_rare_themes_are_tested_exactly() -> None:
    """Below an expected count of 1 the answer is Fisher's: one of 2 against none of 40."""
    assert float(score_test(1, 2, 0, 40)) == pytest.approx(2 / 42)


def test_no_difference_is_no_finding() -> None:
    """Everyone, no one, or the same share in both groups gives p = 1."""
    assert score_test([5, 0, 3], [5, 5, 6], [9, 0, 5], [9, 9, 10]).tolist() == [1.0, 1.0, 1.0]


@given(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)
def test_two_groups_may_trade_places(one: tuple[int, int], other: tuple[int, int]) -> None:
    """The p is the same from either side; the range is mirrored and holds the difference."""
    p, back = score_test(*one, *other), score_test(*other, *one)
    low, high = likely_range(*one, *other)
    mirrored_low, mirrored_high = likely_range(*other, *one)

    assert 0 <= float(p) <= 1
    assert float(p) == pytest.approx(float(back))
    assert float(low) - 1e-9 <= one[0] / one[1] - other[0] / other[1] <= float(high) + 1e-9
    assert float(low) == pytest.approx(-float(mirrored_high))
    assert float(high) == pytest.approx(-float(mirrored_low))


def test_benjamini_hochberg_gives_the_published_example() -> None:
    """Benjamini and Hochberg (1995), section 3.3: of 15 tests the first four, at q = .05."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]

    assert (adjusted(p) <= 0.05).tolist() == [True] * 4 + [False] * 11


def test_smallest_gap_is_found_in_four_of_five_rooms() -> None:
    """Simulated rooms with exactly that gap show it about as often as promised."""
    random, people, comparisons = np.random.default_rng(3), 60, 12
    gap = smallest_gap(people, people, comparisons)
    assert gap is not None

    a = random.binomial(people, 0.5 + gap / 2, 4000)
    b = random.binomial(people, 0.5 - gap / 2, 4000)
    found = (score_test(a, people, b, people) <= 0.10 / comparisons).mean()

    assert 0.77 < found < 0.87


def test_smallest_gap_shrinks_with_people_and_grows_with_questions() -> None:
    """More people see finer differences; more comparisons need wider ones; too few see nothing."""
    few, many = smallest_gap(30, 30, 10), smallest_gap(300, 300, 10)
    assert few is not None
    assert many is not None
    assert many < few < (smallest_gap(30, 30, 1000) or 1)
    assert smallest_gap(5, 5, 100) is None
    assert smallest_gap(5, 5, 0) is None
