"""Responses: what people answer to others' statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidChoiceError, NotFoundError
from vision.phases import Phase
from vision.store import prepared_queries as prepared
from vision.store.change_counters import spoke
from vision.store.contribution_counts import given
from vision.store.opening_hours import check_hours
from vision.store.schema import response, statement
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vision.store.database import Database

ANSWERS: Final = (-1, 0, 1)
"""Disagree, pass, agree."""

NOT_ASKING: Final = marked(
    "The room has moved on, and answers are no longer taken. Yours are kept."
)


@dataclass(frozen=True, slots=True)
class Response:
    """One answer.

    Attributes:
        participant_id: Opaque; the same for all answers of one person.
        statement_id: What was answered.
        answer: -1 disagree, 0 pass, 1 agree.
        matters: Whether the person said that it matters a lot.
    """

    participant_id: str
    statement_id: str
    answer: int
    matters: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement that may be answered.

    Attributes:
        id: The statement.
        text: Verbatim.
        participant_id: Who wrote it, so that nobody is asked about the own words; None for a
            seed.
    """

    id: str
    text: str
    participant_id: str | None

    @property
    def seed(self) -> bool:
        """Whether the facilitator put it to everyone."""
        return self.participant_id is None


class Responses:
    """The answers in all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def answer(
        self,
        participant_id: str,
        statement_id: str,
        answer: int,
        *,
        matters: bool = False,
        alike: Collection[str] = (),
    ) -> int | None:
        """Keep an answer in place of an earlier one to the same statement, or the same words.

        Args:
            participant_id: Who answers.
            statement_id: What is answered.
            answer: -1 disagree, 0 pass, 1 agree.
            matters: Whether it matters a lot.
            alike: Other statements of the same words; an answer to one of these goes.

        Returns:
            The answer that it replaces; None if it is the first.

        Raises:
            InvalidChoiceError: The answer is none of these, or the statement is the own one.
            ClosedError: The workshop is not in the phase for it.
            NotFoundError: The statement is hidden, withdrawn, not to be quoted, or elsewhere.
        """
        if answer not in ANSWERS:
            raise InvalidChoiceError("answer", answer)
        with self._database.write(alone=participant_id) as connection:
            asked = _asked(connection, participant_id, statement_id)
            before: int | None = connection.execute(
                prepared.ANSWER, {"person": participant_id, "what": statement_id}
            ).scalar_one_or_none()
            replaced = _gone(connection, participant_id, set(alike) - {statement_id})
            values = {"answer": int(answer), "matters": matters}
            if before is None:
                keys = {"participant_id": participant_id, "statement_id": statement_id}
                row = {**keys, "workshop_id": asked, **values}
                connection.execute(prepared.KEEP_ANSWER, row)
            else:
                here = _of(participant_id, statement_id)
                connection.execute(sa.update(response).where(here).values(values))
            spoke(connection, participant_id)
        return before if before is not None else next(iter(replaced), None)

    def add_many(self, workshop_id: str, answers: Iterable[Response]) -> int:
        """Keep first answers that come from a file, all of them or none, and return how many.

        Raises:
            NotFoundError: A person or a statement is not there.
        """
        rows = [
            {
                "participant_id": each.participant_id,
                "statement_id": each.statement_id,
                "workshop_id": workshop_id,
                "answer": each.answer,
                "matters": each.matters,
            }
            for each in answers
        ]
        with self._database.write(alone=workshop_id) as connection:
            if rows:
                connection.execute(sa.insert(response), rows)
                spoke(connection, str(rows[0]["participant_id"]))
        return len(rows)

    def undo(self, participant_id: str, statement_id: str) -> int | None:
        """Take one's own answer back and return what it was; None if there was none.

        Raises:
            ClosedError: The workshop is not in the phase for it.
        """
        with self._database.write(alone=participant_id) as connection:
            answering(connection, participant_id)
            query = sa.delete(response).where(_of(participant_id, statement_id))
            gone: int | None = connection.execute(
                query.returning(response.c.answer)
            ).scalar_one_or_none()
            spoke(connection, participant_id)
        return gone

    def of(self, participant_id: str) -> dict[str, Response]:
        """Return one person's own answers by statement, also to statements hidden since."""
        with self._database.read() as connection:
            found = connection.execute(prepared.ANSWERS, {"person": participant_id})
            return {row.statement_id: Response(*row) for row in found}

    def all(self, question_id: str) -> tuple[Response, ...]:
        """Return every answer to what may be shown now, in an order that tells nothing."""
        query = (
            sa.select(
                response.c.participant_id,
                response.c.statement_id,
                response.c.answer,
                response.c.matters,
            )
            .join(statement, statement.c.id == response.c.statement_id)
            .where(statement.c.question_id == question_id, prepared.SHOWN)
            .order_by(response.c.participant_id, response.c.statement_id)
        )
        with self._database.read() as connection:
            return tuple(Response(*row) for row in connection.execute(query))

    def choices(self, question_id: str) -> tuple[Choice, ...]:
        """Return what may be answered now: visible, quotable statements, and seeds."""
        query = (
            sa.select(statement.c.id, statement.c.text, statement.c.participant_id)
            .where(statement.c.question_id == question_id, prepared.SHOWN)
            .order_by(statement.c.id)
        )
        with self._database.read() as connection:
            return tuple(Choice(*row) for row in connection.execute(query))

    def asked(self, question_id: str) -> dict[str, str | None]:
        """Return what ``choices`` returns without the words: statement to who wrote it."""
        query = (
            sa.select(statement.c.id, statement.c.participant_id)
            .where(statement.c.question_id == question_id, prepared.SHOWN)
            .order_by(statement.c.id)
        )
        with self._database.read() as connection:
            return dict(map(tuple, connection.execute(query)))

    def choice(self, statement_id: str) -> Choice | None:
        """Return one of them with its words, as long as it may be answered."""
        with self._database.read() as connection:
            row = connection.execute(prepared.CHOICE, {"what": statement_id}).one_or_none()
        return None if row is None else Choice(*row)

    def counts(self, workshop_id: str) -> tuple[int, int]:
        """Return how many people have answered, and how many answers there are."""
        return self.counts_with_phones(workshop_id)[:2]

    def counts_with_phones(self, workshop_id: str) -> tuple[int, int, int, int]:
        """Return people and answers as ``counts`` does, and how many of either are phones'.

        The others came with cards and files.
        """
        with self._database.read() as connection:
            return given(
                connection, response.c.participant_id, response.c.workshop_id == workshop_id
            )


def _gone(connection: sa.Connection, participant_id: str, statements: Collection[str]) -> list[int]:
    """Take back a person's answers to some statements, mostly none, and return what they were."""
    if not statements:
        return []
    query = sa.delete(response).where(
        response.c.participant_id == participant_id,
        response.c.statement_id.in_(sorted(statements)),
    )
    return list(connection.execute(query.returning(response.c.answer)).scalars())


def _of(participant_id: str, statement_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        response.c.participant_id == participant_id, response.c.statement_id == statement_id
    )


def answering(connection: sa.Connection, participant_id: str) -> str:
    """Return the workshop of a person who may respond now.

    Raises:
        ClosedError: The workshop is not in the phase for it.
        NotFoundError: The person is gone.
    """
    found = connection.execute(prepared.RESPONDING, {"person": participant_id}).one_or_none()
    if found is None:
        raise NotFoundError("workshop")
    if not Phase(found.phase).rules.responds:
        raise ClosedError(NOT_ASKING)
    check_hours(found.opens, found.closes)
    kept: str = found.id
    return kept


def _asked(connection: sa.Connection, participant_id: str, statement_id: str) -> str:
    """Return the workshop, after checking that this person may answer this statement."""
    mine = answering(connection, participant_id)
    found = connection.execute(prepared.WRITER, {"what": statement_id, "room": mine}).one_or_none()
    if found is None:
        raise NotFoundError("statement")
    if found.participant_id == participant_id:
        raise InvalidChoiceError("statement", statement_id)
    return mine
