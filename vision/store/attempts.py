"""Tries and sendings of the last minute, of all servers: how they are noted and counted."""

from __future__ import annotations

import sqlalchemy as sa

from vision.limits import RATE_WINDOW_S
from vision.store.database import new_id
from vision.store.schema_roles import attempt


def note(connection: sa.Connection, door: str, who: str, now: float) -> str:
    """Note a try or a sending at a moment, in seconds since 1970; return its id."""
    made = new_id()
    connection.execute(sa.insert(attempt).values(id=made, door=door, who=who, at=int(now)))
    return made


def recent(now: float) -> sa.ColumnElement[bool]:
    """Return what counts at a moment; a clock that was set back locks nobody out for long."""
    return sa.and_(
        attempt.c.at > int(now) - RATE_WINDOW_S, attempt.c.at <= int(now) + RATE_WINDOW_S
    )


def count(connection: sa.Connection, now: float, whose: sa.ColumnElement[bool]) -> int:
    """Return how many count at a moment, of those that are meant."""
    query = sa.select(sa.func.count()).select_from(attempt).where(recent(now), whose)
    return int(connection.execute(query).scalar_one())
