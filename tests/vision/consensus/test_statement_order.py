"""Which statement is shown next."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.consensus import OpinionGroups, Tally, Votes, next_statement, opinion_groups

NAMES = tuple(f"s{column}" for column in range(12))


def crowd(seed: int = 0) -> Votes:
    """Return 30 people's votes on 12 statements, of which about half are seen."""
    rng = np.random.default_rng(seed)
    values = rng.choice([1.0, -1.0, 0.0, np.nan], size=(30, 12), p=[0.2, 0.2, 0.1, 0.5])
    return Votes(tuple(f"p{row}" for row in range(30)), NAMES, values)


@given(
    answered=st.sets(st.sampled_from(NAMES)),
    own=st.sets(st.sampled_from(NAMES)),
    seed=st.integers(0, 2**32 - 1),
)
def test_never_ones_own_and_never_twice(answered: set[str], own: set[str], seed: int) -> None:
    """Whatever has been answered, the next is new and someone else's; None only at the end."""
    votes = crowd()
    answers = dict.fromkeys(answered, 1)

    shown = next_statement(Tally.of(votes, opinion_groups(votes)), answers, own=own, seed=seed)

    left = set(NAMES) - answered - own
    assert shown in left if left else shown is None


def test_same_state_and_seed_same_statement() -> None:
    """The choice can be repeated."""
    tally = Tally.of(crowd())

    shown = {next_statement(tally, {"s1": 1}, seed=9) for _ in range(5)}

    assert len(shown) == 1


def test_everybody_gets_through_everything() -> None:
    """Asked again and again, each statement comes up exactly once."""
    tally, answers = Tally.of(crowd()), dict[str, int]()
    while (shown := next_statement(tally, answers, own=["s3"], seed=1)) is not None:
        answers[shown] = 1

    assert sorted(answers) == sorted(set(NAMES) - {"s3"})


def told_apart() -> tuple[Votes, OpinionGroups]:
    """Return 40 people in two groups: s0 and s1 part them, s2 and s3 don't, all seen by all."""
    groups = np.arange(40) % 2
    split = np.where(groups == 0, 1.0, -1.0)
    halves = np.where(np.arange(40) // 2 % 2 == 0, 1.0, -1.0)
    values = np.column_stack([split, split, halves, np.ones(40)])
    votes = Votes(tuple(f"p{row}" for row in range(40)), NAMES[:4], values)
    found = opinion_groups(votes)
    named = dataclasses.replace(found, labels=groups, count=2, beyond_chance=True)
    return votes, named


def test_a_newcomer_is_shown_what_parts_the_groups() -> None:
    """Over many newcomers, statements that part groups come first nearly always."""
    votes, groups = told_apart()
    tally = Tally.of(votes, groups)

    first = [next_statement(tally, {}, seed=seed) for seed in range(200)]

    assert sum(shown in ("s0", "s1") for shown in first) > 160


def test_a_new_statement_is_seen_although_nothing_is_known_of_it() -> None:
    """Among 100 newcomers several get the statement that nobody has answered yet."""
    votes, groups = told_apart()
    tally = Tally.of(votes, groups)
    tally.add(["new"])

    first = [next_statement(tally, {}, seed=seed) for seed in range(100)]

    assert first.count("new") >= 5


def test_what_people_pass_on_comes_later() -> None:
    """Of two statements that part groups alike, the one with many passes waits."""
    votes, groups = told_apart()
    values = votes.values.copy()
    values[:30, 1] = 0.0
    tally = Tally.of(Votes(votes.people, votes.statements, values), groups)

    first = [next_statement(tally, {}, seed=seed) for seed in range(100)]

    assert first.count("s0") > 70


def test_counting_one_by_one_is_counting_all_at_once() -> None:
    """Recording answers, a change of mind included, ends where a fresh count does."""
    votes = crowd(1)
    groups = opinion_groups(votes)
    empty = Votes(votes.people, votes.statements, np.full(votes.values.shape, np.nan))
    tally = Tally.of(empty, groups)
    for row, person in enumerate(votes.people):
        for column, statement in enumerate(votes.statements):
            vote = votes.values[row, column]
            if not np.isnan(vote):
                tally.record(person, statement, 1)
                tally.record(person, statement, int(vote), before=1)

    np.testing.assert_array_equal(tally.counts, Tally.of(votes, groups).counts)


def test_an_answer_that_is_taken_back_was_never_counted() -> None:
    """Also by one of an opinion group, and where the statement has gone meanwhile."""
    votes = crowd(1)
    tally = Tally.of(votes, opinion_groups(votes))
    before = tally.counts.copy()
    for person, vote in ((votes.people[0], 1), ("somebody new", -1)):
        tally.record(person, NAMES[0], vote)
        tally.take_back(person, NAMES[0], vote)
    tally.take_back(votes.people[0], "hidden", 1)
    np.testing.assert_array_equal(tally.counts, before)


def test_an_answer_to_a_hidden_statement_changes_nothing() -> None:
    """It is not counted, not shown, and does not disturb what comes next."""
    tally = Tally.of(crowd())
    before = tally.counts.copy()

    tally.record("p1", "hidden", 1)

    np.testing.assert_array_equal(tally.counts, before)
    assert next_statement(tally, {"hidden": 1}, seed=2) in NAMES


@pytest.mark.parametrize("statements", [(), ("only",)])
def test_nothing_left_to_show(statements: tuple[str, ...]) -> None:
    """An empty workshop, or one's own statement alone, shows nothing."""
    votes = Votes((), statements, np.zeros((0, len(statements))))

    assert next_statement(Tally.of(votes), {}, own=statements) is None
