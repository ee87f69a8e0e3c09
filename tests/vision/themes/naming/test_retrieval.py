"""Candidates as search queries, against worked examples and another implementation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from vision.themes.naming.retrieval import found_again, nearness


def test_the_best_f1_weighs_others_like_nine_themes() -> None:
    """2 own of 2, 1 of 3 others between them: each other counts 9 x 2 / 3 = 6."""
    cosines = np.array([[0.9, 0.5, 0.7, 0.1, 0.0]])
    best, area = found_again(cosines, np.array([True, True, False, False, False]))
    assert best[0] == pytest.approx(
        2 * 1 / (1 + 2)
    )  # after the first hit; 4 / (2 + 6 + 2) after all
    assert area[0] == pytest.approx(2 * 5 / 6 - 1)


@given(st.lists(st.integers(0, 1_000_000), min_size=4, max_size=30, unique=True), st.data())
def test_the_area_is_that_of_scikit_learn(values: list[int], data: st.DataObject) -> None:
    """2 AUC - 1, for any cosines without ties and any theme."""
    own = np.array(data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values))))
    cosines = np.array([values], dtype=np.float64)
    _, area = found_again(cosines, own)
    if own.all() or not own.any():
        assert area[0] == 0
    else:
        assert area[0] == pytest.approx(2 * roc_auc_score(own, cosines[0]) - 1)


def test_nearer_its_own_theme_than_any_other() -> None:
    """The gap to the next theme counts, up to .3; alone in the room there is no next one."""
    cosines = np.array([[0.5, 0.4], [0.9, 0.1], [0.1, 0.2]], dtype=np.float32)
    assert nearness(cosines, 0) == pytest.approx([0.1, 0.3, -0.1])
    assert nearness(cosines[:, :1], 0) == pytest.approx([0.3, 0.3, 0.3])
