"""What responses come to, on answers small enough to count by hand."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.privacy import Band, Released, release
from vision.workshop.agreement import MARKS, agreement, theme_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

BANDS = (Band("Top", ("Top",), 10), Band("Front", ("Front",), 10))
PEOPLE = {f"t{n}": "Top" for n in range(10)} | {f"f{n}": "Front" for n in range(10)}


def votes(statement: str, top: int, front: int) -> list[tuple[str, str, int]]:
    """Return everyone's answer: so many of ten agree at the top, so many at the front."""
    return [
        (person, statement, 1 if int(person[1:]) < (top if level == "Top" else front) else -1)
        for person, level in PEOPLE.items()
    ]


def run(
    answers: Sequence[tuple[str, str, int]] = (),
    truths: Sequence[tuple[str, int, int]] = (),
    bands: Sequence[Band] = BANDS,
) -> dict[str, Any]:
    """Return the agreement of twenty people of two levels on two statements of two themes."""
    released = release(
        None,
        [
            *((statement, person, answer) for person, statement, answer in answers),
            *((theme_asked(theme), person, of_10) for person, theme, of_10 in truths),
        ],
        asked={"a", "b", theme_asked(1), theme_asked(2)},
        levels=PEOPLE,
        bands=bands,
        smallest_group=5,
    )
    return agreement(released, statements={"a": 1, "b": 2}, bands=bands, smallest_group=5)


def tension(found: dict[str, Any]) -> dict[tuple[int, str], tuple[float | None, float | None]]:
    """Return what is wanted and what is true today, by theme and level."""
    return {(row["theme"], row["level"]): (row["wanted"], row["today"]) for row in found["tension"]}


def test_a_bridge_and_a_divide_are_told_apart() -> None:
    """All want the first statement; the second one only the top wants."""
    found = Consensus.from_json(run([*votes("a", 10, 10), *votes("b", 10, 0)])["consensus"])

    assert [each.statement for each in found.bridges] == ["a"]
    assert [each.statement for each in found.divides] == ["b"]
    assert str(agreement_finding(found)) == (
        "Every level wants one of the 2 statements that enough people at each level have answered."
        " One of them parts the levels."
    )


def test_tension_sets_what_is_wanted_beside_what_is_true() -> None:
    """Eight of ten at the top want theme 1, which they say is 3 of 10 true today."""
    truths = [(person, 1, 3 if level == "Top" else 6) for person, level in PEOPLE.items()]
    rows = tension(run(votes("a", 8, 10), truths))

    assert rows[1, "Top"] == (0.8, 0.3)
    assert rows[1, "Front"] == (1.0, 0.6)
    assert rows[2, "Top"] == (None, None)


def test_too_few_answers_make_no_mean() -> None:
    """Nine at the top and two at the front: the two are not told, and not by subtraction."""
    truths = [(f"t{n}", 1, 2) for n in range(9)] + [(f"f{n}", 1, 9) for n in range(2)]
    rows = tension(run(truths=truths))

    assert rows[1, "Top"] == (None, 0.2)
    assert rows[1, "Front"] == (None, None)


def test_groups_are_known_by_what_enough_of_them_answered() -> None:
    """Two camps on six statements: two groups of ten, each with statements that mark it."""
    statements = {f"s{n}": 1 for n in range(8)}
    answers = [
        (person, key, 1 if (level == "Top") == (place < 4) else -1)
        for person, level in PEOPLE.items()
        for place, key in enumerate(statements)
    ]
    found = agreement(counted(answers), statements=statements, bands=BANDS, smallest_group=5)[
        "groups"
    ]

    assert sorted(found["sizes"].values()) == [10, 10]
    assert all(len(marks) == MARKS for marks in found["marks"].values())


def counted(answers: Sequence[tuple[str, str, int]], before: Released | None = None) -> Released:
    """Return what may be counted of answers."""
    said = [(statement, person, answer) for person, statement, answer in answers]
    asked = {statement for statement, *_ in said}
    return release(before, said, asked=asked, levels=PEOPLE, bands=BANDS, smallest_group=5)


def test_opinion_groups_hold_only_answers_that_are_counted() -> None:
    """Answers of fewer people than the smallest group make no group, and change none."""
    statements = {f"s{n}": 1 for n in range(8)}
    few = [(person, key, 1) for person in list(PEOPLE)[:4] for key in statements]
    found = agreement(counted(few), statements=statements, bands=BANDS, smallest_group=5)

    assert found["opinions"]["people"] == []
    assert found["groups"]["sizes"] == {}


def moves(before: dict[str, Any], after: dict[str, Any]) -> int:
    """Return how many people are in another opinion group than before, by the names shown."""
    places = [dict(zip(each["people"], each["labels"], strict=True)) for each in (before, after)]
    return sum(places[0].get(who) != places[1].get(who) for who in {*places[0], *places[1]})


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_seen_to_change_opinion_groups(seed: int) -> None:
    """One person after the other changes sides; as shown, nobody or five people at least did.

    Found in all answers, as long as nobody holds them back, single people would be seen to move.
    """
    random_ = random.Random(seed)
    statements = {f"s{n}": 1 for n in range(8)}
    room: dict[str, Any] = {"statements": statements, "bands": BANDS, "smallest_group": 5}
    sides = {who: (level == "Top") == (random_.random() < 0.8) for who, level in PEOPLE.items()}
    shown: list[dict[str, Any]] = []
    careless: list[dict[str, Any]] = []
    released = None
    for changes in [None, *random_.sample(list(PEOPLE), 12)]:
        sides = {who: side != (who == changes) for who, side in sides.items()}
        answers = [
            (who, key, 1 if side == (place < 4) else -1)
            for who, side in sides.items()
            for place, key in enumerate(statements)
        ]
        released = counted(answers, released)
        shown.append(agreement(released, **room, previous=shown[-1] if shown else None))
        careless.append(agreement(counted(answers), **room))
    told = [moves(one["opinions"], other["opinions"]) for one, other in pairwise(shown)]

    assert all(moved == 0 or moved >= 5 for moved in told)
    assert any(moved > 0 for moved in told)
    assert careless[0]["groups"]["sizes"] != careless[1]["groups"]["sizes"]


def test_nobody_answered_is_a_sentence_and_not_an_error() -> None:
    """An empty room has no groups, no bridges and no numbers."""
    found = run()

    assert found["groups"]["sizes"] == {}
    assert agreement_finding(Consensus.from_json(found["consensus"])).kind == "too few"


def test_one_band_speaks_for_everyone() -> None:
    """Where levels may not be told apart, the room is one level."""
    rows = tension(run(votes("a", 10, 10), [(person, 1, 5) for person in PEOPLE], BANDS[:1]))

    assert rows == {(1, "Everyone"): (1.0, 0.5), (2, "Everyone"): (None, None)}


@pytest.mark.parametrize("answering", [3, 10])
def test_nobody_is_seen_to_join_beyond_those_expected(answering: int) -> None:
    """Groups then need one more, and what leaders are shown of them says so to nobody."""
    statements = {f"s{n}": 1 for n in range(8)}
    answers = [
        (who, key, 1 if (level == "Top") == (place < 4) else -1)
        for who, level in PEOPLE.items()
        for place, key in enumerate(statements)
        if int(who[1:]) < answering
    ]
    room: dict[str, Any] = {"statements": statements, "bands": BANDS, "smallest_group": 5}
    released = counted(answers)
    before = agreement(released, **room, least=5)

    assert agreement(released, **room, least=6, previous=before) == before
    assert bool(before["groups"]["sizes"]) is (answering == 10)
