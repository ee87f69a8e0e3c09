"""Too many tries, sending too fast: refused for a minute, whichever server is asked.

What is kept says neither what was tried nor by whom: two keyed hashes and a second, for as long as
they count, which is a minute.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import InvalidTextError
from vision.limits import MOST_TRIES, MOST_TRIES_OF_ALL, TRY_DELAY_S
from vision.store import prepared_queries as prepared
from vision.store.database import new_id
from vision.store.schema_roles import attempt
from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.store.database import Database

WAIT: Final = marked("Too many wrong tries just now. Wait a minute, then try again.")
SENDING: Final = "sending"
"""The door that a person's statements go through."""
TOO_FAST: Final = marked(
    "That is more than anyone can read at once. Your words stay in the field; share them in a "
    "minute."
)


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


class Tries:
    """The wrong tries of the last minute, of all servers on this database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self, door: str, token: str, now: float | None = None) -> None:
        """Let a browser try, unless it has tried too often just now.

        Where all together have, the try waits for ``TRY_DELAY_S`` seconds.

        Args:
            door: What a passphrase or code would open.
            token: The browser's.
            now: Seconds since 1970; the clock's by default.

        Raises:
            InvalidTextError: It has to wait.
        """
        here, who = self._hashes(door, token)
        at = time.time() if now is None else now
        with self._database.read() as connection:
            mine = of_one(connection, who, at)
            if mine >= MOST_TRIES:
                raise InvalidTextError(WAIT)
            many = at_door(connection, here, at) >= MOST_TRIES_OF_ALL
        if many:
            time.sleep(TRY_DELAY_S)

    def begin(self, door: str, token: str, now: float | None = None) -> str:
        """Count a try before it is checked, so that tries at the same moment count as well.

        Where all browsers together have tried too often at this door, the try waits for
        ``TRY_DELAY_S`` seconds and is then checked: guessing slows down, and nobody is locked out.

        Returns:
            What ``right`` takes back, should the try turn out to be right.

        Raises:
            InvalidTextError: This browser has to wait.
        """
        here, who = self._hashes(door, token)
        at = time.time() if now is None else now
        with self._database.write(alone="attempts") as connection:
            if of_one(connection, who, at) >= MOST_TRIES:
                raise InvalidTextError(WAIT)
            many = at_door(connection, here, at) >= MOST_TRIES_OF_ALL
            made = note(connection, here, who, at)
        if many:
            time.sleep(TRY_DELAY_S)
        return made

    def right(self, made: str) -> None:
        """Take a try back that was right."""
        with self._database.write(alone="attempts") as connection:
            connection.execute(sa.delete(attempt).where(attempt.c.id == made))

    def note(self, door: str, token: str, now: float | None = None) -> None:
        """Count a wrong try."""
        here, who = self._hashes(door, token)
        with self._database.write(alone="attempts") as connection:
            note(connection, here, who, time.time() if now is None else now)

    def forget(self, now: float | None = None) -> None:
        """Drop what no longer counts; cheap where there is nothing to drop."""
        at = {"now": int(time.time() if now is None else now)}
        spent = sa.select(attempt.c.id).where(~prepared.RECENT).limit(1)
        with self._database.read() as connection:
            if connection.execute(spent, at).first() is None:
                return
        with self._database.write(alone="attempts") as connection:
            connection.execute(sa.delete(attempt).where(~prepared.RECENT), at)

    def _hashes(self, door: str, token: str) -> tuple[str, str]:
        hashed = self._database.keyed_hash
        return hashed("door", door), hashed("attempt", door, token)


def send(
    connection: sa.Connection, database: Database, person: str, most: int, now: float | None = None
) -> None:
    """Count that a person sends, inside the transaction that keeps what is sent.

    Args:
        connection: Of that transaction: what is not kept is not counted either.
        database: Knows the key of the hashes.
        person: Who sends.
        most: Sendings a minute.
        now: Seconds since 1970; the clock's by default.

    Raises:
        InvalidTextError: That was too many within a minute.
    """
    now = time.time() if now is None else now
    who = database.keyed_hash("attempt", SENDING, person)
    if of_one(connection, who, now) >= most:
        raise InvalidTextError(_(TOO_FAST))
    note(connection, database.keyed_hash("door", SENDING, who), who, now)
