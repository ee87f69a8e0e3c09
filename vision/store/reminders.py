"""Reminders: days on which a facilitator wants to look at a workshop again; nothing is mailed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.errors import InvalidSetupError
from vision.limits import MOST_REMINDERS
from vision.store.schema_follow_up import reminder
from vision.translation import told

if TYPE_CHECKING:
    import datetime as dt

    from vision.store.database import Database


class Reminders:
    """The reminders of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, workshop_id: str, day: dt.date) -> None:
        """Remember a day; the same day twice is one.

        Raises:
            InvalidSetupError: There are too many.
            NotFoundError: The workshop is gone.
        """
        with self._database.write(alone=workshop_id) as connection:
            query = sa.select(reminder.c.day).where(reminder.c.workshop_id == workshop_id)
            days = set(connection.execute(query).scalars())
            if day in days:
                return
            if len(days) >= MOST_REMINDERS:
                raise InvalidSetupError(
                    told("{most} reminders are the most. Remove one.", most=MOST_REMINDERS)
                )
            connection.execute(sa.insert(reminder).values(workshop_id=workshop_id, day=day))

    def remove(self, workshop_id: str, day: dt.date) -> None:
        """Forget a day; one that is not kept is no mistake."""
        here = sa.and_(reminder.c.workshop_id == workshop_id, reminder.c.day == day)
        with self._database.write(alone=workshop_id) as connection:
            connection.execute(sa.delete(reminder).where(here))

    def all(self, workshop_id: str) -> tuple[dt.date, ...]:
        """Return the days, the earliest first."""
        query = sa.select(reminder.c.day).where(reminder.c.workshop_id == workshop_id)
        with self._database.read() as connection:
            return tuple(connection.execute(query.order_by(reminder.c.day)).scalars())
