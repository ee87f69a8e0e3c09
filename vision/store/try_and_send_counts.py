"""Tries and sendings of the last minute, of all servers: how they are noted and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.store import prepared_queries as prepared
from vision.store.database import new_id

if TYPE_CHECKING:
    import sqlalchemy as sa


def note(connection: sa.Connection, door: str, who: str, now: float) -> str:
    """Note a try or a sending at a moment, in seconds since 1970; return its id."""
    made = new_id()
    row = {"id": made, "door": door, "who": who, "at": int(now)}
    connection.execute(prepared.KEEP_TRY, row)
    return made


def of_one(connection: sa.Connection, who: str, now: float) -> int:
    """Return how many of one browser or person count at a moment."""
    counted = connection.execute(prepared.TRIES_OF_ONE, {"whose": who, "now": int(now)})
    return int(counted.scalar_one())


def at_door(connection: sa.Connection, door: str, now: float) -> int:
    """Return how many at one door count at a moment, whoever tried."""
    counted = connection.execute(prepared.TRIES_AT_DOOR, {"door": door, "now": int(now)})
    return int(counted.scalar_one())
