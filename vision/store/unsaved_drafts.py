"""What a leader has not saved as a version yet: kept, so that a reload brings it back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import NotFoundError
from vision.limits import LONGEST_UNSAVED
from vision.store.schema import unsaved, workshop
from vision.text.typed_text import legible

if TYPE_CHECKING:
    from vision.store.database import Database


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One leader's text.

    Attributes:
        began: Number of the newest version when the writer began; 0 for none.
        base: Number of the version that the text was written from; None for a blank page.
        text: What stands in the field.
        taking: Suggestions, by id, that the text takes up (True) or gives back.
    """

    began: int
    base: int | None
    text: str
    taking: tuple[tuple[str, bool], ...] = ()


class Unsaveds:
    """What leaders of all workshops are writing, each under a keyed hash instead of a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, workshop_id: str, token: str, written: Unsaved | None) -> None:
        """Keep what one leader is writing in place of what it was before; None forgets it.

        Of a very long text the beginning is kept.

        Args:
            workshop_id: The workshop.
            token: The leader's browser.
            written: The text and what it comes from.

        Raises:
            NotFoundError: The workshop is gone.
        """
        leader = self._leader(workshop_id, token)
        with self._database.write(alone=workshop_id) as connection:
            connection.execute(sa.delete(unsaved).where(_of(workshop_id, leader)))
            if written is None:
                return
            here = sa.select(workshop.c.id).where(workshop.c.id == workshop_id)
            if connection.execute(here).one_or_none() is None:
                raise NotFoundError("workshop")
            connection.execute(
                sa.insert(unsaved).values(
                    workshop_id=workshop_id,
                    leader=leader,
                    began=written.began,
                    base_number=written.base,
                    text=legible(written.text[:LONGEST_UNSAVED]),
                    taking=json.dumps(dict(written.taking)),
                )
            )

    def of(self, workshop_id: str, token: str) -> Unsaved | None:
        """Return what one leader was writing; None if everything is saved."""
        query = sa.select(unsaved).where(_of(workshop_id, self._leader(workshop_id, token)))
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Unsaved(row.began, row.base_number, row.text, tuple(json.loads(row.taking).items()))

    def _leader(self, workshop_id: str, token: str) -> str:
        return self._database.keyed_hash("unsaved", workshop_id, token)


def _of(workshop_id: str, leader: str) -> sa.ColumnElement[bool]:
    return sa.and_(unsaved.c.workshop_id == workshop_id, unsaved.c.leader == leader)
