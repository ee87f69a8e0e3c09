"""One sentence is told from the others only where it lies below them for more than chance."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from vision.drafts.picture_divergence import Dealt, apart, jackknife, summed_up

LOW = np.zeros(6)


def test_the_range_of_deals_is_cut_at_five_of_a_hundred() -> None:
    """Of 0, 1 ... 100 these are 5 and 95; their middle is 50."""
    found = summed_up(np.arange(101.0)[:, None])
    assert (found.low[0], found.high[0], found.mean[0]) == (5.0, 95.0, 50.0)
    assert found.spread[0] == pytest.approx(np.sqrt((101**2 - 1) / 12))


def test_leaving_one_out_is_done_by_hand() -> None:
    """The mean over all pairs, without each picture in turn (Efron, Stein 1981)."""
    random = np.random.default_rng(3)
    pairs = random.random((7, 7))
    pairs += pairs.T
    left = [
        np.mean([pairs[a, b] for a, b in combinations([at for at in range(7) if at != gone], 2)])
        for gone in range(7)
    ]
    by_hand = np.sqrt(6 / 7 * ((np.array(left) - np.mean(left)) ** 2).sum())
    assert jackknife(pairs.sum(axis=1) - np.diag(pairs)) == pytest.approx(by_hand)
    assert jackknife(np.array([1.0, 1.0])) == np.inf


def test_a_sentence_below_all_others_is_told() -> None:
    """Five reach .3 to .34 beyond chance, one nothing: it, and no other."""
    alike = np.array([0.3, 0.31, 0.32, 0.33, 0.34, 0.0])
    dealt = Dealt(LOW - 0.05, LOW + 0.05, LOW, LOW + 0.03)
    assert apart(alike, LOW + 0.02, dealt, by_meaning=False).tolist() == [False] * 5 + [True]


def test_one_of_several_that_differ_is_not_told() -> None:
    """Where others differ as much among themselves, few pictures, or two sentences: nothing."""
    dealt = Dealt(LOW - 0.05, LOW + 0.05, LOW, LOW + 0.03)
    assert not apart(
        np.array([0.0, 0.02, 0.04, 0.3, 0.32, 0.34]), LOW + 0.02, dealt, by_meaning=False
    ).any()
    assert not apart(
        np.array([0.3, 0.31, 0.32, 0.33, 0.34, 0.0]), LOW + 0.4, dealt, by_meaning=False
    ).any()
    two = Dealt(LOW[:2] - 0.05, LOW[:2] + 0.05, LOW[:2], LOW[:2] + 0.03)
    assert not apart(np.array([0.5, 0.0]), LOW[:2] + 0.01, two, by_meaning=False).any()


def test_by_meaning_every_sentence_may_be_pictured_differently() -> None:
    """Two are no more alike than deals are, one is: those two, whatever the third reaches."""
    dealt = Dealt(LOW[:3] - 0.05, LOW[:3] + 0.05, LOW[:3], LOW[:3] + 0.03)
    found = apart(np.array([0.0, 0.05, 0.3]), LOW[:3] + 0.02, dealt, by_meaning=True)
    assert found.tolist() == [True, True, False]


@pytest.mark.parametrize("seed", range(5))
def test_pictures_that_lot_alone_deals_tell_no_sentence(seed: int) -> None:
    """Two hundred rooms in which all six are dealt by lot: at most 2 of the 1,200 sentences."""
    random = np.random.default_rng(seed)
    dealt = Dealt(LOW - 0.05, LOW + 0.05, LOW, LOW + 0.03)
    rooms = 0.03 * random.normal(size=(200, 6))
    assert sum(apart(alike, LOW + 0.03, dealt, by_meaning=False).sum() for alike in rooms) <= 2
