"""Small rooms fall into as many piles as can be read, none of which is half of the room."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score

from vision.models import Lens
from vision.themes import find_themes
from vision.themes.small_rooms import bounds, piles

POINTS = st.integers(6, 80).flatmap(
    lambda many: st.integers(0, 2**32 - 1).map(
        lambda seed: _on_sphere(np.random.default_rng(seed).normal(size=(many, 8)))
    )
)


def _on_sphere(points: np.ndarray) -> np.ndarray:
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


@settings(max_examples=40, deadline=None)
@given(points=POINTS, wanted=st.integers(2, 6))
def test_piles_are_those_of_average_linkage(points: np.ndarray, wanted: int) -> None:
    """Another implementation cuts the same tree, so the piles are the same."""
    other = AgglomerativeClustering(wanted, metric="cosine", linkage="average").fit(points)
    assert adjusted_rand_score(other.labels_, piles(points, wanted)) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(points=POINTS)
def test_there_are_as_many_piles_as_a_room_can_read(points: np.ndarray) -> None:
    """From the root of the number of statements to 1.4 times that, never more than nine."""
    least, most = bounds(len(points))
    assert least <= len(np.unique(piles(points, None))) <= most
    assert 3 <= least <= most <= 9


def test_statements_that_are_all_alike_make_one_pile() -> None:
    """Nothing is torn apart only to reach a number."""
    assert (
        piles(np.ones((8, 3), dtype=np.float32) / np.sqrt(np.float32(3)), None).tolist() == [0] * 8
    )


@pytest.mark.parametrize("lens", list(Lens))
def test_a_room_of_two_dozen_is_more_than_two_themes(
    labelled: tuple[list[str], list[str]], lens: Lens
) -> None:
    """24 statements on four subjects: four to seven themes, none with more than two in five."""
    found = find_themes(labelled[0], lens=lens)
    assert 4 <= len(found.themes) <= 7
    assert max(theme.size for theme in found.themes) <= 0.4 * len(found.keys)
    assert str(found.reason).startswith(f"{len(found.themes)} themes")


def test_small_rooms_find_their_subjects(labelled: tuple[list[str], list[str]]) -> None:
    """By meaning the piles are mostly of one subject each."""
    found = find_themes(labelled[0], lens=Lens.MEANING, count=4)
    assert adjusted_rand_score(labelled[1], found.labels) > 0.6
