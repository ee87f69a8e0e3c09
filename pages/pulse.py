"""The pulse of a room: where it stands, from memory, so that a thousand phones may ask."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Final

from pages.bridge import open_store
from vision.errors import NotFoundError, StorageError
from vision.models import Workshop

FRESH_S: Final = 1.0
KEPT: Final = 200

_guard: Final = threading.Lock()
_known: dict[str, tuple[float, Pulse]] = {}
_arrived: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Pulse:
    """Where a room stands now.

    Attributes:
        workshop: As it is now; None once it was deleted.
        timer: When the room's timer ends, in seconds since 1970; None where it does not run.
    """

    workshop: Workshop | None
    timer: int | None

    def left(self) -> int | None:
        """Return the seconds that the timer has left, negative once it is up; None without one."""
        return None if self.timer is None else self.timer - int(time.time())


def pulse(workshop_id: str) -> Pulse:
    """Return where a room stands, at most a second old and shared by all who ask."""
    now = time.monotonic()
    with _guard:
        at, known = _known.get(workshop_id, (-FRESH_S, None))
        if known is not None and now - at < FRESH_S:
            return known
        if known is not None:
            _known[workshop_id] = (now, known)  # whoever asks meanwhile takes what is known
    try:
        fresh = Pulse(
            open_store().workshops.get(workshop_id), open_store().workshops.timer(workshop_id)
        )
    except NotFoundError:
        fresh = Pulse(None, None)
    except StorageError:  # a short hiccup: the room stands where it stood
        if known is None:
            raise
        fresh = known
    with _guard:
        _known[workshop_id] = (now, fresh)
        while len(_known) > KEPT:
            del _known[next(iter(_known))]
    return fresh


def arrive(workshop_id: str) -> None:
    """Note that somebody's browser opened the way into a workshop; only that, and not who."""
    with _guard:
        _arrived[workshop_id] = time.monotonic()
        while len(_arrived) > KEPT:
            del _arrived[next(iter(_arrived))]


def arrived_since(workshop_id: str, since: float) -> bool:
    """Return whether a browser opened the way in since a moment of ``time.monotonic``."""
    with _guard:
        return _arrived.get(workshop_id, -1.0) >= since
