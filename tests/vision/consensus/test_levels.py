"""Consensus by level is made from released answers, and says what they come to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.consensus import Consensus, consensus
from vision.privacy import Band, bands, release

if TYPE_CHECKING:
    from collections.abc import Sequence

TWO = (Band("Top", ("Top",), 8), Band("Base", ("Base",), 20))


def organisation(
    top: Sequence[int], base: Sequence[int], cut: Sequence[Band] = TWO, statement: str = "s"
) -> Consensus:
    """Return the consensus of two levels on one statement."""
    answers = {f"t{row}": vote for row, vote in enumerate(top)}
    answers |= {f"b{row}": vote for row, vote in enumerate(base)}
    released = release(
        None,
        [(statement, person, vote) for person, vote in answers.items()],
        asked=[statement],
        levels={person: "Top" if person[0] == "t" else "Base" for person in answers},
        bands=cut,
        smallest_group=5,
    )
    return consensus(released, [statement], cut, smallest_group=5)


def test_a_bridge_and_its_rounded_shares() -> None:
    """Eight leaders agree, shown as if one had passed, and 17 of 20 others: a bridge."""
    result = organisation([1] * 8, [1] * 17 + [-1] + [0] * 2)

    (only,) = result.statements
    assert only.bridge
    assert not only.divide
    assert [(s.answered, s.agree, s.disagree, s.passed) for s in only.levels if s] == [
        (8, 0.9, 0.0, 0.1),
        (20, 0.85, 0.05, 0.1),
    ]
    assert [each.statement for each in result.bridges] == ["s"]
    assert result.asked == 1


def test_a_divide() -> None:
    """Leaders for, the others against."""
    (only,) = organisation([1] * 8, [-1] * 18 + [1] * 2).divides

    assert [each.lean for each in only.levels if each] == ["for", "against"]


def test_four_of_five_are_just_enough_and_three_are_not() -> None:
    """The lower bound of four of five lies above one half (.516), that of three below (.327)."""
    four = organisation([1] * 4 + [-1], [1] * 20)
    three = organisation([1] * 3 + [-1] * 2, [1] * 20)

    assert [len(each.bridges) for each in (four, three)] == [1, 0]


def test_too_few_leaders_are_told_neither_by_level_nor_in_the_total() -> None:
    """Three leaders answered: they are not in the total either, which so is the others' alone."""
    (only,) = organisation([1] * 3, [-1] * 20).statements

    assert only.levels[0] is None
    assert only.everyone == only.levels[1]
    assert not only.bridge


def test_one_band_is_the_whole_room() -> None:
    """Where levels may not be told apart, everyone together is the one slice."""
    result = organisation([1] * 2, [1] * 4, [Band("Everyone", ("Top", "Base"), 6)])

    assert result.levels == ("Everyone",)
    assert result.statements[0].levels[0] == result.statements[0].everyone
    assert len(result.bridges) == 1


def test_consensus_is_the_geometric_mean_of_what_is_shown() -> None:
    """Leaders .9 of 8, others 10 of 20: the root of (7.7 / 9) (10.5 / 21) is .6540."""
    (only,) = organisation([1] * 8, [1] * 10 + [-1] * 10).statements

    assert only.consensus == pytest.approx(0.6540, abs=5e-5)


def test_no_votes_give_no_numbers() -> None:
    """Before anybody answers there is nothing to show, and nothing breaks."""
    result = organisation([], [], ())

    assert (result.statements[0].levels, result.asked) == ((None,), 0)
    assert (result.bridges, result.divides) == ((), ())


VOTES = st.lists(st.sampled_from([1, 0, -1]), max_size=24)


@given(top=VOTES, base=VOTES)
def test_no_slice_nor_its_remainder_is_ever_too_small(top: list[int], base: list[int]) -> None:
    """Each slice shown, and all answers outside the slices shown, come from none or from m."""
    cut = bands([("Top", len(top)), ("Base", len(base))], 5)

    result = organisation(top, base, cut)

    for answered in result.statements:
        shown = [each.answered for each in answered.levels if each]
        total = answered.everyone.answered if answered.everyone else 0
        assert all(number >= 5 for number in shown)
        assert total - sum(shown) == 0 or total - sum(shown) >= 5
    assert Consensus.from_json(json.loads(json.dumps(result.to_json()))) == result


def parted(statements: int, seed: int, apart: int = 0) -> Consensus:
    """Return answers of two levels; to ``apart`` of the statements they answer opposite ways."""
    random = np.random.default_rng(seed)
    people = {f"t{k}": "Top" for k in range(12)} | {f"b{k}": "Base" for k in range(30)}
    rows = [
        (f"s{at}", who, int(random.choice([-1, 1], p=[1 - share, share])))
        for at in range(statements)
        for who, level in people.items()
        for share in [(0.95 if level == "Top" else 0.05) if at < apart else 0.5]
    ]
    keys = [f"s{at}" for at in range(statements)]
    released = release(None, rows, asked=keys, levels=people, bands=TWO, smallest_group=5)
    return consensus(released, keys, TWO, smallest_group=5)


def test_levels_that_do_not_differ_are_not_parted_by_some_of_many_statements() -> None:
    """Twenty statements that half of everyone wants: parted in at most one of thirty rooms."""
    assert sum(bool(parted(20, seed).divides) for seed in range(30)) <= 1


def test_levels_that_do_differ_are_parted() -> None:
    """Three statements with opposite answers among twenty: all three, and no other."""
    for seed in range(5):
        found = {each.statement for each in parted(20, seed, apart=3).divides}
        assert found == {"s0", "s1", "s2"}
