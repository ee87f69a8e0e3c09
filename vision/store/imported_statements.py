"""Statements that come from a file or a paper card instead of a phone: arrivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import InvalidChoiceError, NotFoundError
from vision.limits import LONGEST_STATEMENT
from vision.models import Status
from vision.store.database import new_id, today
from vision.store.query_chunks import query_chunks
from vision.store.schema import level, participant, question, statement, unit
from vision.text.typed_text import entered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Arrival:
    """A statement that comes from a file or a paper card instead of a phone.

    Attributes:
        text: Verbatim, already checked.
        person: Whatever tells people apart in the file; None makes the row its own person.
        level_id: None where not known.
        unit_id: None where not known.
        round: From 1.
        status: Whether it may be shown.
        quotable: False for "count this, but don't quote it".
        speaks_for: People that a table's entry speaks for; shown, never weighted.
        id: Under which it is kept; random where empty.
        import_id: The file it came with; None for a card.
    """

    text: str
    person: str | None
    level_id: str | None
    unit_id: str | None
    round: int = 1
    status: Status = Status.VISIBLE
    quotable: bool = True
    speaks_for: int = 1
    id: str = ""
    import_id: str | None = None


Rows = list[dict[str, object]]


def kept(text: str) -> str:
    """Return a file's text as it is stored.

    Raises:
        InvalidTextError: Nothing is left.
    """
    # Composing letters can make a text a little longer; files may hold longer ones anyway.
    return entered(text, longest=max(LONGEST_STATEMENT, 4 * len(text)))


def rows(
    workshop_id: str,
    question_id: str,
    arrivals: Iterable[Arrival],
    people: Mapping[str, str] | None = None,
) -> tuple[Rows, Rows]:
    """Return the people and the statements of a file as rows of their tables.

    A person has one level and one unit: those of the first row that names the person.

    Args:
        workshop_id: The workshop.
        question_id: What they answer.
        arrivals: Already checked.
        people: Participant ids for people of the file; others get new ones.
    """
    given = dict(people or {})
    ids: dict[str, str] = {}
    persons: Rows = []
    statements: Rows = []
    for number, arrival in enumerate(arrivals):
        # No file can hold a NUL in a name, so a nameless row never meets a named one.
        key = f"\x00{number}" if arrival.person is None else arrival.person
        if key not in ids:
            ids[key] = given.get(key) or new_id()
            persons.append(_person(ids[key], workshop_id, arrival))
        statements.append(_statement(workshop_id, question_id, ids[key], number, arrival))
    return persons, statements


def insert(
    connection: sa.Connection,
    persons: Rows,
    statements: Rows,
    progress: Callable[[int], object] | None,
) -> None:
    """Write the rows, telling ``progress`` how many statements are written so far.

    Words of people who come with them were typed on no phone of the room, so moderators see them at
    once; those of people who are here already come in as that person's do.
    """
    known = _known(connection, [str(person["id"]) for person in persons])
    new = [person for person in persons if person["id"] not in known]
    if new:
        connection.execute(sa.insert(participant), new)
    written = 0
    for some in query_chunks(statements):
        told = [row | {"let_in": row["participant_id"] not in known} for row in some]
        connection.execute(sa.insert(statement), told)
        written += len(some)
        if progress:
            progress(written)


def check(
    connection: sa.Connection,
    workshop_id: str,
    question_id: str,
    persons: Sequence[dict[str, object]],
) -> None:
    """Check that question, levels and units are this workshop's.

    Raises:
        NotFoundError: The workshop or the question is gone.
        InvalidChoiceError: A level or unit is another workshop's.
    """
    mine = question.c.workshop_id == workshop_id
    asked = connection.execute(sa.select(question.c.id).where(mine, question.c.id == question_id))
    if asked.one_or_none() is None:
        raise NotFoundError("workshop")
    for table, key, what in ((level, "level_id", "level"), (unit, "unit_id", "unit")):
        query = sa.select(table.c.id).where(table.c.workshop_id == workshop_id)
        known = set(connection.execute(query).scalars())
        for person in persons:
            if person[key] is not None and person[key] not in known:
                raise InvalidChoiceError(what, person[key])


def _known(connection: sa.Connection, ids: list[str]) -> set[str]:
    found: set[str] = set()
    for some in query_chunks(ids):
        query = sa.select(participant.c.id).where(participant.c.id.in_(some))
        found.update(connection.execute(query).scalars())
    return found


def _person(person_id: str, workshop_id: str, arrival: Arrival) -> dict[str, object]:
    return {
        "id": person_id,
        "workshop_id": workshop_id,
        "visitor_hash": None,
        "level_id": arrival.level_id,
        "unit_id": arrival.unit_id,
        "speaks_for": max(1, arrival.speaks_for),
    }


def _statement(
    workshop_id: str, question_id: str, person_id: str, number: int, arrival: Arrival
) -> dict[str, object]:
    return {
        "id": arrival.id or new_id(),
        "workshop_id": workshop_id,
        "question_id": question_id,
        "participant_id": person_id,
        "round": arrival.round,
        "position": number,
        "text": kept(arrival.text),
        "status": arrival.status,
        "quotable": arrival.quotable,
        "token": new_id() + new_id(),
        "day": today(),
        "import_id": arrival.import_id,
    }
