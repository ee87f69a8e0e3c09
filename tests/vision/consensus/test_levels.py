"""Consensus by level shows only what may be shown."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.consensus import Consensus, Votes, consensus
from vision.privacy import Band, bands

NAN = float("nan")
TWO = (Band("Top", ("Top",), 8), Band("Base", ("Base",), 20))


def organisation(top: list[float], base: list[float]) -> tuple[Votes, dict[str, str | None]]:
    """Return one statement's votes by two levels."""
    names = [f"t{row}" for row in range(len(top))] + [f"b{row}" for row in range(len(base))]
    values = np.array([[vote] for vote in top + base], dtype=float).reshape(len(names), 1)
    levels: dict[str, str | None] = {n: "Top" if n[0] == "t" else "Base" for n in names}
    return Votes(tuple(names), ("s",), values), levels


def test_a_bridge_and_its_rounded_shares() -> None:
    """All of eight leaders and 17 of 20 others agree: a bridge, shares in steps of 5 points."""
    votes, levels = organisation([1] * 8, [1] * 17 + [-1] + [0] * 2)

    result = consensus(votes, levels, TWO, smallest_group=5)

    (only,) = result.statements
    assert only.bridge
    assert not only.divide
    assert [(s.answered, s.agree, s.disagree, s.passed) for s in only.levels if s] == [
        (8, 1.0, 0.0, 0.0),
        (20, 0.85, 0.05, 0.1),
    ]
    assert [each.statement for each in result.bridges] == ["s"]
    assert result.asked == 1


def test_a_divide() -> None:
    """Leaders for, the others against."""
    votes, levels = organisation([1] * 8, [-1] * 18 + [1] * 2)

    (only,) = consensus(votes, levels, TWO, smallest_group=5).divides

    assert [each.lean for each in only.levels if each] == ["for", "against"]


def test_too_few_leaders_hide_both_levels() -> None:
    """Three leaders answered: their slice is withheld, and so is what would give it away."""
    votes, levels = organisation([1] * 3 + [NAN] * 5, [-1] * 20)

    (only,) = consensus(votes, levels, TWO, smallest_group=5).statements

    assert only.levels == (None, None)
    assert only.everyone is not None
    assert not only.bridge


def test_numbers_stand_until_enough_people_have_answered() -> None:
    """One leader's answer does not move the leaders' numbers; five do."""
    votes, levels = organisation([1] * 6 + [NAN] * 6, [1] * 20)
    first = consensus(votes, levels, TWO, smallest_group=5)
    one_more, _ = organisation([1] * 6 + [-1] + [NAN] * 5, [1] * 20)
    second = consensus(one_more, levels, TWO, smallest_group=5, previous=first)
    all_in, _ = organisation([1] * 6 + [-1] * 6, [1] * 20)
    third = consensus(all_in, levels, TWO, smallest_group=5, previous=second)

    assert second.statements == first.statements
    assert third.statements[0].levels[0] is not None
    assert third.statements[0].levels[0].agree == pytest.approx(0.5)


def test_one_band_is_the_whole_room() -> None:
    """Where levels may not be told apart, everyone together is the one slice."""
    votes, levels = organisation([1] * 2, [1] * 4)

    result = consensus(votes, levels, (Band("Everyone", ("Top", "Base"), 6),), smallest_group=5)

    assert result.levels == ("Everyone",)
    assert result.statements[0].levels[0] == result.statements[0].everyone


def test_no_votes_give_no_numbers() -> None:
    """Before anybody answers there is nothing to show, and nothing breaks."""
    empty = Votes((), (), np.zeros((0, 0)))

    result = consensus(empty, {}, (), smallest_group=5)

    assert result.statements == ()
    assert (result.asked, result.withheld) == (0, 0)


@given(
    top=st.lists(st.sampled_from([1.0, 0.0, -1.0, NAN]), max_size=12),
    base=st.lists(st.sampled_from([1.0, 0.0, -1.0, NAN]), max_size=30),
)
def test_no_slice_nor_its_remainder_is_ever_too_small(top: list[float], base: list[float]) -> None:
    """Each slice shown, and all answers outside the slices shown, come from none or from m."""
    votes, levels = organisation(top, base)
    counts = [("Top", len(top)), ("Base", len(base))]

    result = consensus(votes, levels, bands(counts, 5), smallest_group=5)

    for answered in result.statements:
        shown = [each.answered for each in answered.levels if each]
        total = answered.everyone.answered if answered.everyone else 0
        assert all(number >= 5 for number in shown)
        assert not shown or total - sum(shown) == 0 or total - sum(shown) >= 5
    assert Consensus.from_json(json.loads(json.dumps(result.to_json()))) == result
