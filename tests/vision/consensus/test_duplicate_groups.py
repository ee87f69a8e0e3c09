"""The same sentence is asked about once, and stands once, for all who wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vision.consensus.duplicate_groups import Duplicates, duplicates

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True)
class Line:
    """A statement with its author."""

    id: str
    text: str
    participant_id: str | None


@dataclass(frozen=True)
class Vote:
    """An answer."""

    participant_id: str
    statement_id: str
    answer: int


EIGHT = [Line(f"s{n}", "Flexible working hours" + "!" * n, f"p{n}") for n in range(8)]


def five(people: Collection[str]) -> bool:
    """Return whether people are as many as the smallest group."""
    return len(people) >= 5


def test_what_eight_people_say_is_one_sentence() -> None:
    """One stands for all, listed once with how many said it; a turned one stays apart."""
    others = [Line("x", "No flexible working hours", "q"), Line("y", "Flexible hours", "p1")]
    found = duplicates([*EIGHT, *others], enough=five)

    assert found.said_by() == {"s0": 8}
    assert found.listed(["s5", "x", "s2", "y"]) == ["s0", "x", "y"]
    assert found.members("s0") == tuple(f"s{n}" for n in range(8))
    assert Duplicates.from_json(found.to_json()) == found


def test_fewer_than_the_smallest_group_get_no_number() -> None:
    """Four are told as several; one person who writes it four times is nobody but one."""
    assert duplicates(EIGHT[:4], enough=five).said_by() == {"s0": None}
    alone = [Line(f"s{n}", "Fair pay", "ann") for n in range(4)]
    assert duplicates(alone, enough=five).said_by() == {}
    assert duplicates(alone, enough=five).listed([each.id for each in alone]) == ["s0"]


def test_nobody_is_asked_about_the_own_words() -> None:
    """Also whoever said "don't quote it", or still waits to be counted, wrote the words."""
    quiet = [Line("z", "flexible WORKING hours", "quiet")]
    late = Line("w", "Flexible working hours", "late")
    found = duplicates([*EIGHT, late], quiet, late={"w"}, enough=five)

    assert all(found.own(person) == ["s0"] for person in ("p0", "p7", "quiet", "late"))
    assert found.own("q") == []
    assert found.said_by() == {"s0": 8}
    assert found.found["s0"].writers == {*(f"p{n}" for n in range(8)), "quiet"}
    assert "w" not in found.members("s0")


def test_what_was_counted_goes_on_standing_for_its_sentence() -> None:
    """A newer statement with a smaller id takes no place; a person's goes before a seed."""
    newer = Line("a", "Flexible working hours", "newer")
    seed = Line("0", "Flexible working hours", None)

    assert duplicates([newer, *EIGHT], known={"s3"}, enough=five).one("s0") == "s3"
    assert duplicates([seed, *EIGHT], enough=five).one("0") == "s0"


def test_one_answer_a_person_and_sentence() -> None:
    """An answer to any of its statements counts for the sentence, once a person."""
    found = duplicates(EIGHT, enough=five)
    votes = [Vote("q", "s4", -1), Vote("q", "s0", 1), Vote("r", "s7", 0), Vote("r", "x", 1)]

    assert {(vote.participant_id, one, vote.answer) for vote, one in found.answers(votes)} == {
        ("q", "s0", 1),
        ("r", "s0", 0),
        ("r", "x", 1),
    }
