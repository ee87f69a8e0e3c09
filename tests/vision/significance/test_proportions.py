"""Two proportions: p as published, and differences that show as often as is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import test_proportions_2indep as statsmodels_score

from vision.alignment.reach_interval import likely_range
from vision.significance import adjusted, detectable, score_test


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


@pytest.mark.parametrize(("a", "n", "b", "m"), [(2, 2, 0, 40), (1, 5, 3, 300), (5, 6, 298, 300)])
def test_rare_themes_match_scipy(a: int, n: int, b: int, m: int) -> None:
    """Fisher's two-sided test as scipy has it, where an expected count is below 1."""
    expected = stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue

    assert float(score_test(a, n, b, m)) == pytest.approx(expected)


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


@pytest.mark.parametrize(("n", "m"), [(8, 8), (7, 60), (25, 55), (60, 180)])
@pytest.mark.parametrize("lower", [0.0, 0.1, 0.5])
def test_a_detectable_difference_is_found_in_four_of_five_rooms(
    n: int, m: int, lower: float
) -> None:
    """Wherever reach lies and whichever group has more: simulated rooms show it as promised."""
    critical = 0.004
    gap = detectable(n, m, critical)
    assert gap is not None
    low = min(lower, 1 - gap)
    random = np.random.default_rng(3)

    for one, other in ((low, low + gap), (low + gap, low)):
        a, b = random.binomial(n, one, 4000), random.binomial(m, min(other, 1), 4000)
        assert (score_test(a, n, b, m) <= critical).mean() > 0.78


def test_a_smaller_difference_is_found_less_often_somewhere() -> None:
    """Three points less, at the hardest place, no longer shows in four of five rooms."""
    gap = detectable(60, 60, 0.01)
    assert gap is not None
    random = np.random.default_rng(5)
    a = random.binomial(60, 0.5 + (gap - 0.03) / 2, 20_000)
    b = random.binomial(60, 0.5 - (gap - 0.03) / 2, 20_000)

    assert (score_test(a, 60, b, 60) <= 0.01).mean() < 0.8


def test_what_is_detectable_shrinks_with_people_and_grows_with_strictness() -> None:
    """More people see finer differences; a stricter p needs wider ones; too few see nothing."""
    few, many = detectable(30, 30, 0.01), detectable(300, 300, 0.01)
    assert few is not None
    assert many is not None
    assert many < few < (detectable(30, 30, 0.0001) or 1)
    assert detectable(5, 5, 0.001) is None
    assert detectable(5, 5, 0.0) is None
    assert (detectable(2000, 3000, 0.01) or 1) < 0.06
