"""Counts, consensus and bounds, against paper, Polis and another implementation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from vision.consensus import (
    Votes,
    bridges,
    consensus_mean,
    group_informed_consensus,
    lower_bound,
    support,
)
from vision.consensus.bridges import is_divide, lean, parting
from vision.errors import InvalidChoiceError

NAN = float("nan")


def votes_of(rows: list[list[float]]) -> Votes:
    """Return votes of as many people and statements as there are rows and columns."""
    values = np.array(rows, dtype=float)
    people = tuple(f"p{row}" for row in range(values.shape[0]))
    return Votes(people, tuple(f"s{column}" for column in range(values.shape[1])), values)


def test_votes_are_counted_by_group_and_people_without_one_are_left_out() -> None:
    """Agree, disagree and pass are counted per group, in the order asked for."""
    votes = votes_of([[1, -1], [1, NAN], [0, 1], [-1, 1]])

    counts = support(votes, ["base", "top", "base", None], order=["top", "base"])

    assert counts.agree.tolist() == [[1, 0], [1, 1]]
    assert counts.disagree.tolist() == [[0, 0], [0, 1]]
    assert counts.passed.tolist() == [[0, 0], [1, 0]]
    np.testing.assert_array_equal(counts.agreement, [[1.0, NAN], [1.0, 0.5]])


def test_group_informed_consensus_by_hand() -> None:
    """Two groups, 3 of 4 and 1 of 2 agree: (3+1)/(4+2) * (1+1)/(2+2) = 1/3."""
    votes = votes_of([[1], [1], [1], [0], [1], [-1]])
    counts = support(votes, ["a"] * 4 + ["b"] * 2)

    assert group_informed_consensus(counts).tolist() == [pytest.approx(1 / 3)]


def test_consensus_mean_by_hand() -> None:
    """The same votes: sqrt((3.5 / 5) * (1.5 / 3))."""
    votes = votes_of([[1], [1], [1], [0], [1], [-1]])
    counts = support(votes, ["a"] * 4 + ["b"] * 2)

    assert consensus_mean(counts).tolist() == [pytest.approx(np.sqrt(0.7 * 0.5))]


def test_consensus_mean_does_not_fall_because_there_are_more_groups() -> None:
    """Six levels that answer alike score as two that do; Polis' product would not."""
    two = support(votes_of([[1]] * 8), ["a"] * 4 + ["b"] * 4)
    six = support(votes_of([[1]] * 24), [name for name in "abcdef" for _ in range(4)])

    assert consensus_mean(six)[0] == pytest.approx(consensus_mean(two)[0])
    assert group_informed_consensus(six)[0] < group_informed_consensus(two)[0]


def test_no_groups_give_no_consensus() -> None:
    """Where nobody has a group there is no number, rather than a perfect one."""
    counts = support(votes_of([[1], [1]]), [None, None])

    assert np.isnan(group_informed_consensus(counts)).all()
    assert np.isnan(consensus_mean(counts)).all()
    assert not bridges(counts).any()


@pytest.mark.parametrize(("hits", "misses"), [(4, 1), (5, 0), (12, 7), (1, 9), (60, 45)])
def test_lower_bound_is_the_end_of_the_jeffreys_interval(hits: int, misses: int) -> None:
    """A one-sided 90% bound is the lower end of statsmodels' two-sided 80% interval."""
    low, _ = proportion_confint(hits, hits + misses, alpha=0.2, method="jeffreys")

    assert float(lower_bound(hits, misses)) == pytest.approx(low)


@pytest.mark.parametrize("share", [0.5, 0.6, 0.75, 0.9])
def test_lower_bound_holds_nine_times_in_ten(share: float) -> None:
    """Over all outcomes of 20 votes the bound lies below the truth in about 90% of cases."""
    hits = np.random.default_rng(3).binomial(20, share, size=20_000)

    covered = (lower_bound(hits, 20 - hits) <= share).mean()

    assert 0.85 < covered < 0.96


@pytest.mark.parametrize(
    ("agree", "disagree", "passed", "expected"),
    [
        pytest.param(5, 0, 0, True, id="five-of-five"),
        pytest.param(4, 1, 0, True, id="four-of-five-just-enough"),
        pytest.param(3, 2, 0, False, id="three-of-five"),
        pytest.param(4, 0, 0, False, id="too-few-votes"),
        pytest.param(60, 50, 0, False, id="a-majority-that-chance-could-make"),
        pytest.param(0, 0, 9, False, id="everybody-passes"),
    ],
)
def test_bridges_need_proof_in_every_group(
    agree: int, disagree: int, passed: int, *, expected: bool
) -> None:
    """A group must have enough votes and a lower bound above one half; the other group has."""
    rows = [[1.0]] * agree + [[-1.0]] * disagree + [[0.0]] * passed
    sure = [[1.0]] * 10
    counts = support(votes_of(rows + sure), ["a"] * len(rows) + ["b"] * 10)

    assert bridges(counts, smallest_group=5).tolist() == [expected]


def test_divides_are_held_to_the_same_proof_as_bridges() -> None:
    """Nine for and nine against divide; three against two say nothing."""
    assert (lean(9, 0), lean(0, 9), lean(3, 2)) == ("for", "against", "open")
    assert parting([[(9, 0), (0, 9)], [(3, 2), (5, 4)], None]) == [True, False, False]
    assert is_divide(["for", "against"], differs=True)
    assert not is_divide(["for", "open"], differs=True)
    assert not is_divide(["for", "against"], differs=False)


def test_a_vote_outside_the_three_is_refused() -> None:
    """A 2 is a mistake to report, not a strong agreement."""
    with pytest.raises(InvalidChoiceError):
        Votes.from_answers([("ann", "s", 2)])


def test_a_change_of_mind_replaces_the_first_answer() -> None:
    """Of two answers by one person to one statement the later counts."""
    votes = Votes.from_answers([("ann", "s", 1), ("ann", "s", -1)])

    assert votes.values.tolist() == [[-1.0]]


def test_a_hidden_statement_takes_its_votes_along() -> None:
    """Without the statement, nothing of its votes is left."""
    votes = votes_of([[1, -1], [0, 1]]).without({"s0"})

    assert votes.statements == ("s1",)
    assert votes.values.tolist() == [[-1.0], [1.0]]


ANSWERS = st.lists(st.sampled_from([1.0, 0.0, -1.0, NAN]), min_size=1, max_size=30)


@given(answers=ANSWERS, seed=st.integers(0, 99))
def test_consensus_ignores_order_and_stays_between_0_and_1(answers: list[float], seed: int) -> None:
    """Whatever people answer, scores lie in 0..1 and don't depend on who came first."""
    rng = np.random.default_rng(seed)
    groups = [str(group) for group in rng.integers(0, 3, len(answers))]
    order = rng.permutation(len(answers))
    first = support(votes_of([[answer] for answer in answers]), groups)
    again = support(votes_of([[answers[row]] for row in order]), [groups[row] for row in order])

    for score in (group_informed_consensus, consensus_mean):
        assert 0 <= score(first)[0] <= 1
        assert score(first)[0] == pytest.approx(score(again)[0])
