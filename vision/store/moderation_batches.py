"""New words reach moderators in company: of two people at least, and a minute after the first.

What they have been shown is kept with the words, so that neither a restart nor a second server is
a way to see a statement arrive alone.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import NotFoundError
from vision.models import Status
from vision.phases import Phase
from vision.store.query_chunks import query_chunks
from vision.store.schema import batch, participant, statement, workshop

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.store.database import Database
    from vision.store.moderation import Moderations

WRITERS: Final = 2
"""People whose words come in together."""
WAIT_S: Final = 60
"""Seconds that new words wait for others."""
REVEALED: Final = "revealed-"
"""Stands before the number of a round whose words came in at its reveal."""
MOST: Final = 5_000
"""Words of each status that come in at a time."""


class ModerationBatches:
    """What moderators of all workshops have been let see."""

    def __init__(self, database: Database, moderation: Moderations) -> None:
        self._database = database
        self._moderation = moderation

    def standing(self, workshop_id: str) -> dict[Status, int]:
        """Return how many words stand so, of those that moderators may see; lets in what is due."""
        all_, seen = (self._moderation.standing(workshop_id, let_in=only) for only in (False, True))
        if all_ == seen:
            return seen
        for status in Status:
            new = self._moderation.not_let_in(workshop_id, status, most=MOST)
            self.let_in(workshop_id, status, new)
        return self._moderation.standing(workshop_id, let_in=True)

    def let_in(
        self,
        workshop_id: str,
        status: Status,
        ids: Collection[str],
        now: float | None = None,
    ) -> set[str]:
        """Return those statements of a status that a moderator may see now.

        When a moderator looks for the first time, everything is there at once if two people wrote
        it. At the reveal of a round all that was written in it comes in; to go back and reveal it
        again is no second one, but with the words of a second person none waits for a minute when
        the room moves. Cards and rows of files wait for nobody, and are nobody's company: whoever
        moderates may have typed them.

        Where the room stands is read here, together with what is kept of it: a page that looked a
        moment ago may know an earlier phase, and would reveal a round while people write.

        Args:
            workshop_id: The workshop.
            status: Of the statements.
            ids: All statements that stand so.
            now: Seconds since 1970; the clock's by default.

        Raises:
            NotFoundError: The workshop was deleted.
        """
        at = int(time.time() if now is None else now)
        with self._database.read() as connection:
            known = _known(connection, ids)
            phase, number = _stands(connection, workshop_id)
            room = _room(connection, workshop_id)
        settled = room is not None and room.phase == phase and status in room.looked.split()
        if len(known) == len(ids) and settled:
            return known
        with self._database.write(alone=workshop_id) as connection:
            phase, number = _stands(connection, workshop_id)
            room = _room(connection, workshop_id)
            looked = set(room.looked.split()) if room else set()
            moved = room is not None and room.phase != phase
            if moved:
                looked = {each for each in looked if each.startswith(REVEALED)}
            looked |= _revealed(connection, workshop_id, phase, number, room)
            since = room.since if room and not moved else None
            waited = since is not None and not 0 <= at - since < WAIT_S
            known = _known(connection, ids)
            new = sorted(set(ids) - known)
            phones = _by_phone(connection, new)
            due = status not in looked or waited
            together = due and len(set(phones.values())) >= WRITERS
            come = [each for each in new if together or each not in phones]
            _admit(connection, come)
            if together:
                since = None
            elif phones and since is None:
                since = at
            _keep(connection, workshop_id, phase, since, looked | {status})
        return known | set(come)


def told() -> sa.ColumnElement[bool]:
    """Return the condition that moderators may know of a statement: let in, or no phone's."""
    phones = sa.select(participant.c.id).where(
        participant.c.id == statement.c.participant_id, participant.c.visitor_hash.is_not(None)
    )
    return sa.or_(statement.c.let_in, ~phones.exists())


def _room(connection: sa.Connection, workshop_id: str) -> sa.Row[tuple[str, str, int, str]] | None:
    query = sa.select(batch).where(batch.c.workshop_id == workshop_id)
    return connection.execute(query).one_or_none()


def _stands(connection: sa.Connection, workshop_id: str) -> tuple[Phase, int]:
    """Return the phase and the round of a workshop."""
    query = sa.select(workshop.c.phase, workshop.c.round).where(workshop.c.id == workshop_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise NotFoundError("workshop")
    return Phase(found.phase), int(found.round)


def _revealed(
    connection: sa.Connection,
    workshop_id: str,
    phase: Phase,
    number: int,
    room: sa.Row[tuple[str, str, int, str]] | None,
) -> set[str]:
    """Let in what was written in a round that is revealed for the first time.

    Returns:
        A mark of the round, to be kept with what was looked at; nothing before the reveal.
    """
    if not phase.rules.revealed:
        return set()
    mark = f"{REVEALED}{number}"
    looked = room.looked.split() if room else [mark]
    gathered = room is not None and not Phase(room.phase).rules.revealed
    unseen = any(each.startswith(REVEALED) for each in looked)  # since an earlier round, by nobody
    if mark not in looked and (gathered or unseen):
        written = sa.and_(statement.c.workshop_id == workshop_id, statement.c.round == number)
        connection.execute(sa.update(statement).where(written).values(let_in=True))
    return {mark}


def _admit(connection: sa.Connection, ids: Collection[str]) -> None:
    for some in query_chunks(sorted(ids)):
        here = statement.c.id.in_(some)
        connection.execute(sa.update(statement).where(here).values(let_in=True))


def _keep(
    connection: sa.Connection,
    workshop_id: str,
    phase: Phase,
    since: int | None,
    looked: Collection[str],
) -> None:
    """Keep where the room stands, since when words wait, and what was looked at."""
    connection.execute(sa.delete(batch).where(batch.c.workshop_id == workshop_id))
    connection.execute(
        sa.insert(batch).values(
            workshop_id=workshop_id, phase=phase, since=since, looked=" ".join(sorted(looked))
        )
    )


def _known(connection: sa.Connection, ids: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in query_chunks(sorted(ids)):
        query = sa.select(statement.c.id).where(statement.c.id.in_(some), statement.c.let_in)
        found.update(connection.execute(query).scalars())
    return found


def _by_phone(connection: sa.Connection, ids: Collection[str]) -> dict[str, str]:
    """Return who wrote each of these statements, of those that came from phones."""
    found: dict[str, str] = {}
    for some in query_chunks(sorted(ids)):
        query = (
            sa.select(statement.c.id, statement.c.participant_id)
            .join(participant, participant.c.id == statement.c.participant_id)
            .where(statement.c.id.in_(some), participant.c.visitor_hash.is_not(None))
        )
        found |= {row.id: row.participant_id for row in connection.execute(query)}
    return found
