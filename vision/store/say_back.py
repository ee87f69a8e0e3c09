"""What is said back: the sentence that each person was given, and what it would change.

A picture is kept beside the remarks on a draft, so that it is moderated, withdrawn and taken along
like them; it is shown and counted apart from them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from vision.errors import ClosedError, NotFoundError
from vision.models import Moderation, Status
from vision.optional_parts import Part, parts_from
from vision.store.change_counters import spoke
from vision.store.database import new_id
from vision.store.remarks import Kind
from vision.store.schema import draft, given, participant, remark, workshop
from vision.store.stances import NOT_SHAPING, reader
from vision.store.vectors import forget
from vision.text.typed_text import entered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vision.store.database import Database


@dataclass(frozen=True, slots=True)
class Given:
    """The sentence that somebody was given.

    Attributes:
        draft_id: The version it stands in.
        clause: Its place there, from 0.
        wanted: Whether they want it as it stands; None before they said so.
    """

    draft_id: str
    clause: int
    wanted: bool | None


@dataclass(frozen=True, slots=True)
class Picture:
    """What somebody says that a sentence would change on an ordinary day.

    Attributes:
        id: Random.
        draft_id: The version that the sentence stood in.
        clause: Its place there, from 0.
        participant_id: Who wrote it; stays on the server.
        text: Verbatim.
        status: Whether it may be shown.
        quotable: False for "count this, but don't quote it".
        wanted: Whether they want the sentence as it stands.
    """

    id: str
    draft_id: str
    clause: int
    participant_id: str
    text: str
    status: Status
    quotable: bool
    wanted: bool


class SayBack:
    """What people say back, in all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, participant_id: str, draft_id: str, sentences: Sequence[int]) -> Given:
        """Return the sentence of a version that is somebody's, and give one who has none.

        Given is the sentence that the fewest of the own level have; among these the one that the
        fewest have at all; then the first. So every sentence reaches every level alike.

        Args:
            participant_id: Who is given one.
            draft_id: The version.
            sentences: Places of those that are given out, from 0.

        Raises:
            ClosedError: The part is off, or it is not the phase for it.
            NotFoundError: There is no such version, or it is not for everyone yet.
        """
        mine = sa.and_(given.c.participant_id == participant_id, given.c.draft_id == draft_id)
        with self._database.write(alone=draft_id) as connection:
            workshop_id = _saying_back(connection, participant_id, draft_id)
            kept = connection.execute(sa.select(given).where(mine)).one_or_none()
            if kept is not None:
                return Given(kept.draft_id, kept.clause, kept.wanted)
            level = sa.select(participant.c.level_id).where(participant.c.id == participant_id)
            own = connection.execute(level).scalar_one()
            at_level, at_all = _counts(connection, draft_id, own)
            clause = min(sentences, key=lambda at: (at_level[at], at_all[at], at))
            connection.execute(
                sa.insert(given).values(
                    participant_id=participant_id,
                    draft_id=draft_id,
                    workshop_id=workshop_id,
                    clause=clause,
                )
            )
        return Given(draft_id, clause, None)

    def add_many(
        self, workshop_id: str, draft_id: str, said: Iterable[tuple[str, int, str, bool]]
    ) -> int:
        """Keep first pictures (participant, sentence, text, wanted) of a file; return how many.

        Raises:
            NotFoundError: A person or the version is not there.
        """
        rows = [
            (
                {"participant_id": who, "draft_id": draft_id, "workshop_id": workshop_id}
                | {"clause": clause},
                wanted,
                entered(text, what=Kind.PICTURE),
            )
            for who, clause, text, wanted in said
        ]
        if not rows:
            return 0
        with self._database.write(alone=workshop_id) as connection:
            connection.execute(
                sa.insert(given), [keys | {"wanted": wanted} for keys, wanted, _ in rows]
            )
            connection.execute(
                sa.insert(remark),
                [_row(keys, text, Status.VISIBLE, new_id()) for keys, _, text in rows],
            )
            spoke(connection, str(rows[0][0]["participant_id"]))
        return len(rows)

    def write(
        self, participant_id: str, draft_id: str, text: str, *, wanted: bool, quotable: bool = True
    ) -> None:
        """Keep what somebody says back of the sentence they were given, in place of earlier words.

        Words that take the place of hidden ones stay hidden until somebody has looked at them.
        Other words have an id of their own: where the earlier ones are quoted, they are not.

        Raises:
            InvalidTextError: Nothing in it, or too long.
            ClosedError: The part is off, or it is not the phase for it.
            NotFoundError: There is no such version, or no sentence of it was given to them.
        """
        kept = entered(text, what=Kind.PICTURE)
        mine = sa.and_(given.c.participant_id == participant_id, given.c.draft_id == draft_id)
        with self._database.write(alone=participant_id) as connection:
            workshop_id = _saying_back(connection, participant_id, draft_id)
            clause = connection.execute(sa.select(given.c.clause).where(mine)).scalar_one_or_none()
            if clause is None:
                raise NotFoundError("version")
            before = connection.execute(
                sa.select(remark).where(_own(participant_id, draft_id))
            ).one_or_none()
            waits = reader(connection, participant_id, draft_id).moderation
            status = Status.WAITING if waits == Moderation.APPROVE_FIRST else Status.VISIBLE
            if before is not None:
                if before.status == Status.HIDDEN:
                    status = Status.WAITING
                if before.text == kept:
                    status = Status(before.status)
                else:
                    forget(connection, self._database, [before.text])
                connection.execute(sa.delete(remark).where(remark.c.id == before.id))
            connection.execute(sa.update(given).where(mine).values(wanted=wanted))
            keys = {"participant_id": participant_id, "draft_id": draft_id}
            keys |= {"workshop_id": workshop_id, "clause": clause}
            key = before.id if before is not None and before.text == kept else new_id()
            values = _row(keys, kept, status, key)
            connection.execute(sa.insert(remark).values(values | {"quotable": quotable}))
            spoke(connection, participant_id)

    def withdraw(self, participant_id: str, picture_id: str) -> None:
        """Delete one's own picture for good, in any phase.

        Raises:
            NotFoundError: It was withdrawn before, or is somebody else's.
        """
        here = sa.and_(
            remark.c.id == picture_id,
            remark.c.participant_id == participant_id,
            remark.c.kind == Kind.PICTURE,
        )
        with self._database.write(alone=participant_id) as connection:
            gone = connection.execute(
                sa.delete(remark).where(here).returning(remark.c.text, remark.c.draft_id)
            ).one_or_none()
            if gone is None:
                raise NotFoundError("remark")
            connection.execute(
                sa.update(given)
                .where(given.c.participant_id == participant_id, given.c.draft_id == gone.draft_id)
                .values(wanted=None)
            )
            forget(connection, self._database, [gone.text])
            spoke(connection, participant_id)
        self._database.empty_log()

    def given(self, participant_id: str) -> tuple[Given, ...]:
        """Return the sentences that somebody was given, of all versions, the newest first."""
        query = (
            sa.select(given.c.draft_id, given.c.clause, given.c.wanted)
            .join(draft, draft.c.id == given.c.draft_id)
            .where(given.c.participant_id == participant_id)
            .order_by(draft.c.number.desc())
        )
        with self._database.read() as connection:
            return tuple(Given(*row) for row in connection.execute(query))

    def of(self, participant_id: str) -> dict[str, Picture]:
        """Return somebody's own pictures, by version."""
        with self._database.read() as connection:
            rows = connection.execute(
                _pictures().where(remark.c.participant_id == participant_id)
            ).all()
        return {row.draft_id: _picture(row) for row in rows}

    def all(self, workshop_id: str) -> tuple[Picture, ...]:
        """Return every picture that may be shown, of all versions, for counting."""
        here = sa.and_(remark.c.workshop_id == workshop_id, remark.c.status == Status.VISIBLE)
        with self._database.read() as connection:
            return tuple(_picture(row) for row in connection.execute(_pictures().where(here)))

    def texts(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the words of those pictures that may be quoted now."""
        query = sa.select(remark.c.id, remark.c.text).where(
            remark.c.id.in_(list(ids)),
            remark.c.kind == Kind.PICTURE,
            remark.c.status == Status.VISIBLE,
            remark.c.quotable,
        )
        with self._database.read() as connection:
            return {row.id: row.text for row in connection.execute(query)}


def _own(participant_id: str, draft_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        remark.c.participant_id == participant_id,
        remark.c.draft_id == draft_id,
        remark.c.kind == Kind.PICTURE,
    )


def _pictures() -> sa.Select[Any]:
    there = sa.and_(
        given.c.participant_id == remark.c.participant_id, given.c.draft_id == remark.c.draft_id
    )
    return (
        sa.select(remark, given.c.wanted)
        .join(given, there)
        .where(remark.c.kind == Kind.PICTURE)
        .order_by(remark.c.id)
    )


def _picture(row: sa.Row[Any]) -> Picture:
    return Picture(
        row.id,
        row.draft_id,
        row.clause,
        row.participant_id,
        row.text,
        Status(row.status),
        row.quotable,
        bool(row.wanted),
    )


def _row(keys: dict[str, Any], text: str, status: Status, id_: str) -> dict[str, Any]:
    """Return a remark's row; a person has one picture a version, so that is what names it."""
    return keys | {
        "id": id_,
        "kind": Kind.PICTURE,
        "text": text,
        "status": status,
        "taken": False,
        "position": 0,
        "token": f"picture {id_}",
    }


def _counts(
    connection: sa.Connection, draft_id: str, level_id: str | None
) -> tuple[Counter[int], Counter[int]]:
    """Return how many have each sentence, at one level and at all."""
    query = (
        sa.select(given.c.clause, participant.c.level_id, sa.func.count())
        .join(participant, participant.c.id == given.c.participant_id)
        .where(given.c.draft_id == draft_id)
        .group_by(given.c.clause, participant.c.level_id)
    )
    at_level: Counter[int] = Counter()
    at_all: Counter[int] = Counter()
    for clause, level, number in connection.execute(query):
        at_all[clause] += number
        at_level[clause] += number if level == level_id else 0
    return at_level, at_all


def _saying_back(connection: sa.Connection, participant_id: str, draft_id: str) -> str:
    """Return the workshop of a person who may say a sentence back now.

    Raises:
        ClosedError: The part is off, or it is not the phase for it.
        NotFoundError: The version is another workshop's, or not for everyone yet.
    """
    head = reader(connection, participant_id, draft_id)
    on = sa.select(workshop.c.parts).where(workshop.c.id == head.id)
    if Part.SAY_BACK not in parts_from(connection.execute(on).scalar_one()):
        raise ClosedError(NOT_SHAPING)
    kept: str = head.id
    return kept
