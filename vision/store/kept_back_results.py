"""Passages of the results that a facilitator keeps back from phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.phone_results import Passage
from vision.store.schema import kept_back

if TYPE_CHECKING:
    from vision.store.database import Database


class Passages:
    """What is kept back from phones, in all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_back(self, workshop_id: str, passage: Passage, *, back: bool) -> None:
        """Keep a passage back from phones, or let them read it; the same twice changes nothing.

        Raises:
            NotFoundError: The workshop is gone.
        """
        here = sa.and_(
            kept_back.c.workshop_id == workshop_id, kept_back.c.passage == Passage(passage)
        )
        with self._database.write(alone=workshop_id) as connection:
            connection.execute(sa.delete(kept_back).where(here))
            if back:
                connection.execute(
                    sa.insert(kept_back).values(workshop_id=workshop_id, passage=Passage(passage))
                )

    def kept_back(self, workshop_id: str) -> frozenset[Passage]:
        """Return what is kept back; passages of another version are left out."""
        query = sa.select(kept_back.c.passage).where(kept_back.c.workshop_id == workshop_id)
        with self._database.read() as connection:
            names = set(connection.execute(query).scalars())
        return frozenset(passage for passage in Passage if passage.value in names)
