"""Wrong passphrases and codes: whoever tries many of them has to wait, and others need not."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Final

from vision.errors import InvalidTextError

MOST_TRIES: Final = 20
"""Wrong tries of one browser within ``TRY_WINDOW`` seconds before it has to wait."""
MOST_TRIES_OF_ALL: Final = 300
"""The same of all browsers at one door: far above a room's slips, so that nobody can lock
others out by guessing, and far below what finding four random words takes."""
TRY_WINDOW: Final = 60.0
WAIT: Final = "Too many wrong tries just now. Wait a minute, then try again."


class Tries:
    """The wrong tries of the last minute, in this process."""

    def __init__(self) -> None:
        self._tries: dict[tuple[str, str], deque[float]] = {}
        self._guard = threading.Lock()

    def check(self, door: str, token: str) -> None:
        """Let a browser try, unless it or all together have tried too often just now.

        Args:
            door: What a passphrase or code would open.
            token: The browser's.

        Raises:
            InvalidTextError: It has to wait.
        """
        now = time.monotonic()
        with self._guard:
            for tried in [
                key for key, times in self._tries.items() if now - times[-1] > TRY_WINDOW
            ]:
                del self._tries[tried]
            for key, most in (((door, token), MOST_TRIES), ((door, ""), MOST_TRIES_OF_ALL)):
                if sum(now - then < TRY_WINDOW for then in self._tries.get(key, ())) >= most:
                    raise InvalidTextError(WAIT)

    def note(self, door: str, token: str) -> None:
        """Count a wrong try."""
        now = time.monotonic()
        with self._guard:
            for key in ((door, token), (door, "")):
                self._tries.setdefault(key, deque(maxlen=MOST_TRIES_OF_ALL)).append(now)
