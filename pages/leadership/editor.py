"""The field in which a leader writes the next version; two who write at once lose nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from pages import frame, shaping
from pages.bridge import open_store
from vision.drafts import clauses
from vision.drafts.amendments import amended, given_back, place, places, wording
from vision.errors import ConflictError, VisionError
from vision.store.drafts import LONGEST_DRAFT
from vision.text.details import masked

if TYPE_CHECKING:
    from pages.leadership.desk import Desk
    from pages.leadership.suggested import Suggestion
    from vision.store.drafts import Draft

GONE = "That sentence is no longer in your text. Copy the wording to where you want it."
NO_ROOM = f"A draft has room for {LONGEST_DRAFT:,} characters. Shorten yours first."
CHANGED = "You have changed this sentence since, so your text stays as it is."


@dataclass(slots=True)
class Writing:
    """What one leader is writing in one workshop; it outlives the field when the view changes.

    Attributes:
        workshop_id: Where.
        began: Number of the newest version when the field began; 0 for none.
        seen: Number of the newest version that the writer was told of.
        base: Number of the version that the text was written from; None for a blank page.
        begun: Text that the field began with.
        text: What stands in it now.
        turn: Grows when the field begins with another text.
        taking: Suggestions that this text takes up (True) or gives back; noted when it is saved.
        trouble: Why the last press could not do all that was asked; empty where it did.
    """

    workshop_id: str
    began: int = 0
    seen: int = 0
    base: int | None = None
    begun: str = ""
    text: str = ""
    turn: int = 0
    taking: dict[str, bool] = field(default_factory=dict)
    trouble: str = ""

    @property
    def key(self) -> str:
        """Name of the field."""
        return f"draft-{self.workshop_id}-{self.turn}"

    def begin(self, text: str) -> None:
        """Let the field begin with another text."""
        self.text, self.turn = text, self.turn + 1

    def restart(self, newest: Draft | None) -> None:
        """Begin anew with the newest version."""
        self.began = self.seen = newest.number if newest else 0
        self.base, self.taking = self.began or None, {}
        self.begin(newest.text if newest else "")
        self.begun = self.text

    def take(self, suggestion: Suggestion) -> None:
        """Put a suggested wording in the place of its sentence, also if that has just moved."""
        before, now = self.text, self.current()
        at = suggestion.place
        try:
            if at is not None and now != before:
                at = places([c.text for c in clauses(before)], [c.text for c in clauses(now)])[at]
            changed = now if at is None else amended(now, at, suggestion.text)
        except VisionError as error:
            self.trouble = str(error)
            return
        if changed == now or len(changed) > LONGEST_DRAFT:
            self.trouble = NO_ROOM if at is not None else GONE
            return
        self.begin(changed)
        self.taking |= dict.fromkeys(suggestion.ids, True)

    def give_back(self, suggestion: Suggestion) -> None:
        """Put the sentence from before in the place of a wording that was taken up."""
        now = self.current()
        try:
            changed = given_back(now, suggestion.text, suggestion.sentence)
        except VisionError as error:
            self.trouble = str(error)
            return
        self.trouble = CHANGED if changed == now else ""
        self.begin(changed)
        self.taking |= dict.fromkeys(suggestion.ids, False)

    def current(self) -> str:
        """Return what stands in the field, also what came with this very press of a button."""
        return str(st.session_state.get(self.key, self.text) or "")


def writing(workshop_id: str, newest: Draft | None) -> Writing:
    """Return what this leader is writing; an untouched field follows the newest version."""
    name = f"writing-{workshop_id}"
    if name not in st.session_state:
        st.session_state[name] = Writing(workshop_id)
        st.session_state[name].restart(newest)
    mine: Writing = st.session_state[name]
    mine.text = mine.current()
    if newest and newest.number > mine.began and mine.text == mine.begun and not mine.taking:
        mine.restart(newest)
    return mine


def edit(desk: Desk, mine: Writing, versions: tuple[Draft, ...]) -> None:
    """Show the field and what can be done with its text."""
    newest = versions[-1] if versions else None
    with st.expander("Begin from something else"):
        begin_from(desk, mine, versions)
    st.session_state.setdefault(mine.key, mine.text)
    # No most characters here: the browser would ignore a longer paste without a word.
    st.text_area("The vision, in sentences", height=260, key=mine.key)
    with st.container(horizontal=True):
        if st.button("Save as the next version", type="primary"):
            save(mine)
        if newest and not newest.shared and st.button(f"Let everyone read draft {newest.number}"):
            open_store().drafts.share(desk.workshop.id, newest.number)
            st.rerun()
        suggestions(desk.workshop.id)
    if mine.trouble:
        frame.note(mine.trouble, symbol="info", attention=True)
        mine.trouble = ""
    if newest and newest.number > mine.began:
        mine.seen = newest.number
        frame.note(
            "Your text is still here, and will be the version after once you save it. Versions "
            "shows both side by side.",
            symbol="sync_problem",
            strong=f"Draft {newest.number} was saved meanwhile.",
            attention=True,
        )


def suggestions(workshop_id: str) -> None:
    """Show a switch that always stands as things are, also when somebody else has switched it."""
    drafts, key = open_store().drafts, f"suggestions-{workshop_id}"
    st.session_state[key] = drafts.takes_suggestions(workshop_id)
    st.toggle(
        "Take suggestions from everyone",
        key=key,
        on_change=lambda: drafts.take_suggestions(workshop_id, taken=st.session_state[key]),
    )


def begin_from(desk: Desk, mine: Writing, versions: tuple[Draft, ...]) -> None:
    """Offer a blank page, other versions, and what every level wants."""
    sources: dict[str, tuple[str, int | None]] = {"a blank page": ("", None)}
    sources |= {f"draft {each.number}": (each.text, each.number) for each in versions}
    if wanted := shaping.bridges(desk.results, most=5):
        sources["what every level wants"] = ("\n".join(wanted), None)
    source = st.selectbox("Begin from", list(sources), index=None)
    if source in sources and st.button("Take it"):
        text, mine.base = sources[source]
        mine.begin(text)
        st.rerun()


def save(mine: Writing) -> None:
    """Keep a version and what it takes up, or say who was quicker; the text stays in the field."""
    try:
        kept = open_store().drafts.save(mine.workshop_id, mine.text, seen=mine.seen, base=mine.base)
        note(mine, kept)
    except ConflictError:
        st.rerun()  # and look at what the other one has saved
    except VisionError as error:
        frame.note(str(error), symbol="error", attention=True)
    else:
        mine.restart(kept)
        st.rerun()


def note(mine: Writing, kept: Draft) -> None:
    """Note which suggestions a version takes up, as worded or a little changed, or gives back.

    A wording that was taken up before gives way where another one for its sentence is taken up.
    """
    remarks = open_store().remarks
    sentences = [clause.text for clause in clauses(kept.text)]
    told = remarks.suggestions(mine.workshop_id)
    anew = {(each.draft_id, each.clause) for each in told if mine.taking.get(each.id)}
    for each in told:
        if each.id in mine.taking or (each.taken and (each.draft_id, each.clause) in anew):
            words = masked(each.text)
            stands = place(kept.text, words) is not None or (
                mine.taking.get(each.id, False) and places([wording(words)], sentences) != (None,)
            )
            remarks.take(mine.workshop_id, [each.id], taken=stands)
