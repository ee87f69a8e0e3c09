"""Moderation: statements, comments and suggestions in one queue, shown and hidden by one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.models import Status
from vision.store.change_counters import grow
from vision.store.database import today
from vision.store.query_chunks import query_chunks
from vision.store.remarks import Kind
from vision.store.schema import moderation, remark, statement
from vision.store.vectors import forget
from vision.text import clean
from vision.text.flooding import FLOOD_COPIES, floods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.database import Database

STATEMENT: Final = "statement"


@dataclass(frozen=True, slots=True)
class Moderated:
    """Somebody's words as a moderator gets them: nothing about who wrote them.

    Attributes:
        id: Random.
        kind: ``statement``, ``comment``, ``amendment`` or ``picture``.
        text: Verbatim.
        question_id: What a statement answers; None for remarks on a draft.
    """

    id: str
    kind: str
    text: str
    question_id: str | None


class Moderations:
    """What moderators see and did, in all workshops. A facilitator's own seeds are not in it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def queue(
        self, workshop_id: str, status: Status, *, most: int = 200, let_in: bool = False
    ) -> tuple[Moderated, ...]:
        """Return words of one status, and never who wrote them, in the order of random ids.

        Where there are more than ``most``, remarks go first: there are few of them.

        Args:
            workshop_id: The workshop.
            status: Of the words.
            most: Words that are wanted.
            let_in: Whether only statements that moderators may see by now are among them.
        """
        seen = statement.c.let_in if let_in else sa.true()
        remarks = (
            sa.select(remark.c.id, remark.c.kind, remark.c.text, sa.null())
            .where(remark.c.workshop_id == workshop_id, remark.c.status == status)
            .order_by(remark.c.id)
        )
        statements = (
            sa.select(
                statement.c.id, sa.literal(STATEMENT), statement.c.text, statement.c.question_id
            )
            .where(_statements(workshop_id), statement.c.status == status, seen)
            .order_by(statement.c.id)
        )
        found: list[Moderated] = []
        with self._database.read() as connection:
            for query in (remarks, statements):
                rows = connection.execute(query.limit(most - len(found)))
                found += [Moderated(*row) for row in rows]
        return tuple(sorted(found, key=lambda each: each.id))

    def not_let_in(self, workshop_id: str, status: Status, *, most: int = 200) -> tuple[str, ...]:
        """Return the ids of statements that moderators have not been let see, in their order.

        Args:
            workshop_id: The workshop.
            status: Of the statements.
            most: Statements that are wanted.
        """
        query = (
            sa.select(statement.c.id)
            .where(_statements(workshop_id), statement.c.status == status, ~statement.c.let_in)
            .order_by(statement.c.id)
            .limit(most)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(query).scalars())

    def floods(self, workshop_id: str) -> frozenset[str]:
        """Return the statements that one person wrote again and again, whoever that is.

        Only of those that moderators may see by now: no flag tells that one more was written.
        """
        mine = sa.and_(_statements(workshop_id), statement.c.let_in)
        many = (
            sa.select(statement.c.participant_id)
            .where(mine, statement.c.participant_id.is_not(None))
            .group_by(statement.c.participant_id)
            .having(sa.func.count() >= FLOOD_COPIES)
        )
        query = (
            sa.select(statement.c.id, statement.c.participant_id, statement.c.text)
            .where(mine, statement.c.participant_id.in_(many))
            .order_by(statement.c.id)
        )
        with self._database.read() as connection:
            loud = connection.execute(query).all()
        found = floods([clean(row.text) for row in loud], [row.participant_id for row in loud])
        return frozenset(row.id for row, one in zip(loud, found, strict=True) if one)

    def standing(self, workshop_id: str, *, let_in: bool = False) -> dict[Status, int]:
        """Return how many of all these are visible, waiting and hidden.

        Args:
            workshop_id: The workshop.
            let_in: Whether only what moderators may see by now is counted.
        """
        found = dict.fromkeys(Status, 0)
        mine = sa.and_(_statements(workshop_id), statement.c.let_in if let_in else sa.true())
        with self._database.read() as connection:
            for table, here in (
                (statement, mine),
                (remark, remark.c.workshop_id == workshop_id),
            ):
                query = sa.select(table.c.status, sa.func.count()).where(here)
                for status, number in connection.execute(query.group_by(table.c.status)):
                    found[Status(status)] += number
        return found

    def move(
        self, workshop_id: str, ids: Sequence[str], status: Status, *, seen: Status | None = None
    ) -> int:
        """Show or hide words of any kind, log how many without their content, return that number.

        Args:
            workshop_id: The workshop; words in others stay as they are.
            ids: Of statements and remarks.
            status: What they become.
            seen: What they were when the moderator decided; those that have changed since stay
                as they are. None does not ask.
        """
        wanted = Status(status)
        with self._database.write(alone=workshop_id) as connection:
            change = _Change(ids, wanted, seen)
            statements = change.of(connection, statement, _statements(workshop_id))
            remarks = change.of(connection, remark, remark.c.workshop_id == workshop_id)
            changed = statements + remarks
            if changed:
                position = sa.select(sa.func.count()).where(moderation.c.workshop_id == workshop_id)
                connection.execute(
                    sa.insert(moderation).values(
                        workshop_id=workshop_id,
                        position=connection.execute(position).scalar_one(),
                        action=wanted,
                        statements=changed,
                        day=today(),
                    )
                )
            counted = _texts(connection, ids) if changed else []
            if counted:
                if wanted is Status.HIDDEN:
                    forget(connection, self._database, counted)
                grow(connection, workshop_id)
        return changed

    def log(self, workshop_id: str, *, most: int = 20) -> tuple[tuple[Status, int], ...]:
        """Return what moderators did, the latest first: to which status, and how many."""
        query = (
            sa.select(moderation.c.action, moderation.c.statements)
            .where(moderation.c.workshop_id == workshop_id)
            .order_by(moderation.c.position.desc())
            .limit(most)
        )
        with self._database.read() as connection:
            return tuple((Status(action), number) for action, number in connection.execute(query))


def _texts(connection: sa.Connection, ids: Sequence[str]) -> list[str]:
    """Return the words of those that numbers are made from: statements, and pictures."""
    found: list[str] = []
    for some in query_chunks(ids):
        for query in (
            sa.select(statement.c.text).where(statement.c.id.in_(some)),
            sa.select(remark.c.text).where(remark.c.id.in_(some), remark.c.kind == Kind.PICTURE),
        ):
            found.extend(connection.execute(query).scalars())
    return found


def _statements(workshop_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(statement.c.workshop_id == workshop_id, ~statement.c.seed)


@dataclass(frozen=True, slots=True)
class _Change:
    ids: Sequence[str]
    wanted: Status
    seen: Status | None

    def of(self, connection: sa.Connection, table: sa.Table, here: sa.ColumnElement[bool]) -> int:
        """Set the status of those that are here, not so yet, and still what was seen."""
        was: Any = sa.true() if self.seen is None else table.c.status == Status(self.seen)
        changed = 0
        for some in query_chunks(self.ids):
            query = sa.update(table).where(
                table.c.id.in_(some), here, table.c.status != self.wanted, was
            )
            changed += connection.execute(query.values(status=self.wanted)).rowcount
        return changed
