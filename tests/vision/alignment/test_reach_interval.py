"""How large a difference likely is: ranges that hold the truth as often as they say."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from vision.alignment.reach_interval import _interval, likely_range

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
@pytest.mark.slow
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
