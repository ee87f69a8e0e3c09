"""Which results phones may read now, at most a second old and shared by all who look."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from cachetools import TTLCache

from server.store import open_store
from vision.phone_results import open_passages

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.phone_results import Passage

FRESH_S: Final = 1.0
_guard: Final = threading.Lock()
_kept_back: TTLCache[str, frozenset[Passage]] = TTLCache(200, ttl=FRESH_S)


def open_now(workshop: Workshop) -> tuple[Passage, ...]:
    """Return the passages that phones may read now, in reading order."""
    with _guard:
        known = _kept_back.get(workshop.id)
    if known is None:
        known = open_store().passages.kept_back(workshop.id)
        with _guard:
            _kept_back[workshop.id] = known
    return open_passages(workshop, known)


def forget(workshop_id: str) -> None:
    """Read anew what is kept back: this process has just changed it."""
    with _guard:
        _kept_back.pop(workshop_id, None)
