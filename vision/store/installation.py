"""What is kept once for a whole installation: its owner, and what it has already done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from vision.store.schema import installation

if TYPE_CHECKING:
    from vision.store.database import Database


class Installation:
    """Values by key, each at most 40 characters long as a key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Return a value; None if there is none."""
        with self._database.read() as connection:
            return value(connection, key)

    def set(self, key: str, text: str) -> None:
        """Keep a value in place of an earlier one."""
        with self._database.write(alone=key) as connection:
            keep(connection, key, text)

    def claim(self, key: str) -> bool:
        """Return True to the first who asks for this key, ever, and False to everyone after."""
        with self._database.write(alone=key) as connection:
            first = value(connection, key) is None
            if first:
                keep(connection, key, "yes")
        return first


def value(connection: sa.Connection, key: str) -> str | None:
    """Return a value inside a transaction; None if there is none."""
    query = sa.select(installation.c.value).where(installation.c.key == key)
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def keep(connection: sa.Connection, key: str, text: str) -> None:
    """Keep a value inside a transaction."""
    forget(connection, key)
    connection.execute(sa.insert(installation).values(key=key, value=text))


def forget(connection: sa.Connection, key: str) -> None:
    """Remove a value inside a transaction."""
    connection.execute(sa.delete(installation).where(installation.c.key == key))
