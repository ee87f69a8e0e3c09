"""New words reach a moderator in company: of two people at least, and a minute after the first."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from server.store import open_store

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.models import Status, Workshop
    from vision.phases import Phase

WRITERS: Final = 2
"""People whose words come in together."""
WAIT_S: Final = 60.0
"""Seconds that new words wait for others."""

_guard: Final = threading.Lock()
_rooms: Final[LRUCache[str, _Room]] = LRUCache(256)


@dataclass(slots=True)
class _Room:
    """What moderators of a workshop have been shown.

    Attributes:
        phase: Of the workshop when they were.
        known: Statements that are not new.
        since: When the first of those that wait was seen; None where none waits.
        looked: At which of their statements a moderator has looked.
    """

    phase: Phase
    known: set[str] = field(default_factory=set)
    since: float | None = None
    looked: set[Status] = field(default_factory=set)


def let_in(workshop: Workshop, status: Status, statements: Collection[str]) -> set[str]:
    """Return those statements of a status that a moderator may see now.

    When a moderator looks for the first time, everything is there at once if two people wrote it.
    Whenever the room moves to another phase, all that waits comes in.
    """
    now = time.monotonic()
    with _guard:
        room = _rooms.setdefault(workshop.id, _Room(workshop.phase))
        first = status not in room.looked
        room.looked.add(status)
        new = set(statements) - room.known
        moved, room.phase = room.phase is not workshop.phase, workshop.phase
        waited = room.since is not None and now - room.since >= WAIT_S
    company = bool(new) and open_store().moderation.writers(sorted(new)) >= WRITERS
    with _guard:
        if moved or ((first or waited) and company):
            room.known |= new
            room.since = None
        elif new and room.since is None:
            room.since = now
        return room.known & set(statements)
