"""Numbers that grow with every change a snapshot must follow, and so cannot miss one.

The revision of a workshop grows with its statements. Answers and stances come from a whole room at
once: each person has a number of their own for them, so that nobody waits for anybody, and the sum
over the room grows with every one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.store import prepared_queries as prepared

if TYPE_CHECKING:
    import sqlalchemy as sa


def grow(connection: sa.Connection, workshop_id: str) -> None:
    """Mark that the newest snapshot no longer tells all."""
    connection.execute(prepared.GROW, {"room": workshop_id})


def spoke(connection: sa.Connection, participant_id: str) -> None:
    """Mark that someone gave, changed or took back an answer or a stance."""
    connection.execute(prepared.SPOKE, {"person": participant_id})
