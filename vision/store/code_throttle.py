"""The pace at which codes of rooms may be tried: one for all servers of an installation.

While few unknown codes were tried within a minute, nobody waits. From then on codes are looked up
one after the other, whether or not they open a room.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from vision.limits import CODE_PACE_S, LONGEST_CODE_WAIT_S, MOST_UNKNOWN_CODES
from vision.store.installation import keep, value
from vision.store.try_and_send_throttle import at_door, note

if TYPE_CHECKING:
    from vision.store.database import Database

TURN: Final = "code_turn"
"""Where the moment of the last turn is kept, in seconds since 1970."""

CALM_S: Final = 1.0
"""Seconds for which few tries stay few, unless this server sees another: a room comes in at once.
"""


class CodeThrottle:
    """How fast codes are looked up now."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._calm_since = float("-inf")

    def unknown(self, now: float | None = None) -> None:
        """Count a code that opened nothing: neither which one nor who tried it."""
        at = time.time() if now is None else now
        door = self._door()
        self._calm_since = float("-inf")
        with self._database.write(alone="attempts") as connection:
            note(connection, door, door, at)

    def wait(self, now: float | None = None) -> float:
        """Take the next turn and return the seconds until it comes; 0 while few guess."""
        at = time.time() if now is None else now
        if 0 <= at - self._calm_since < CALM_S:
            return 0.0
        with self._database.read() as connection:
            if at_door(connection, self._door(), at) < MOST_UNKNOWN_CODES:
                self._calm_since = at
                return 0.0
        with self._database.write(alone=TURN) as connection:
            last = float(value(connection, TURN) or 0)
            turn = min(max(at, last + CODE_PACE_S), at + LONGEST_CODE_WAIT_S)
            keep(connection, TURN, repr(turn))
        return turn - at

    def _door(self) -> str:
        return self._database.keyed_hash("door", "codes")
