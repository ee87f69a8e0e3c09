"""Numbers that grow with every change a snapshot must follow, and so cannot miss one.

The revision of a workshop grows with its statements. Answers and stances come from a whole room at
once: each person has a number of their own for them, so that nobody waits for anybody, and the sum
over the room grows with every one.
"""

from __future__ import annotations

import sqlalchemy as sa

from vision.store.schema import participant, workshop


def grow(connection: sa.Connection, workshop_id: str) -> None:
    """Mark that the newest snapshot no longer tells all."""
    connection.execute(
        sa.update(workshop)
        .where(workshop.c.id == workshop_id)
        .values(revision=workshop.c.revision + 1)
    )


def spoke(connection: sa.Connection, participant_id: str) -> None:
    """Mark that someone gave, changed or took back an answer or a stance."""
    connection.execute(
        sa.update(participant)
        .where(participant.c.id == participant_id)
        .values(said=participant.c.said + 1)
    )
