"""Pulses: at any later time, how true each sentence of the vision is today.

A pulse has its own people: a browser's token is hashed anew for each, and the row leads to nobody's
words or answers, nor to those of another pulse. Once it is closed only counts are kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import (
    ClosedError,
    ConflictError,
    InvalidChoiceError,
    InvalidTextError,
    NotFoundError,
)
from vision.limits import HIGHEST_RATING, MOST_SENTENCES
from vision.optional_parts import Part, parts_from
from vision.phases import Phase
from vision.store import codes
from vision.store.database import new_id, today
from vision.store.participants import WRONG_CODE
from vision.store.schema import draft, level, slip, workshop
from vision.store.schema_follow_up import pulse, pulse_answer, pulse_person
from vision.store.try_and_send_throttle import Tries
from vision.translation import marked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from vision.store.database import Database

NOT_CLOSED: Final = marked("A pulse can be opened once the workshop is closed.")
OVER: Final = marked("This pulse is over. Thank you; there may be another one.")


@dataclass(frozen=True, slots=True)
class Pulse:
    """One round of "how true is this for us today?".

    Attributes:
        id: Random.
        draft_id: The version whose sentences are asked about.
        number: From 1.
        smallest_group: People a group needs in it before anything is said about it.
        opened: Day.
        closed: Day; None while it is open.
        counted: What it came to, as plain JSON; None until it is counted.
    """

    id: str
    draft_id: str
    number: int
    smallest_group: int
    opened: dt.date
    closed: dt.date | None
    counted: dict[str, Any] | None


class Pulses:
    """The pulses of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tries = Tries(database)

    def open(self, workshop_id: str, draft_id: str, *, smallest_group: int = 0) -> Pulse:
        """Open a pulse about the sentences of a version that everyone may read.

        Args:
            workshop_id: The workshop.
            draft_id: The version.
            smallest_group: The workshop's, unless more are asked for here.

        Raises:
            ClosedError: The workshop is not closed, or it has no pulses.
            ConflictError: Another pulse is open.
            NotFoundError: The workshop is gone, or the version is not for everyone.
        """
        with self._database.write(alone=workshop_id) as connection:
            query = sa.select(workshop.c.phase, workshop.c.smallest_group, workshop.c.parts)
            head = connection.execute(query.where(workshop.c.id == workshop_id)).one_or_none()
            if head is None:
                raise NotFoundError("workshop")
            if not _asks(head.parts, head.phase):
                raise ClosedError(NOT_CLOSED)
            here = sa.and_(
                draft.c.id == draft_id, draft.c.workshop_id == workshop_id, draft.c.shared
            )
            if connection.execute(sa.select(draft.c.id).where(here)).first() is None:
                raise NotFoundError("version")
            before = connection.execute(_of(workshop_id)).all()
            if any(row.closed is None for row in before):
                raise ConflictError("the pulse")
            least = max(head.smallest_group, smallest_group)
            made = Pulse(new_id(), draft_id, len(before) + 1, least, today(), None, None)
            connection.execute(
                sa.insert(pulse).values(
                    id=made.id,
                    workshop_id=workshop_id,
                    draft_id=draft_id,
                    number=made.number,
                    smallest_group=least,
                    opened=made.opened,
                )
            )
        return made

    def all(self, workshop_id: str) -> tuple[Pulse, ...]:
        """Return a workshop's pulses, the first one first."""
        with self._database.read() as connection:
            return tuple(_pulse(row) for row in connection.execute(_of(workshop_id)))

    def now(self, workshop_id: str) -> Pulse | None:
        """Return the pulse that is open; None where none is, or where none is asked for now."""
        query = (
            _of(workshop_id)
            .join(workshop, workshop.c.id == pulse.c.workshop_id)
            .where(pulse.c.closed.is_(None))
            .add_columns(workshop.c.phase, workshop.c.parts)
        )
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return _pulse(row) if row is not None and _asks(row.parts, row.phase) else None

    def find(self, pulse_id: str, token: str) -> str | None:
        """Return who a browser's token stands for in a pulse; None if it has not answered."""
        query = sa.select(pulse_person.c.id).where(
            pulse_person.c.pulse_id == pulse_id,
            pulse_person.c.visitor_hash == self._hash(pulse_id, token),
        )
        with self._database.read() as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
        return found

    def mine(self, person_id: str) -> dict[int, int]:
        """Return one person's own answers, 0 to 10, by sentence from 0."""
        query = sa.select(pulse_answer.c.clause, pulse_answer.c.of_10).where(
            pulse_answer.c.pulse_person_id == person_id
        )
        with self._database.read() as connection:
            return {row.clause: row.of_10 for row in connection.execute(query)}

    def answer(
        self,
        pulse_id: str,
        token: str,
        answers: Mapping[int, int],
        *,
        level_id: str,
        level_code: str = "",
    ) -> str:
        """Keep what one person answers, all of it or nothing, in place of what was said before.

        Args:
            pulse_id: The pulse.
            token: The browser's random token; kept only as a keyed hash of this pulse.
            answers: 0 to 10 by sentence from 0; sentences may be left out.
            level_id: One of the workshop's levels.
            level_code: What was typed, where the level asks for a code.

        Returns:
            The person's id.

        Raises:
            InvalidChoiceError: A number is not from 0 to 10, or the level is none of this workshop.
            InvalidTextError: The level asks for a code, and this is not it.
            ClosedError: The pulse is over, or the workshop goes on.
            NotFoundError: It is gone.
        """
        for clause, of_10 in answers.items():
            if not (0 <= clause < MOST_SENTENCES and 0 <= of_10 <= HIGHEST_RATING):
                raise InvalidChoiceError("number", of_10)
        mine = self._hash(pulse_id, token)
        known = self.find(pulse_id, token)
        if known is None:
            self._check_code(level_id, level_code, token)
        with self._database.write(alone=pulse_id) as connection:
            workshop_id = _taking(connection, pulse_id)
            levels = sa.select(level.c.id).where(level.c.workshop_id == workshop_id)
            if level_id not in set(connection.execute(levels).scalars()):
                raise InvalidChoiceError("level", level_id)
            person = known or new_id()
            if known is None:
                connection.execute(
                    sa.insert(pulse_person).values(
                        id=person,
                        workshop_id=workshop_id,
                        pulse_id=pulse_id,
                        level_id=level_id,
                        visitor_hash=mine,
                    )
                )
            here = pulse_answer.c.pulse_person_id == person
            connection.execute(sa.delete(pulse_answer).where(here))
            rows = [
                {"pulse_person_id": person, "clause": at, "of_10": n, "workshop_id": workshop_id}
                for at, n in answers.items()
            ]
            if rows:
                connection.execute(sa.insert(pulse_answer), rows)
        return person

    def people(self, pulse_id: str) -> int:
        """Return how many people have answered so far."""
        query = sa.select(sa.func.count()).where(pulse_person.c.pulse_id == pulse_id)
        with self._database.read() as connection:
            people: int = connection.execute(query).scalar_one()
        return people

    def close(self, workshop_id: str, pulse_id: str) -> None:
        """Take no more answers; a pulse that is closed stays so."""
        here = sa.and_(
            pulse.c.id == pulse_id, pulse.c.workshop_id == workshop_id, pulse.c.closed.is_(None)
        )
        with self._database.write(alone=pulse_id) as connection:
            connection.execute(sa.update(pulse).where(here).values(closed=today()))

    def given(
        self, pulse_id: str
    ) -> tuple[dict[str, str | None], tuple[tuple[str, int, int], ...]]:
        """Return everyone's level, and who answered what: to be counted, and never shown.

        Returns:
            Person to level; person, sentence and 0 to 10, in an order that tells nothing.
        """
        people = sa.select(pulse_person.c.id, pulse_person.c.level_id).where(
            pulse_person.c.pulse_id == pulse_id
        )
        answers = (
            sa.select(pulse_answer.c.pulse_person_id, pulse_answer.c.clause, pulse_answer.c.of_10)
            .join(pulse_person, pulse_person.c.id == pulse_answer.c.pulse_person_id)
            .where(pulse_person.c.pulse_id == pulse_id)
            .order_by(pulse_answer.c.pulse_person_id, pulse_answer.c.clause)
        )
        with self._database.read() as connection:
            levels = {row.id: row.level_id for row in connection.execute(people)}
            return levels, tuple((p, c, n) for p, c, n in connection.execute(answers))

    def with_slips(self, workshop_id: str) -> frozenset[str]:
        """Return the levels that had join slips: whoever answers a pulse there has shown none."""
        query = sa.select(slip.c.level_id).where(slip.c.workshop_id == workshop_id).distinct()
        with self._database.read() as connection:
            return frozenset(connection.execute(query).scalars())

    def keep(self, pulse_id: str, counted: Mapping[str, Any]) -> None:
        """Keep what a closed pulse came to, and delete who answered what, for good."""
        with self._database.write(alone=pulse_id) as connection:
            here = sa.and_(pulse.c.id == pulse_id, pulse.c.closed.is_not(None))
            done = connection.execute(
                sa.update(pulse)
                .where(here, pulse.c.counted.is_(None))
                .values(counted=json.dumps(counted))
            )
            if done.rowcount:
                gone = pulse_person.c.pulse_id == pulse_id
                connection.execute(sa.delete(pulse_person).where(gone))
        self._database.empty_log()

    def _check_code(self, level_id: str, code: str, token: str) -> None:
        query = sa.select(level.c.code_hash).where(level.c.id == level_id)
        with self._database.read() as connection:
            kept = connection.execute(query).scalar_one_or_none()
        if kept:
            trying = self._tries.begin(level_id, token)
            if not codes.matches(kept, code):
                raise InvalidTextError(WRONG_CODE)
            self._tries.right(trying)

    def _hash(self, pulse_id: str, token: str) -> str:
        return self._database.keyed_hash("pulse", pulse_id, token)


def _taking(connection: sa.Connection, pulse_id: str) -> str:
    """Return the workshop of a pulse that takes answers now."""
    query = (
        sa.select(pulse.c.workshop_id, pulse.c.closed, workshop.c.phase, workshop.c.parts)
        .join(workshop, workshop.c.id == pulse.c.workshop_id)
        .where(pulse.c.id == pulse_id)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFoundError("workshop")
    if row.closed is not None or not _asks(row.parts, row.phase):
        raise ClosedError(OVER)
    return str(row.workshop_id)


def _asks(parts: str, phase: str) -> bool:
    """Return whether a workshop has pulses, and is where they are answered."""
    return Part.STEPS in parts_from(parts) and Part.STEPS.asks(Phase(phase))


def _of(workshop_id: str) -> sa.Select[Any]:
    return sa.select(pulse).where(pulse.c.workshop_id == workshop_id).order_by(pulse.c.number)


def _pulse(row: sa.Row[Any]) -> Pulse:
    counted = None if row.counted is None else json.loads(row.counted)
    return Pulse(
        row.id, row.draft_id, row.number, row.smallest_group, row.opened, row.closed, counted
    )
