"""Hours: from when and until when people may write and answer in the phase that a room is in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidSetupError
from vision.store.schema import workshop
from vision.translation import marked

if TYPE_CHECKING:
    from vision.store.database import Database

NOT_YET: Final = marked("It has not begun yet. What you wrote stays in the field.")
OVER: Final = marked("The time for it is over. What you sent before is kept.")
BACKWARDS: Final = marked("The end has to come after the beginning. Choose a later end.")
COLUMNS: Final = (workshop.c.opens, workshop.c.closes)


class Hours:
    """The hours of all workshops; nobody has to be there when they begin or end."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, workshop_id: str, opens: int | None, closes: int | None) -> None:
        """Keep when people may write and answer, until the room moves to another phase.

        Args:
            workshop_id: The workshop.
            opens: The beginning, in seconds since 1970; None for now.
            closes: The end, likewise; None for no end.

        Raises:
            InvalidSetupError: The end does not come after the beginning.
            NotFoundError: The workshop was deleted.
        """
        if opens is not None and closes is not None and closes <= opens:
            raise InvalidSetupError(BACKWARDS)
        query = (
            sa.update(workshop)
            .where(workshop.c.id == workshop_id)
            .values(opens=opens, closes=closes)
        )
        self._database.change(workshop_id, query)


def check_hours(opens: int | None, closes: int | None, now: float | None = None) -> None:
    """Let a person's words in while a room is open.

    Args:
        opens: The beginning, in seconds since 1970; None for always.
        closes: The end, likewise.
        now: Seconds since 1970; the clock's by default.

    Raises:
        ClosedError: It is too early, or too late.
    """
    at = time.time() if now is None else now
    if opens is not None and at < opens:
        raise ClosedError(NOT_YET)
    if closes is not None and at >= closes:
        raise ClosedError(OVER)
