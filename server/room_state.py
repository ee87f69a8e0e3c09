"""Where a room stands, from memory, so that a thousand phones may ask."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from server.store import open_store
from vision.errors import NotFoundError, StorageError
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Workshop
    from vision.store import Store

FRESH_S: Final = 1.0
KEPT: Final = 200
ARRIVAL_S: Final = 5.0
"""Seconds between two arrivals that are kept."""

MINUTES: Final = 5
"""Minutes that a timer runs unless somebody says otherwise."""

LINGER_S: Final = 60
"""Seconds for which a timer that is up still says so, on the wall and on phones."""

_guard: Final = threading.Lock()
_known: LRUCache[str, tuple[float, RoomState]] = LRUCache(KEPT)
_arrived: LRUCache[str, float] = LRUCache(KEPT)
_ends: LRUCache[int, float] = LRUCache(KEPT)


@dataclass(frozen=True, slots=True)
class RoomState:
    """Where a room stands now.

    Attributes:
        workshop: As it is now; None once it was deleted.
        timer: When the room's timer ends, in seconds since 1970; None where it does not run.
    """

    workshop: Workshop | None
    timer: int | None

    @property
    def stands(self) -> str:
        """What a page is drawn for: the phase, and whether one may write; empty once deleted."""
        if self.workshop is None:
            return ""
        words = {
            "open": self.workshop.gathers,
            "shut": not self.workshop.is_open(time.time()),
        }
        return " ".join([self.workshop.phase, *(word for word, true in words.items() if true)])

    def left(self) -> int | None:
        """Return the seconds that the timer has left; negative for ``LINGER_S``, then None."""
        left = -LINGER_S if self.timer is None else round(_steady(self.timer) - time.monotonic())
        return left if left > -LINGER_S else None

    def left_in_words(self) -> str:
        """Return how much time is left, as one would say it; empty without a timer."""
        left = self.left()
        return "" if left is None else in_words(left)


def state_of(workshop_id: str) -> RoomState:
    """Return where a room stands, at most a second old and shared by all who ask."""
    return _shared(workshop_id, lambda store: store.workshops.get(workshop_id))


def room(code: str) -> RoomState:
    """Return where the room of a join code stands, as :func:`state_of` does.

    Raises:
        UnknownCodeError: The code opens nothing.
    """
    return _shared(code, lambda store: store.workshops.by_code(code))


def known(key: str) -> RoomState | None:
    """Return what is known of a room by its id or code, without asking; None if that is old."""
    at, found = _known.get(key, (0.0, None))
    return found if time.monotonic() - at < FRESH_S else None


def _shared(key: str, load: Callable[[Store], Workshop]) -> RoomState:
    now = time.monotonic()
    with _guard:
        at, last = _known.get(key, (-FRESH_S, None))
        if last is not None and now - at < FRESH_S:
            return last
        if last is not None:
            _known[key] = (now, last)  # whoever asks meanwhile takes what is known
    store = open_store()
    try:
        workshop = load(store)
        fresh = RoomState(workshop, store.workshops.timer(workshop.id))
    except NotFoundError:
        fresh = RoomState(None, None)
    except StorageError:  # a short hiccup: the room stands where it stood
        if last is None:
            raise
        fresh = last
    with _guard:
        _known[key] = (now, fresh)
    return fresh


def _steady(ends: int) -> float:
    """Return when a timer ends on the clock that nobody sets, from when it was first seen on."""
    with _guard:
        return _ends.setdefault(ends, time.monotonic() + ends - time.time())


def in_words(left: int) -> str:
    """Return how much time is left, as one would say it.

    Args:
        left: Seconds; negative once the time is up.
    """
    if left <= 0:
        return _("Time is up. Finish your sentence.")
    minutes = round(left / 60)
    if minutes <= 1:
        return _("About a minute left") if left > 40 else _("Less than a minute left")  # noqa: PLR2004
    return _("About {minutes} minutes left", minutes=minutes)


def arrive(workshop_id: str) -> None:
    """Note, for every server, that somebody's browser opened the way into a workshop; not who.

    Kept every ``ARRIVAL_S`` at most, and meanwhile nobody's page waits for it.
    """
    now = time.monotonic()
    with _guard:
        if now - _arrived.get(workshop_id, -ARRIVAL_S) < ARRIVAL_S:
            return
        _arrived[workshop_id] = now
    threading.Thread(target=_keep_arrival, args=(workshop_id,), daemon=True).start()


def _keep_arrival(workshop_id: str) -> None:
    with suppress(StorageError, NotFoundError):  # a test of the way in, and no more
        open_store().workshops.note_arrival(workshop_id)


def arrived_since(workshop_id: str, since: float) -> bool:
    """Return whether a browser opened the way in, on any server, since so many seconds (1970)."""
    at = open_store().workshops.arrived(workshop_id)
    return at is not None and at >= int(since)
