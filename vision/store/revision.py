"""The revision of a workshop: a number that grows with every change a snapshot must follow."""

from __future__ import annotations

import sqlalchemy as sa

from vision.store.schema import workshop


def grow(connection: sa.Connection, workshop_id: str) -> None:
    """Mark that the newest snapshot no longer tells all."""
    connection.execute(
        sa.update(workshop)
        .where(workshop.c.id == workshop_id)
        .values(revision=workshop.c.revision + 1)
    )
