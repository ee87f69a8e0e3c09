"""Handovers: whether new passphrases of a workshop have been written down by whoever made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.store.schema import workshop

if TYPE_CHECKING:
    from vision.store.database import Database


class Handovers:
    """Of each workshop, whether somebody has its newest passphrases; never these themselves."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, workshop_id: str) -> None:
        """Note that new passphrases are shown, and that nobody has said so far to have them."""
        self._note(workshop_id, noted=False)

    def end(self, workshop_id: str) -> None:
        """Note that somebody has them."""
        self._note(workshop_id, noted=True)

    def is_open(self, workshop_id: str) -> bool:
        """Return whether nobody has said to have them; False for a workshop that is gone."""
        query = sa.select(workshop.c.noted).where(workshop.c.id == workshop_id)
        with self._database.read() as connection:
            return connection.execute(query).scalar_one_or_none() is False

    def _note(self, workshop_id: str, *, noted: bool) -> None:
        with self._database.write(alone=workshop_id) as connection:
            connection.execute(
                sa.update(workshop).where(workshop.c.id == workshop_id).values(noted=noted)
            )
