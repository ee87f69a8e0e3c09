"""A moderator's queue as it was loaded: no row moves under a finger; many are chosen at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from pages.facilitator.moderate.entries import KINDS, Entry, entries
from pages.parts import blocks
from pages.parts.field_marks import mark
from pages.parts.listing import HIGH
from pages.parts.search import found_among
from server.store import open_store
from vision.errors import VisionError
from vision.models import Status
from vision.store.moderation import STATEMENT
from vision.text.flags import Flag
from vision.text.near_duplicates import fold
from vision.translation import _, in_row, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.models import Workshop

ONE_LINE: Final = 24
"""Characters that fit in one line of a table as narrow as a phone."""

THREE_LINES: Final = 3 * ONE_LINE
"""Characters that a row shows; a longer text stands whole in the card once its row is ticked."""

LOW: Final = 35
"""Pixels of a row that shows one line."""

HIGHEST: Final = 440
"""Pixels from which on the table scrolls."""

BURST: Final = 5
"""Texts that repeat each other from which on they can be hidden in one go."""

MOST_UNDO: Final = 50
"""Actions of one moderator that can be taken back."""


def narrowed(queue: Queue) -> list[Entry]:
    """Let a moderator look for a word, a kind or a flag; return what is left of the queue."""
    flags = sorted({flag for each in queue.entries for flag in each.flags})
    marks = [*(sorted({each.kind for each in queue.entries}) if queue.mixed else ()), *flags]
    found = found_among(queue.entries, lambda each: each.text, "queue")
    if not marks:
        return found
    chosen = st.pills(
        _("Only with"),
        marks,
        format_func=lambda each: _(each) if each in marks else "",
        key="queue-only",
    )
    return [each for each in found if chosen not in marks or chosen in (each.kind, *each.flags)]


def many(queue: Queue, found: Sequence[Entry]) -> tuple[Entry, ...]:
    """Show a queue as a table, verbatim, to choose many at once; return those that are ticked.

    Args:
        queue: A moderator's.
        found: What of it is looked at now; not empty.
    """
    names = {"words": _("Words"), "kind": _("Kind"), "flags": _("Flags")}
    widths = {"kind": 84, "words": 126, "flags": 72} if queue.mixed else {"words": 196, "flags": 86}
    longest = max(len(each.text) for each in found)
    acts = st.container(horizontal=True, vertical_alignment="center")
    table = f"many-{queue.loads}{_some(queue, found)}"
    chosen = st.dataframe(
        pd.DataFrame(
            [(each.text, _(each.kind), in_row(_(flag) for flag in each.flags)) for each in found],
            columns=["words", "kind", "flags"],
        ),
        hide_index=True,
        height=min(HIGHEST, LOW + 2 + _row(longest) * len(found)),
        row_height=_row(longest),
        on_select="rerun",
        selection_mode="multi-row",
        key=table,
        column_order=list(widths),
        column_config={
            each: st.column_config.TextColumn(names[each], width=width)
            for each, width in widths.items()
        },
        alt=_("All that stands so, with kind and flags; tick rows to choose them."),
    )
    if longest > THREE_LINES:
        blocks.line(_("Tick a row to read it whole."), "v-sub")
    _burst(queue, found)
    ticked = _ticked(found, chosen.selection.rows)
    with acts:
        for to, some, none in (
            (Status.VISIBLE, marked("Show the {number} ticked"), marked("Show ticked")),
            (Status.HIDDEN, marked("Hide the {number} ticked"), marked("Hide ticked")),
        ):
            if queue.status is not to:
                label = _(some, number=len(ticked)) if ticked else _(none)
                st.button(
                    label, on_click=_move, args=(queue, found, table, to), disabled=not ticked
                )
    return ticked


def _ticked(found: Sequence[Entry], rows: Sequence[int]) -> tuple[Entry, ...]:
    return tuple(found[row] for row in rows if row < len(found))


def _move(queue: Queue, found: Sequence[Entry], table: str, to: Status) -> None:
    """Show or hide what is ticked now, which may be newer than the page."""
    rows = (st.session_state.get(table) or {}).get("selection", {}).get("rows", ())
    if ids := [each.id for each in _ticked(found, rows)]:
        queue.move(ids, to)


def _row(longest: int) -> int:
    """Return how high a row is, in pixels, where the longest text has so many characters."""
    return LOW if longest <= ONE_LINE else HIGH


def _some(queue: Queue, found: Sequence[Entry]) -> str:
    """Return what tells some rows of a queue from others: another table, with its own ticks."""
    if len(found) == len(queue.entries):
        return ""
    return f"-{mark(*(each.id for each in found))}"


def _burst(queue: Queue, found: Sequence[Entry]) -> None:
    """Offer to hide in one go what repeats itself: a flood is gone with one press, or back.

    What several people wrote word for word is no part of it: that is what they want most.
    """
    times = Counter(fold(each.text) for each in found)
    ids = [
        each.id
        for each in found
        if Flag.FLOOD in each.flags or (Flag.NEAR in each.flags and times[fold(each.text)] == 1)
    ]
    if queue.status is Status.HIDDEN or len(ids) < BURST:
        return
    label = _("Hide all {number} that repeat each other", number=len(ids))
    st.button(
        label, icon=":material/filter_list_off:", key=f"burst-{queue.loads}{_some(queue, found)}",
        on_click=queue.move, args=(ids, Status.HIDDEN),
    )  # fmt: skip


@dataclass(slots=True)
class Queue:
    """What one moderator has in front of them.

    Attributes:
        workshop_id: The workshop; where it stands is looked up anew, a queue lives long.
        status: Of what is in the queue.
        entries: Statements and remarks; it changes only when the moderator acts or asks for what is
            new.
        done: Actions that can be undone: on what, what it was, what it became.
        looked: What was left as it is; it comes last from then on.
        loads: Grows whenever the queue changes.
        standing: Numbers by status when the queue was last true.
        trouble: Why the last action did not work; empty where it did.
    """

    workshop_id: str
    status: Status | None = None
    entries: list[Entry] = field(default_factory=list)
    done: list[tuple[list[str], Status, Status]] = field(default_factory=list)
    looked: set[str] = field(default_factory=set)
    loads: int = 0
    standing: dict[Status, int] = field(default_factory=dict)
    trouble: str = ""

    @property
    def left(self) -> int:
        """How much in the queue nobody looked at here yet."""
        return sum(entry.id not in self.looked for entry in self.entries)

    @property
    def mixed(self) -> bool:
        """Whether there is more in the queue than statements, so that kinds need to be told."""
        return any(entry.kind != KINDS[STATEMENT] for entry in self.entries)

    def load(self, status: Status, *, anew: bool = False) -> None:
        """Fill the queue where another status was asked for, or the present one anew."""
        if status is self.status and not anew:
            return
        workshop = open_store().workshops.get(self.workshop_id)
        self.status = status
        self.standing = standing_now(workshop.id)
        found = entries(workshop, status)
        self.entries = sorted(found, key=lambda entry: entry.id in self.looked)
        self.loads += 1

    def move(self, ids: list[str], to: Status) -> None:
        """Show or hide; remember what was, to undo it."""
        if self.status is None:
            return
        if self._moderate(ids, to, self.status):
            self.done = [*self.done[1 - MOST_UNDO :], (ids, self.status, to)]
        if not self.trouble:
            gone = set(ids)
            self.entries = [entry for entry in self.entries if entry.id not in gone]
            self.standing = standing_now(self.workshop_id)
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
        self.entries = [each for each in self.entries if each.id != entry.id] + [entry]
        self.loads += 1

    def _moderate(self, ids: list[str], to: Status, seen: Status) -> int:
        """Return how many changed; a button's callback may not raise."""
        self.trouble = ""
        try:
            return open_store().moderation.move(self.workshop_id, ids, to, seen=seen)
        except VisionError as error:
            self.trouble = str(error)
            return 0


def queue_of(workshop: Workshop) -> Queue:
    """Return this browser's queue for a workshop."""
    kept: Queue = st.session_state.setdefault(f"queue-{workshop.id}", Queue(workshop.id))
    return kept


def standing_now(workshop_id: str) -> dict[Status, int]:
    """Return numbers by status, as they may be told now."""
    return open_store().moderation_batches.standing(workshop_id)
