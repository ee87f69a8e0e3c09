"""Leases: one worker at a time, also with several servers on one database."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.store.schema_roles import lease

if TYPE_CHECKING:
    from vision.store.database import Database
SKEW: Final = 2
"""Lengths of a lease by which the clocks of two servers may differ."""


class Leases:
    """Claims that end by themselves, so that a killed server blocks nobody for long."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name: str, holder: str, seconds: int, now: float | None = None) -> bool:
        """Take or renew a lease; False while somebody else holds it.

        A lease that ends later than any holder could have asked for was taken before the clock
        was set back; it no longer counts.

        Args:
            name: What is claimed.
            holder: Who claims it.
            seconds: How long the claim lasts unless it is renewed.
            now: Seconds since 1970; the clock's by default.
        """
        at = int(time.time() if now is None else now)
        with self._database.write(alone=f"lease {name}") as connection:
            query = sa.select(lease).where(lease.c.name == name)
            held = connection.execute(query).one_or_none()
            fresh = held is not None and at < held.until <= at + SKEW * seconds
            if held is not None and held.holder != holder and fresh:
                return False
            connection.execute(sa.delete(lease).where(lease.c.name == name))
            connection.execute(
                sa.insert(lease).values(name=name, holder=holder, until=at + seconds)
            )
        return True

    def release(self, name: str, holder: str) -> None:
        """Give a lease back."""
        with self._database.write() as connection:
            connection.execute(
                sa.delete(lease).where(lease.c.name == name, lease.c.holder == holder)
            )
