"""Opinion groups: known groups are found again, and odd rooms do no harm."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from vision.consensus import OpinionGroups, Tally, Votes, opinion_groups


def room(
    people: int, sides: list[list[float]], *, seen: float = 1.0, seed: int = 0
) -> tuple[Votes, np.ndarray]:
    """Return votes of people in turn from each camp, and their camps.

    ``sides`` holds each camp's chance to agree with each statement; a vote is seen by chance.
    """
    rng = np.random.default_rng(seed)
    camps = np.arange(people) % len(sides)
    chance = np.array(sides)[camps]
    values = np.where(rng.random(chance.shape) < chance, 1.0, -1.0)
    values[rng.random(chance.shape) >= seen] = np.nan
    names = tuple(f"p{row}" for row in range(people))
    return Votes(names, tuple(f"s{c}" for c in range(chance.shape[1])), values), camps


TWO = [[0.85] * 15 + [0.15] * 15 + [0.7] * 10, [0.15] * 15 + [0.85] * 15 + [0.7] * 10]
THREE = [
    [0.9] * 12 + [0.1] * 12 + [0.1] * 12,
    [0.1] * 12 + [0.9] * 12 + [0.1] * 12,
    [0.1] * 12 + [0.1] * 12 + [0.9] * 12,
]


@pytest.mark.parametrize(("sides", "count"), [(TWO, 2), (THREE, 3)])
def test_camps_and_their_number_are_found(sides: list[list[float]], count: int) -> None:
    """Camps that vote clearly differently are found, although half of the votes are missing."""
    votes, camps = room(90, sides, seen=0.5)

    found = opinion_groups(votes)

    assert found.count == count
    assert found.beyond_chance
    assert adjusted_rand_score(camps, found.labels) > 0.95


def test_a_room_without_camps_is_not_called_divided() -> None:
    """Votes at random show no more structure than shuffled ones (5% may; these seeds do not)."""
    beyond = [
        opinion_groups(room(60, [[0.6] * 30], seed=seed)[0]).beyond_chance for seed in range(8)
    ]

    assert sum(beyond) <= 2


def test_same_votes_and_seed_same_groups() -> None:
    """A second run gives the same labels and places."""
    votes, _ = room(60, TWO, seen=0.4)

    first, second = opinion_groups(votes, seed=4), opinion_groups(votes, seed=4)

    np.testing.assert_array_equal(first.labels, second.labels)
    np.testing.assert_array_equal(first.positions, second.positions)


def test_groups_keep_their_names_as_votes_arrive() -> None:
    """With the earlier result in hand, almost nobody changes group when votes are added."""
    votes, camps = room(80, TWO, seen=0.8, seed=2)
    early = votes.values.copy()
    early[np.random.default_rng(5).random(early.shape) < 0.5] = np.nan
    first = opinion_groups(Votes(votes.people, votes.statements, early))
    swapped = OpinionGroups(
        first.people,
        1 - first.labels,
        first.positions,
        first.count,
        first.silhouette,
        first.beyond_chance,
        first.reason,
    )

    for before in (first, swapped):
        after = opinion_groups(votes, previous=before)
        assert (after.labels == before.labels).mean() > 0.9
        assert adjusted_rand_score(camps, after.labels) > 0.95


def test_people_who_came_later_join_existing_groups() -> None:
    """Names stay although people are new and columns were added."""
    votes, _ = room(80, TWO)
    first = opinion_groups(Votes(votes.people[:50], votes.statements[:30], votes.values[:50, :30]))

    after = opinion_groups(votes, previous=first)

    assert (after.labels[:50] == first.labels).mean() > 0.9


def test_a_handful_far_out_gets_no_group_of_its_own() -> None:
    """Two who vote against everything join a group; the camps are found all the same."""
    votes, camps = room(60, TWO)
    values = np.vstack([votes.values, -np.ones((2, 40))])
    found = opinion_groups(Votes((*votes.people, "x", "y"), votes.statements, values))

    assert np.bincount(found.labels).min() >= 5
    assert adjusted_rand_score(camps, found.labels[:60]) > 0.95


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(np.zeros((0, 0)), id="nobody-and-nothing"),
        pytest.param(np.full((20, 10), np.nan), id="no-votes"),
        pytest.param(np.ones((1, 10)), id="one-voter"),
        pytest.param(np.ones((20, 10)), id="everybody-agrees"),
        pytest.param(np.ones((300, 200)), id="a-large-room-agrees"),
        pytest.param(np.zeros((20, 10)), id="everybody-passes"),
        pytest.param(np.zeros((60, 50)), id="a-large-room-passes"),
        pytest.param(np.ones((20, 0)), id="no-statements"),
    ],
)
def test_rooms_that_have_no_groups(values: np.ndarray) -> None:
    """Where votes don't tell people apart there are no groups, and a sentence says why."""
    people = tuple(f"p{row}" for row in range(values.shape[0]))
    statements = tuple(f"s{column}" for column in range(values.shape[1]))

    found = opinion_groups(Votes(people, statements, values))

    assert found.count == 0
    assert not found.beyond_chance
    assert (found.labels == -1).all()
    assert str(found.reason).endswith(".")


def test_one_voice_against_all_others_makes_no_group() -> None:
    """A large room that agrees but for one vote: no iteration fails, and nobody is singled out."""
    values = np.ones((60, 50))
    values[0, 0] = -1

    found = opinion_groups(
        Votes(tuple(f"p{n}" for n in range(60)), tuple(f"s{n}" for n in range(50)), values)
    )

    assert found.count == 0


def test_one_statement_makes_groups_of_those_for_and_against() -> None:
    """The smallest case that has groups works, and its map is a line."""
    values = np.array([[1.0]] * 10 + [[-1.0]] * 10)

    found = opinion_groups(Votes(tuple(map(str, range(20))), ("s",), values))

    assert adjusted_rand_score([0] * 10 + [1] * 10, found.labels) == 1.0
    assert found.positions.shape == (20, 2)


def test_people_with_few_answers_are_not_placed() -> None:
    """Someone with three answers belongs to no group and has no place on the map."""
    votes, _ = room(40, TWO)
    values = votes.values.copy()
    values[7, 3:] = np.nan

    found = opinion_groups(Votes(votes.people, votes.statements, values))

    assert found.labels[7] == -1
    assert found.members[7] is None
    assert np.isnan(found.positions[7]).all()


def test_votes_are_not_touched_and_json_is_exact() -> None:
    """The caller's matrix stays as it was; a result survives the way through JSON."""
    votes, _ = room(40, TWO, seen=0.5)
    before = votes.values.copy()

    found = opinion_groups(votes)
    again = OpinionGroups.from_json(json.loads(json.dumps(found.to_json())))

    np.testing.assert_array_equal(votes.values, before)
    assert again.to_json() == found.to_json()
    np.testing.assert_array_equal(again.labels, found.labels)


def test_statements_that_nobody_answered_change_nothing() -> None:
    """Of a hundred thousand that are asked, only those with answers take part; groups are alike."""
    draw = np.random.default_rng(3)
    asked = [f"s{number:03}" for number in range(120)]
    given = [
        (f"p{who:02}", name, 1 if (who < 20) == (place % 2 == 0) else -1)
        for who in range(40)
        for place, name in enumerate(asked[::5])
        if draw.random() < 0.7
    ]
    whole = Votes.from_answers(given, statements=asked)
    few = Votes.of_asked(given, asked, least=7)
    assert few.statements == tuple(asked[::5])
    assert opinion_groups(few).to_json() == opinion_groups(whole).to_json()
    tally, wide = Tally.of(whole), Tally.of(few).among(asked)
    assert wide.statements == tally.statements
    assert (wide.counts == tally.counts).all()
    assert len(Votes.of_asked(given[:1], asked, least=7).statements) == 7
    assert Votes.of_asked(given, asked[:4], least=7).statements == tuple(asked[:4])


@pytest.mark.parametrize("seed", [2, 8, 9, 43])
def test_earlier_groups_that_would_leave_one_empty_are_no_start(seed: int) -> None:
    """Whoever was where before: three camps stay three, and the console says nothing."""
    votes, camps = room(24, [[1.0] * 8 + [0.0] * 8, [0.0] * 8 + [1.0] * 8, [1.0, 0.0] * 8])
    strewn = np.random.default_rng(seed).integers(0, 3, 24)
    previous = replace(opinion_groups(votes), labels=strewn, count=3)

    found = opinion_groups(votes, previous=previous)

    assert adjusted_rand_score(camps, found.labels) == 1.0
