"""Until when workshops are kept: the day on which one deletes itself, set by its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import InvalidSetupError
from vision.store.database import today
from vision.store.schema import workshop

if TYPE_CHECKING:
    import datetime as dt

    from vision.store.database import Database


class Retention:
    """The last days of all workshops; never, unless somebody sets one.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def end(self, workshop_id: str, day: dt.date | None) -> None:
        """Keep the day on which a workshop deletes itself; None for never.

        Raises:
            InvalidSetupError: The day is not after today.
            NotFoundError: The workshop is gone.
        """
        if day is not None and day <= today():
            raise InvalidSetupError("Choose a day after today, or delete the workshop now.")
        query = sa.update(workshop).where(workshop.c.id == workshop_id).values(ends=day)
        self._database.change(workshop_id, query)

    def ended(self) -> tuple[str, ...]:
        """Return the workshops whose last day is over."""
        query = sa.select(workshop.c.id).where(workshop.c.ends <= today())
        with self._database.read() as connection:
            return tuple(connection.execute(query).scalars())
