"""A person's pace: room for every honest hand, not for a flood. Not by address: rooms share one."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Final

from vision.translation import marked

MOST: Final = 20
WINDOW_S: Final = 60.0
TOO_FAST: Final = marked(
    "That is more than anyone can read at once. Your words stay in the field; share them in a "
    "minute."
)

_guard: Final = threading.Lock()
_sent: dict[str, deque[float]] = {}


def may_send(participant_id: str, now: float | None = None) -> bool:
    """Return whether a person may send now, and count it if so.

    Args:
        participant_id: Who sends.
        now: Seconds on any steady clock; None takes this machine's.
    """
    now = time.monotonic() if now is None else now
    with _guard:
        if len(_sent) > 2 * MOST:
            for each in [key for key, times in _sent.items() if now - times[-1] > WINDOW_S]:
                del _sent[each]
        times = _sent.setdefault(participant_id, deque(maxlen=MOST))
        if len(times) == MOST and now - times[0] < WINDOW_S:
            return False
        times.append(now)
        return True


def give_back(participant_id: str) -> None:
    """Take the last sending out of the count: it could not be kept, and will be tried again."""
    with _guard:
        times = _sent.get(participant_id)
        if times:
            times.pop()
        if not times:
            _sent.pop(participant_id, None)
