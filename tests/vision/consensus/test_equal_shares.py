"""Equal shares buys what two other implementations buy, and what everyone can see it should."""

from __future__ import annotations

import numpy as np
import pytest
from abcvoting import abcrules
from abcvoting.preferences import Profile
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pabutools.election import (
    Additive_Cardinal_Sat,
    CardinalBallot,
    CardinalProfile,
    Instance,
    Project,
)
from pabutools.rules import method_of_equal_shares

from vision.consensus.equal_shares import equal_shares

Approvals = arrays(
    float,
    st.tuples(st.integers(1, 12), st.integers(1, 7)),
    elements=st.sampled_from([0.0, 1.0]),
)


@pytest.mark.slow
def test_a_thousand_random_rooms_get_a_committee_of_abcvoting() -> None:
    """With completion by sequential Phragmén, exact fractions, and whatever ties allow."""
    rng = np.random.default_rng(20261128)
    for _ in range(1000):
        people, columns = int(rng.integers(3, 14)), int(rng.integers(3, 9))
        seats = int(rng.integers(2, min(columns, 6) + 1))
        room = rng.random((people, columns)) < rng.uniform(0.15, 0.7, columns)
        room[rng.integers(people)] |= ~room.any(axis=0)
        room[~room.any(axis=1), 0] = True
        profile = Profile(columns)
        profile.add_voters([set(np.flatnonzero(row).tolist()) for row in room])
        theirs = abcrules.compute(
            "equal-shares",
            profile,
            committeesize=seats,
            resolute=False,
            algorithm="standard-fractions",
            max_num_of_committees=None,
        )
        ours = {bought.column for bought in equal_shares(room.astype(float), seats)}

        assert ours in [set(committee) for committee in theirs]


def test_worths_are_spent_as_pabutools_spends_them() -> None:
    """Where some things are worth more than others, up to where money buys nothing more."""
    rng = np.random.default_rng(7)
    for _ in range(60):
        people, columns = int(rng.integers(3, 14)), int(rng.integers(3, 9))
        seats = int(rng.integers(2, min(columns, 6) + 1))
        worth = rng.integers(0, 1000, (people, columns)) * (rng.random((people, columns)) < 0.6)
        projects = [Project(str(column), 1) for column in range(columns)]
        instance = Instance(projects, budget_limit=seats)
        ballots = [CardinalBallot(dict(zip(projects, map(int, row), strict=True))) for row in worth]
        profile = CardinalProfile(ballots, instance=instance)
        theirs = method_of_equal_shares(instance, profile, sat_class=Additive_Cardinal_Sat)
        ours = []
        for bought in equal_shares(worth.astype(float), seats):
            if bought.completed:
                break
            ours.append(str(bought.column))

        assert sorted(ours) == sorted(project.name for project in theirs)


@given(Approvals, st.integers(1, 6))
def test_a_large_enough_group_of_one_mind_gets_its_seats(room: np.ndarray, seats: int) -> None:
    """Extended justified representation: of all rooms of up to 12, every cohesive group."""
    chosen = {bought.column for bought in equal_shares(room, seats)}
    people = len(room)
    for size in range(1, seats + 1):
        for mask in range(1, 1 << room.shape[1]):
            shared = [c for c in range(room.shape[1]) if mask >> c & 1]
            if len(shared) != size:
                continue
            alike = room[:, shared].all(axis=1)
            if alike.sum() * seats < size * people:
                continue
            got = room[alike][:, sorted(chosen)].sum(axis=1) if chosen else np.zeros(1)
            short = (got < size).sum()
            assert short * seats < size * people


def test_ties_are_told() -> None:
    """What could have been bought at the same price is named; what matters more goes first."""
    room = np.ones((4, 3))

    first, second = equal_shares(room, 2)
    assert (first.column, first.tied) == (0, (1, 2))
    assert second.tied == (2,)
    assert equal_shares(room, 2, rather=[0.0, 0.0, 0.5])[0].column == 2


@pytest.mark.parametrize("room", [np.zeros((0, 0)), np.zeros((3, 0)), np.zeros((3, 4))])
def test_where_nobody_wants_anything_nothing_is_bought(room: np.ndarray) -> None:
    """Nobody, nothing to buy, or nothing wanted: an empty list, and no error."""
    assert equal_shares(room, 5) == ()
