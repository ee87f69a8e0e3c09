"""Whoever tries codes until one opens a room is slowed down, and nobody is locked out.

A code is short, to be typed from a wall. While many unknown ones are tried, codes that a visit
asks for the first time are looked up one after the other, at a pace: a room still comes in, and
whoever goes through all codes takes hours. What opens a room is never told faster than what does
not. Counted in this process, for a minute.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Final

from server.store import open_store
from vision.errors import UnknownCodeError
from vision.limits import RATE_WINDOW_S

if TYPE_CHECKING:
    from vision.models import Workshop

MOST_UNKNOWN: Final = 30
"""Unknown codes of all visitors within a minute: slips of a large room's fingers."""

PACE_S: Final = 0.25
"""Seconds between two look-ups from then on."""

LONGEST_S: Final = 30.0
"""Seconds that anybody waits at most."""

_guard: Final = threading.Lock()
_unknown: Final[deque[float]] = deque(maxlen=MOST_UNKNOWN)
_turn: Final = [0.0]


def workshop_of(code: str, *, is_new: bool = True) -> Workshop:
    """Return the workshop that a typed or linked code opens.

    Args:
        code: As it came.
        is_new: Whether this visit asks for it for the first time.

    Raises:
        UnknownCodeError: It opens none.
    """
    if is_new:
        time.sleep(wait(time.monotonic()))
    try:
        return open_store().workshops.by_code(code)
    except UnknownCodeError:
        with _guard:
            _unknown.append(time.monotonic())
        raise


def wait(now: float) -> float:
    """Take the next turn, and return the seconds until it comes; 0 as long as few guess."""
    with _guard:
        if len(_unknown) < MOST_UNKNOWN or now - _unknown[0] > RATE_WINDOW_S:
            return 0.0
        _turn[0] = min(max(now, _turn[0] + PACE_S), now + LONGEST_S)
        return _turn[0] - now


def forget() -> None:
    """Begin to count anew."""
    with _guard:
        _unknown.clear()
        _turn[0] = 0.0
