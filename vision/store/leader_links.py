"""Links with which one leader signs in, once, until some day; kept only as hashes."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import InvalidTextError, NotFoundError
from vision.limits import LEADER_LINK_DAYS
from vision.models import Role
from vision.store.schema import workshop
from vision.store.schema_roles import leader_link
from vision.translation import marked

if TYPE_CHECKING:
    from vision.store.database import Database
    from vision.store.role_sessions import Passes

DAY_S: Final = 24 * 60 * 60
USED: Final = marked(
    "This link has been used, or its time is over. Ask whoever runs the workshop for a new one."
)


class LeaderLinks:
    """The links of all workshops.

    Args:
        database: Where their hashes are kept.
        passes: Gives the role.
    """

    def __init__(self, database: Database, passes: Passes) -> None:
        self._database, self._passes = database, passes

    def make(self, workshop_id: str, now: float | None = None) -> str:
        """Make a link for one leader and return its key, which can't be shown again.

        Args:
            workshop_id: The workshop.
            now: Seconds since 1970; the clock's by default.

        Raises:
            NotFoundError: The workshop was deleted.
        """
        key = secrets.token_urlsafe(24)
        ends = int(time.time() if now is None else now) + LEADER_LINK_DAYS * DAY_S
        with self._database.write(alone=workshop_id) as connection:
            here = sa.select(workshop.c.id).where(workshop.c.id == workshop_id)
            if connection.execute(here).one_or_none() is None:
                raise NotFoundError("workshop")
            connection.execute(
                sa.insert(leader_link).values(
                    key_hash=self._hash(key), workshop_id=workshop_id, ends=ends
                )
            )
        return key

    def workshop_of(self, key: str, now: float | None = None) -> str | None:
        """Return the workshop that a key lets in to, and leave the key unused; None if none."""
        query = sa.select(leader_link.c.workshop_id).where(self._good(key, now))
        with self._database.read() as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
        return found

    def use(self, key: str, token: str, now: float | None = None) -> str:
        """Let a browser in as a leader, use the key up, and return the workshop.

        Args:
            key: From the link.
            token: Who gets the role.
            now: Seconds since 1970; the clock's by default.

        Raises:
            InvalidTextError: The key was used, has ended, or never was one.
        """
        with self._database.write(alone=self._hash(key)) as connection:
            query = sa.delete(leader_link).where(self._good(key, now))
            found: str | None = connection.execute(
                query.returning(leader_link.c.workshop_id)
            ).scalar_one_or_none()
            if found is None:
                raise InvalidTextError(USED)
            self._passes.grant_in(connection, token, found, Role.LEADER)
        return found

    def open(self, workshop_id: str, now: float | None = None) -> int:
        """Return how many links of a workshop nobody has used yet."""
        at = time.time() if now is None else now
        query = sa.select(sa.func.count()).where(
            leader_link.c.workshop_id == workshop_id, leader_link.c.ends > at
        )
        with self._database.read() as connection:
            number: int = connection.execute(query).scalar_one()
        return number

    def end(self, workshop_id: str) -> None:
        """End all links of a workshop; whoever has used one stays in."""
        with self._database.write(alone=workshop_id) as connection:
            connection.execute(
                sa.delete(leader_link).where(leader_link.c.workshop_id == workshop_id)
            )

    def forget(self, now: float | None = None) -> None:
        """Drop the links whose time is over."""
        over = leader_link.c.ends <= (time.time() if now is None else now)
        with self._database.read() as connection:
            query = sa.select(leader_link.c.workshop_id).where(over).limit(1)
            if connection.execute(query).first() is None:
                return
        with self._database.write() as connection:
            connection.execute(sa.delete(leader_link).where(over))

    def _good(self, key: str, now: float | None) -> sa.ColumnElement[bool]:
        at = time.time() if now is None else now
        return sa.and_(leader_link.c.key_hash == self._hash(key), leader_link.c.ends > at)

    def _hash(self, key: str) -> str:
        return self._database.keyed_hash("leader link", key)
