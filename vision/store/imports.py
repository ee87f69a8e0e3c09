"""Imports: what came in with one file, and how to take all of it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import NotFoundError
from vision.store.change_counters import grow
from vision.store.database import lock
from vision.store.imported_statements import kept
from vision.store.moderation_batches import told
from vision.store.query_chunks import query_chunks
from vision.store.schema import participant, question, response, statement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from vision.store.database import Database


@dataclass(frozen=True, slots=True)
class Import:
    """Statements that came in with one file and are still here.

    Attributes:
        id: Random.
        statements: How many.
        people: Of how many.
        day: When they came.
    """

    id: str
    statements: int
    people: int
    day: dt.date


class Imports:
    """The imports of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, workshop_id: str) -> tuple[Import, ...]:
        """Return a workshop's imports, the newest first."""
        query = (
            sa.select(
                statement.c.import_id,
                sa.func.count(),
                sa.func.count(sa.distinct(statement.c.participant_id)),
                sa.func.max(statement.c.day),
            )
            .where(statement.c.workshop_id == workshop_id, statement.c.import_id.is_not(None))
            .group_by(statement.c.import_id)
            .order_by(sa.func.max(statement.c.day).desc(), statement.c.import_id)
        )
        with self._database.read() as connection:
            return tuple(Import(*row) for row in connection.execute(query))

    def here(self, question_id: str, texts: Iterable[str]) -> frozenset[str]:
        """Return those of some texts that stand among a question's statements already, as stored.

        Of what phones wrote only what moderators may see by now: whoever asks for a sentence again
        and again would learn that, and when, somebody writes it.
        """
        stored = {text: kept(text) for text in texts}
        found: set[str] = set()
        with self._database.read() as connection:
            for some in query_chunks(list(dict.fromkeys(stored.values()))):
                query = sa.select(statement.c.text).where(
                    statement.c.question_id == question_id, statement.c.text.in_(some), told()
                )
                found.update(connection.execute(query).scalars())
        return frozenset(text for text, words in stored.items() if words in found)

    def statements(self, workshop_id: str, import_id: str) -> frozenset[str]:
        """Return the ids of what came in with one file and is still here."""
        query = sa.select(statement.c.id).where(_came_with(workshop_id, import_id))
        with self._database.read() as connection:
            return frozenset(connection.execute(query).scalars())

    def answered(self, workshop_id: str, import_id: str) -> bool:
        """Return whether anybody has answered something that came in with one file."""
        query = (
            sa.select(response.c.statement_id)
            .join(statement, statement.c.id == response.c.statement_id)
            .where(_came_with(workshop_id, import_id))
        )
        with self._database.read() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def take_back(self, workshop_id: str, import_id: str) -> int:
        """Delete everything that came in with one file, and the people who said nothing else.

        A question that it filled alone is open again.

        Returns:
            How many statements went.

        Raises:
            NotFoundError: Nothing of it is here any more.
        """
        mine = _came_with(workshop_id, import_id)
        with self._database.write(alone=workshop_id) as connection:
            lock(connection, workshop_id)
            people = connection.execute(
                sa.select(statement.c.participant_id).distinct().where(mine)
            ).scalars()
            ids = [each for each in people if each is not None]
            gone = connection.execute(sa.delete(statement).where(mine)).rowcount
            if not gone:
                raise NotFoundError("import")
            left = sa.select(statement.c.question_id).where(
                statement.c.workshop_id == workshop_id, ~statement.c.seed
            )
            connection.execute(
                sa.update(question)
                .where(question.c.workshop_id == workshop_id, question.c.id.not_in(left))
                .values(filled="")
            )
            for some in query_chunks(ids):
                said = sa.select(statement.c.participant_id).where(
                    statement.c.participant_id.in_(some)
                )
                connection.execute(
                    sa.delete(participant).where(
                        participant.c.id.in_(some),
                        participant.c.visitor_hash.is_(None),
                        participant.c.id.not_in(said),
                    )
                )
            # A question that a file had filled and that is empty now takes answers again.
            connection.execute(
                sa.update(question)
                .where(
                    question.c.workshop_id == workshop_id,
                    question.c.id.not_in(
                        sa.select(statement.c.question_id).where(~statement.c.seed)
                    ),
                )
                .values(filled="")
            )
            grow(connection, workshop_id)
        self._database.empty_log()
        return int(gone)


def _came_with(workshop_id: str, import_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(statement.c.workshop_id == workshop_id, statement.c.import_id == import_id)
