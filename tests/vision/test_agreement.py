"""What responses come to, on answers small enough to count by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.agreement import EVERYONE, agreement
from vision.consensus import Consensus
from vision.consensus.findings import TOO_FEW, agreement_finding
from vision.privacy import Band

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
    previous: dict[str, object] | None = None,
) -> dict[str, object]:
    """Return the agreement of twenty people of two levels on two statements of two themes."""
    return agreement(
        answers,
        truths,
        statements={"a": 1, "b": 2},
        levels=PEOPLE,
        bands=BANDS,
        smallest_group=5,
        previous=previous,
    )


def test_a_bridge_and_a_divide_are_told_apart() -> None:
    """All want the first statement; the second one only the top wants."""
    found = Consensus.from_json(run([*votes("a", 10, 10), *votes("b", 10, 0)])["consensus"])

    assert [each.statement for each in found.bridges] == ["a"]
    assert [each.statement for each in found.divides] == ["b"]
    assert agreement_finding(found) == (
        "Every level wants 1 of the 2 statements that all have answered. 1 parts the levels."
    )


def test_tension_sets_what_is_wanted_beside_what_is_true() -> None:
    """Eight of ten at the top want theme 1, which they say is 3 of 10 true today."""
    truths = [(person, 1, 3 if level == "Top" else 6) for person, level in PEOPLE.items()]
    rows = {
        (row["theme"], row["level"]): (row["wanted"], row["today"])
        for row in run(votes("a", 8, 10), truths)["tension"]
    }

    assert rows[1, "Top"] == (0.8, 0.3)
    assert rows[1, "Front"] == (1.0, 0.6)
    assert rows[2, "Top"] == (None, None)


def test_a_mean_stays_until_enough_people_have_answered_anew() -> None:
    """A sixth person's answer changes nothing on screen; the tenth does."""
    truths = [(f"t{n}", 1, 2) for n in range(5)] + [(f"f{n}", 1, 2) for n in range(5)]
    first = run(truths=truths)
    assert first["today"]["1"]["Top"] == {"people": 5, "mean": 0.2}

    watched = run(truths=[*truths, ("t5", 1, 10)], previous=first)
    assert watched["today"]["1"]["Top"] == {"people": 5, "mean": 0.2}

    later = run(truths=[*truths, *((f"t{n}", 1, 10) for n in range(5, 10))], previous=watched)
    assert later["today"]["1"]["Top"] == {"people": 10, "mean": 0.6}


def test_a_level_is_withheld_where_the_rest_would_be_too_few() -> None:
    """Nine at the top and two at the front: telling the top would tell of the two."""
    truths = [(f"t{n}", 1, 2) for n in range(9)] + [(f"f{n}", 1, 9) for n in range(2)]

    assert run(truths=truths)["today"]["1"] == {}


def test_nobody_answered_is_a_sentence_and_not_an_error() -> None:
    """An empty room has no groups, no bridges and no numbers."""
    found = run()

    assert found["groups"]["sizes"] == {}
    assert agreement_finding(Consensus.from_json(found["consensus"])) == TOO_FEW


def test_one_band_speaks_for_everyone() -> None:
    """Where levels may not be told apart, the room is one level."""
    found = agreement(
        votes("a", 10, 10),
        [(person, 1, 5) for person in PEOPLE],
        statements={"a": 1},
        levels=PEOPLE,
        bands=BANDS[:1],
        smallest_group=5,
    )

    assert found["today"]["1"] == {EVERYONE: {"people": 20, "mean": 0.5}}
