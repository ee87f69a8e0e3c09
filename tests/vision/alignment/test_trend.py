"""On its way up: the trend test against R and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import Table

from vision.alignment.trend import trend

SMOKERS, PATIENTS = [83, 90, 129, 70], [86, 93, 136, 82]
"""Fleiss (1981), p. 139; the example of R's ``prop.trend.test``: X-squared 8.2249, p 0.004132."""


def test_trend_gives_the_published_example() -> None:
    """R's chi-square, but for the variance of dealing people by chance, (N - 1) / N."""
    z, _ = trend([SMOKERS], PATIENTS)
    plain = float(z[0] ** 2) * 397 / 396

    assert plain == pytest.approx(8.2249, abs=5e-5)
    assert stats.chi2.sf(plain, 1) == pytest.approx(0.004132, abs=5e-7)
    assert z[0] > 0, "reach falls from the first level, the top, to the last"


@pytest.mark.parametrize("said", [SMOKERS, [3, 9, 20, 40], [40, 41, 60, 20]])
def test_trend_matches_statsmodels(said: list[int]) -> None:
    """The same z and p as statsmodels' test of ordinal association on the two-row table."""
    silent = np.array(PATIENTS) - said
    expected = Table(np.array([said, silent])).test_ordinal_association(
        row_scores=np.array([1, 0]), col_scores=np.array([0, -1, -2, -3])
    )

    z, p = trend([said], PATIENTS)

    assert float(z[0]) == pytest.approx(expected.zscore, rel=1e-9)
    assert float(p[0]) == pytest.approx(expected.pvalue, rel=1e-9)


def test_themes_of_everyone_or_no_one_have_no_trend() -> None:
    """Nothing varies, so z is 0 and p is 1."""
    z, p = trend([[0, 0], [7, 9]], [7, 9])

    assert z.tolist() == [0, 0]
    assert p.tolist() == [1, 1]


def test_growing_towards_the_top_is_positive() -> None:
    """The first level is the top: a theme that only the top speaks of grows on its way up."""
    z, _ = trend([[9, 5, 1], [1, 5, 9]], [10, 10, 10])

    assert z[0] > 0 > z[1]
    assert z[0] == pytest.approx(-z[1])
