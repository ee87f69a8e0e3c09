"""Stances: where each person stands to a version of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidChoiceError, NotFoundError
from vision.phases import Phase
from vision.store.change_counters import spoke
from vision.store.opening_hours import COLUMNS, check_hours
from vision.store.schema import draft, participant, stance, workshop
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.store.database import Database

NOT_SHAPING: Final = marked("The room is not shaping its vision now. What you said before is kept.")

RUNGS: Final = frozenset(
    {
        "commitment",
        "enrolment",
        marked("genuine compliance"),
        marked("formal compliance"),
        marked("grudging compliance"),
        "noncompliance",
        "apathy",
    }
)
"""Values of ``vision.drafts.stances.Stance``; a test compares them, and nothing heavy is loaded."""


class Stances:
    """The stances of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, participant_id: str, draft_id: str, rung: str) -> None:
        """Keep where a person stands to a version, in place of what was said before.

        Raises:
            InvalidChoiceError: It is none of the seven sentences.
            ClosedError: The workshop is not in the phase for it.
            NotFoundError: There is no such version, or it is not for everyone yet.
        """
        if rung not in RUNGS:
            raise InvalidChoiceError("sentence", rung)
        here = sa.and_(stance.c.participant_id == participant_id, stance.c.draft_id == draft_id)
        with self._database.write(alone=participant_id) as connection:
            head = reader(connection, participant_id, draft_id)
            connection.execute(sa.delete(stance).where(here))
            connection.execute(
                sa.insert(stance).values(
                    participant_id=participant_id,
                    draft_id=draft_id,
                    workshop_id=head.id,
                    rung=str(rung),
                )
            )
            spoke(connection, participant_id)

    def add_many(self, workshop_id: str, draft_id: str, rungs: Mapping[str, str]) -> int:
        """Keep first stances of a file, by participant id, and return how many.

        Raises:
            InvalidChoiceError: One is none of the seven sentences.
            NotFoundError: A person or the version is not there.
        """
        for rung in rungs.values():
            if rung not in RUNGS:
                raise InvalidChoiceError("sentence", rung)
        rows = [
            {
                "participant_id": person,
                "draft_id": draft_id,
                "workshop_id": workshop_id,
                "rung": str(rung),
            }
            for person, rung in rungs.items()
        ]
        with self._database.write(alone=workshop_id) as connection:
            if rows:
                connection.execute(sa.insert(stance), rows)
                spoke(connection, rows[0]["participant_id"])
        return len(rows)

    def undo(self, participant_id: str, draft_id: str) -> None:
        """Take one's own stance back.

        Raises:
            ClosedError: The workshop is not in the phase for it.
            NotFoundError: There is no such version.
        """
        here = sa.and_(stance.c.participant_id == participant_id, stance.c.draft_id == draft_id)
        with self._database.write(alone=participant_id) as connection:
            reader(connection, participant_id, draft_id)
            connection.execute(sa.delete(stance).where(here))
            spoke(connection, participant_id)

    def of(self, participant_id: str) -> dict[str, str]:
        """Return one person's own stances by draft id."""
        query = sa.select(stance.c.draft_id, stance.c.rung).where(
            stance.c.participant_id == participant_id
        )
        with self._database.read() as connection:
            return {row.draft_id: row.rung for row in connection.execute(query)}

    def all(self, draft_id: str) -> dict[str, str]:
        """Return everyone's stances to a version by participant id, in order of these."""
        query = (
            sa.select(stance.c.participant_id, stance.c.rung)
            .where(stance.c.draft_id == draft_id)
            .order_by(stance.c.participant_id)
        )
        with self._database.read() as connection:
            return {row.participant_id: row.rung for row in connection.execute(query)}


def reader(
    connection: sa.Connection, participant_id: str, draft_id: str
) -> sa.Row[Any, Any, Any, Any, Any, Any]:
    """Return the workshop's head for a person who may answer to a version now.

    Raises:
        ClosedError: The workshop is not in the phase for it.
        NotFoundError: The version is another workshop's, or not for everyone yet.
    """
    query = (
        sa.select(
            workshop.c.id,
            workshop.c.phase,
            workshop.c.moderation,
            workshop.c.suggestions,
            *COLUMNS,
        )
        .join(participant, participant.c.workshop_id == workshop.c.id)
        .join(draft, draft.c.workshop_id == workshop.c.id)
        .where(participant.c.id == participant_id, draft.c.id == draft_id, draft.c.shared)
    )
    head = connection.execute(query).one_or_none()
    if head is None:
        raise NotFoundError("version")
    if not Phase(head.phase).rules.stands:
        raise ClosedError(NOT_SHAPING)
    check_hours(head.opens, head.closes)
    return head
