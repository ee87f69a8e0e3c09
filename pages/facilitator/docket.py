"""A moderator's docket: the queue as it was loaded, so that no row moves under a finger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import streamlit as st

from pages.bridge import open_store
from pages.facilitator.flagged import KINDS, Entry, entries
from vision.errors import VisionError
from vision.models import Status, Workshop
from vision.store.moderation import STATEMENT

MOST_UNDO: Final = 50


@dataclass(slots=True)
class Docket:
    """What one moderator has in front of them.

    Attributes:
        workshop: The workshop.
        status: Of what is in the queue.
        queue: Statements and remarks; it changes only when the moderator acts or asks for what is
            new.
        done: Actions that can be undone: on what, what it was, what it became.
        looked: What was left as it is; it comes last from then on.
        loads: Grows whenever the queue changes.
        standing: Numbers by status when the queue was last true.
        trouble: Why the last action did not work; empty where it did.
    """

    workshop: Workshop
    status: Status | None = None
    queue: list[Entry] = field(default_factory=list)
    done: list[tuple[list[str], Status, Status]] = field(default_factory=list)
    looked: set[str] = field(default_factory=set)
    loads: int = 0
    standing: dict[Status, int] = field(default_factory=dict)
    trouble: str = ""

    @property
    def left(self) -> int:
        """How much in the queue nobody looked at here yet."""
        return sum(entry.id not in self.looked for entry in self.queue)

    @property
    def mixed(self) -> bool:
        """Whether there is more in the queue than statements, so that kinds need to be told."""
        return any(entry.kind != KINDS[STATEMENT] for entry in self.queue)

    def load(self, status: Status, *, anew: bool = False) -> None:
        """Fill the queue where another status was asked for, or the present one anew."""
        if status is self.status and not anew:
            return
        self.status, self.standing = status, open_store().moderation.standing(self.workshop.id)
        found = entries(open_store().workshops.get(self.workshop.id), status)
        self.queue = sorted(found, key=lambda entry: entry.id in self.looked)
        self.loads += 1

    def move(self, ids: list[str], to: Status) -> None:
        """Show or hide; remember what was, to undo it."""
        if self.status is None:
            return
        if self._moderate(ids, to, self.status):
            self.done = [*self.done[1 - MOST_UNDO :], (ids, self.status, to)]
        if not self.trouble:
            gone = set(ids)
            self.queue = [entry for entry in self.queue if entry.id not in gone]
            self.standing = open_store().moderation.standing(self.workshop.id)
        self.loads += 1

    def undo(self) -> None:
        """Put back what the last action changed."""
        if self.done and self.status is not None:
            ids, before, after = self.done.pop()
            self._moderate(ids, before, after)
            self.load(self.status, anew=True)

    def later(self, entry: Entry) -> None:
        """Go on to the next one; this one comes last."""
        self.looked.add(entry.id)
        self.queue = [each for each in self.queue if each.id != entry.id] + [entry]
        self.loads += 1

    def _moderate(self, ids: list[str], to: Status, seen: Status) -> int:
        """Return how many changed; a button's callback may not raise."""
        self.trouble = ""
        try:
            return open_store().moderation.move(self.workshop.id, ids, to, seen=seen)
        except VisionError as error:
            self.trouble = str(error)
            return 0


def docket(workshop: Workshop) -> Docket:
    """Return this browser's docket for a workshop."""
    kept: Docket = st.session_state.setdefault(f"docket-{workshop.id}", Docket(workshop))
    return kept
