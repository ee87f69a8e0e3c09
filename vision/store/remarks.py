"""Remarks: what people say to a sentence of a draft, and how they would write it instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidChoiceError, InvalidTextError
from vision.limits import MOST_REMARKS, MOST_SENTENCES
from vision.models import Moderation, Status
from vision.store.database import new_id
from vision.store.schema import draft, remark
from vision.store.stances import reader
from vision.text.typed_text import entered
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.database import Database

NO_SUGGESTIONS: Final = marked(
    "Suggestions are not asked for now. You can comment on the sentence instead."
)


class Kind(StrEnum):
    """What a remark is."""

    COMMENT = "comment"
    AMENDMENT = "amendment"
    PICTURE = "picture"
    """What a sentence would change on an ordinary day: kept here, read by ``SayBack`` alone."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a sentence of a draft, or another wording of it.

    Attributes:
        id: Random.
        draft_id: The version.
        participant_id: Who made it; None where it is read by others.
        kind: Comment or amendment.
        clause: The sentence, from 0; -1 for the whole draft.
        text: Verbatim.
        status: Whether it may be shown.
        taken: Whether the writers of the draft took it up.
    """

    id: str
    draft_id: str
    participant_id: str | None
    kind: Kind
    clause: int
    text: str
    status: Status
    taken: bool


class Remarks:
    """The remarks of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        participant_id: str,
        draft_id: str,
        clause: int,
        text: str,
        token: str,
        *,
        kind: Kind = Kind.COMMENT,
    ) -> Remark:
        """Keep a remark once: the same words again change nothing.

        Args:
            participant_id: Who makes it.
            draft_id: The version; one that everyone may read.
            clause: The sentence, from 0; -1 for the whole draft.
            text: As typed.
            token: Names this act of sending, together with the words; a double click sends it
                twice.
            kind: Comment or amendment.

        Raises:
            InvalidTextError: Nothing in it, too long, or one person's flood.
            InvalidChoiceError: The draft can't have such a sentence.
            ClosedError: The workshop is not shaping, or takes no amendments.
            NotFoundError: There is no such version, or it is not for everyone yet.
        """
        kept = entered(text, what=kind)
        if not -1 <= clause < MOST_SENTENCES:
            raise InvalidChoiceError("sentence", clause)
        named = (participant_id, token, kind, str(clause), kept)
        sending = self._database.keyed_hash("remark", *named)
        with self._database.write(alone=participant_id) as connection:
            mine = connection.execute(_of(participant_id, draft_id)).all()
            wanted = (str(kind), clause, kept)
            for row in mine:
                if row.token == sending or (row.kind, row.clause, row.text) == wanted:
                    return _remark(row)
            head = reader(connection, participant_id, draft_id)
            if kind is Kind.AMENDMENT and not head.suggestions:
                raise ClosedError(NO_SUGGESTIONS)
            if len(mine) >= MOST_REMARKS:
                raise InvalidTextError(
                    told(
                        "{most} remarks on one draft are the most. Withdraw one to make room.",
                        most=MOST_REMARKS,
                    )
                )
            waits = head.moderation == Moderation.APPROVE_FIRST
            row = connection.execute(
                sa.insert(remark)
                .values(
                    id=new_id(),
                    workshop_id=head.id,
                    draft_id=draft_id,
                    participant_id=participant_id,
                    kind=kind,
                    clause=clause,
                    text=kept,
                    status=Status.WAITING if waits else Status.VISIBLE,
                    taken=False,
                    position=mine[-1].position + 1 if mine else 0,
                    token=sending,
                )
                .returning(remark)
            ).one()
            return _remark(row)

    def withdraw(self, participant_id: str, remark_id: str) -> None:
        """Delete one's own remark for good, in any phase.

        Raises:
            NotFoundError: It was withdrawn before, or is somebody else's.
        """
        here = sa.and_(remark.c.id == remark_id, remark.c.participant_id == participant_id)
        self._database.change(participant_id, sa.delete(remark).where(here), "remark")
        self._database.empty_log()

    def of(self, participant_id: str, draft_id: str) -> tuple[Remark, ...]:
        """Return one person's own remarks on a version, the newest first."""
        with self._database.read() as connection:
            rows = connection.execute(_of(participant_id, draft_id)).all()
        return tuple(_remark(row) for row in reversed(rows))

    def taken(self, participant_id: str) -> tuple[Remark, ...]:
        """Return what one person suggested and the writers took up, of all versions."""
        query = sa.select(remark).where(remark.c.participant_id == participant_id, remark.c.taken)
        with self._database.read() as connection:
            return tuple(_remark(row) for row in connection.execute(query.order_by(remark.c.id)))

    def visible(self, draft_id: str) -> tuple[Remark, ...]:
        """Return what may be shown on a version, by sentence, without who said it."""
        query = (
            sa.select(remark)
            .where(remark.c.draft_id == draft_id, remark.c.status == Status.VISIBLE, _SAID)
            .order_by(remark.c.clause, remark.c.id)
        )
        with self._database.read() as connection:
            return tuple(_anonymous(row) for row in connection.execute(query))

    def suggestions(self, workshop_id: str) -> tuple[Remark, ...]:
        """Return the amendments that may be shown, to all versions, without who made them."""
        query = (
            sa.select(remark)
            .where(
                remark.c.workshop_id == workshop_id,
                remark.c.kind == Kind.AMENDMENT,
                remark.c.status == Status.VISIBLE,
            )
            .order_by(remark.c.id)
        )
        with self._database.read() as connection:
            return tuple(_anonymous(row) for row in connection.execute(query))

    def take(self, workshop_id: str, remark_ids: Sequence[str], *, taken: bool = True) -> int:
        """Note which remarks were taken up into the draft, and return how many changed."""
        with self._database.write(alone=workshop_id) as connection:
            query = sa.update(remark).where(
                remark.c.workshop_id == workshop_id,
                remark.c.id.in_(list(remark_ids)),
                remark.c.taken != taken,
            )
            changed: int = connection.execute(query.values(taken=taken)).rowcount
        return changed

    def writers(self, draft_id: str) -> dict[str, str]:
        """Return who made each visible remark, for counting by level; never to be shown."""
        query = sa.select(remark.c.id, remark.c.participant_id).where(
            remark.c.draft_id == draft_id, remark.c.status == Status.VISIBLE, _SAID
        )
        with self._database.read() as connection:
            return {row.id: row.participant_id for row in connection.execute(query)}


_SAID: Final = remark.c.kind != Kind.PICTURE
"""What people say to the draft itself."""


def _of(participant_id: str, draft_id: str) -> sa.Select[Any]:
    return (
        sa.select(remark)
        .join(draft, draft.c.id == remark.c.draft_id)
        .where(remark.c.participant_id == participant_id, remark.c.draft_id == draft_id, _SAID)
        .order_by(remark.c.position)
    )


def _remark(row: sa.Row[Any]) -> Remark:
    return Remark(
        row.id,
        row.draft_id,
        row.participant_id,
        Kind(row.kind),
        row.clause,
        row.text,
        Status(row.status),
        row.taken,
    )


def _anonymous(row: sa.Row[Any]) -> Remark:
    return replace(_remark(row), participant_id=None)
