"""How differently units speak: Cramér's V against another implementation, and against chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import stats

from vision.alignment.units import cramers_v, mean_square, unit_difference


def test_cramers_v_gives_clickhouses_example() -> None:
    """ClickHouse, ``cramersVBiasCorrected``: n % 10 by n % 4 over 0..149 is 0.5305113."""
    n = np.arange(150)
    table = pd.crosstab(n % 10, n % 4).to_numpy(dtype=float)

    assert float(cramers_v(table)) == pytest.approx(0.5305112825189074, rel=1e-12)


def test_cramers_v_without_correction_for_huge_tables_is_the_plain_one() -> None:
    """With many people the correction fades: V of 60/40 against 40/60 is .2."""
    assert float(cramers_v(np.array([[6e7, 4e7], [4e7, 6e7]]))) == pytest.approx(0.2, abs=1e-6)


@given(
    arrays.arrays(
        float, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(0, 30)
    )
)
def test_cramers_v_stays_between_zero_and_one(table: np.ndarray) -> None:
    """Any table, also one with empty rows, gives 0 to 1; turning it changes nothing."""
    v = float(cramers_v(table))

    assert 0 <= v <= 1
    assert v == pytest.approx(float(cramers_v(table.T)))


def test_units_that_differ_only_by_their_levels_are_no_silos() -> None:
    """One unit all top, one all front: their themes differ as levels do, and chance knows it."""
    band = np.repeat([0, 1], 100)
    weights = np.zeros((200, 2))
    weights[np.arange(200), band] = 1.0
    unit = np.where(np.arange(200) % 100 < 90, band, 1 - band)

    found = unit_difference(weights, unit, 2, band, permutations=99, seed=0)

    assert found.v > 0.6
    assert found.chance == pytest.approx(found.v)
    assert found.p == 1.0


def test_a_silo_shows() -> None:
    """Two units of the same mix of levels that speak of different things exceed all of chance."""
    random = np.random.default_rng(0)
    band, unit = random.integers(0, 2, 200), np.repeat([0, 1], 100)
    weights = np.zeros((200, 2))
    weights[np.arange(200), ((random.random(200) < 0.8) ^ (unit == 1)).astype(int)] = 1.0

    found = unit_difference(weights, unit, 2, band, permutations=199, seed=0)

    assert found.v > found.chance_high
    assert found.p == pytest.approx(1 / 200)


def test_mean_square_is_scipys_chi_square() -> None:
    """Chi-square by the number of people, as scipy has it."""
    table = np.array([[12.0, 5.0, 9.0], [4.0, 11.0, 7.0]])

    expected = stats.chi2_contingency(table, correction=False).statistic / table.sum()

    assert float(mean_square(table)) == pytest.approx(expected)
