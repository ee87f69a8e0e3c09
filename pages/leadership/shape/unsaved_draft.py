"""What one leader is writing, kept where a reload or a server that starts anew finds it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import visitor
from pages.parts.field_marks import mark
from server.store import open_store
from vision.access import covers
from vision.drafts import clauses
from vision.drafts.amendments import amended, given_back, places
from vision.errors import VisionError
from vision.limits import LONGEST_DRAFT
from vision.models import Role
from vision.store import Unsaved
from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.drafts.amendments import SuggestedWording
    from vision.models import Workshop
    from vision.store.drafts import Draft

GONE = marked("That sentence is no longer in your text. Copy the wording to where you want it.")
NO_ROOM = marked("A draft has room for {most} characters. Shorten yours first.")
NO_WORDS = marked("A sentence needs words. To take it out, use the whole text.")
CHANGED = marked("You have changed this sentence since, so your text stays as it is.")


@dataclass(slots=True)
class Rewording:
    """The field of one sentence; it stays with its sentence while others come, go or change.

    Attributes:
        place: Of the sentence, from 0, in the text in which it was found last.
        text: That text.
        sentence: What the field began with.
        words: What stands in it.
        gone: Whether the sentence is no longer in the text.
    """

    place: int
    text: str
    sentence: str
    words: str
    gone: bool = False

    @property
    def touched(self) -> bool:
        """Whether somebody typed in it."""
        return self.words != self.sentence


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
        kept: What is kept of it; None while nothing has changed.
        rewording: Of the sentence whose field stands open; None for none.
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
    kept: Unsaved | None = None
    rewording: Rewording | None = None

    @property
    def key(self) -> str:
        """Name of the field."""
        return f"draft-{self.workshop_id}-{self.turn}"

    @property
    def reworded(self) -> str:
        """Tells the field of the sentence that is reworded from others."""
        sentence = self.rewording.sentence if self.rewording else ""
        return f"{self.workshop_id}-{mark(sentence)}"

    @property
    def touched(self) -> bool:
        """Whether anything was written that a newer version must not take away."""
        half = self.rewording is not None and self.rewording.touched
        return self.text != self.begun or bool(self.taking) or half

    def begin(self, text: str) -> None:
        """Let the field begin with another text."""
        self.text, self.turn = text, self.turn + 1

    def restart(self, newest: Draft | None) -> None:
        """Begin anew with the newest version."""
        self.began = self.seen = newest.number if newest else 0
        self.base, self.taking = self.began or None, {}
        self.begin(newest.text if newest else "")
        self.begun = self.text

    def keep(self) -> None:
        """Keep what is not saved as a version yet; where that fails, the field has it still."""
        self.text = self.current()
        changed = self.text != self.begun or bool(self.taking)
        now = Unsaved(self.began, self.base, self.text, tuple(self.taking.items()))
        if (wanted := now if changed else None) == self.kept:
            return
        try:
            open_store().unsaved.keep(self.workshop_id, visitor.leader_token(), wanted)
        except VisionError as error:
            self.trouble = _("{error} Your text is in this page only.", error=error)
        else:
            self.kept = wanted

    def bring_back(self, newest: Draft | None) -> None:
        """Go on with what was kept, if anything was."""
        self.kept = open_store().unsaved.of(self.workshop_id, visitor.leader_token())
        if self.kept is None:
            return
        if newest is None or newest.number != self.kept.began:
            self.begun = ""
        self.began = self.seen = self.kept.began
        self.base, self.taking = self.kept.base, dict(self.kept.taking)
        self.begin(self.kept.text)

    def take(self, suggestion: SuggestedWording, text: str) -> None:
        """Put a suggested wording in the place of its sentence, also if that has just moved.

        Args:
            suggestion: The wording.
            text: In which the suggestion has its place.
        """
        now, at = self.current(), suggestion.place
        try:
            at = None if at is None else _now_at(at, text, now)
            changed = now if at is None else amended(now, at, suggestion.text)
        except VisionError as error:
            self.trouble = str(error)
            return
        if changed == now or len(changed) > LONGEST_DRAFT:
            self.trouble = _(NO_ROOM, most=LONGEST_DRAFT) if at is not None else _(GONE)
            return
        self.begin(changed)
        self.taking |= dict.fromkeys(suggestion.ids, True)

    def look_at(self, at: int, text: str) -> None:
        """Open the field of a sentence at its place in a text."""
        sentence = clauses(text)[at].text
        self.rewording = Rewording(at, text, sentence, sentence)

    def look_away(self) -> None:
        """Close the field of the sentence."""
        self.rewording = None

    def hear(self) -> None:
        """Note what stands in the field of the sentence that is reworded."""
        if self.rewording:
            self.rewording.words = str(
                st.session_state.get(f"reworded-{self.reworded}", self.rewording.words)
            )

    def follow(self) -> None:
        """Let the field of a sentence go where its sentence stands now; typed words stay."""
        open_ = self.rewording
        if open_ is None:
            return
        sentences = [clause.text for clause in clauses(self.text)]
        at = _now_at(open_.place, open_.text, self.text)
        if at is None and not open_.touched and len(clauses(open_.text)) == len(sentences):
            at = open_.place  # other words for all of it
        open_.gone = at is None
        if at is not None:
            open_.place, open_.text = at, self.text
        if not open_.touched:
            if at is None:
                self.look_away()
            else:
                open_.sentence = open_.words = sentences[at]

    def put(self, open_: Rewording) -> None:
        """Put another wording in the place of a sentence; the field stays open where it can't.

        Args:
            open_: Of the sentence; a second press finds it closed, and does nothing.
        """
        if open_ is not self.rewording:
            return
        self.hear()
        now, words = self.current(), open_.words
        try:
            at = _now_at(open_.place, open_.text, now)
            changed = now if at is None else amended(now, at, words)
        except VisionError as error:
            self.trouble = str(error)
            return
        if at is None or not words.strip() or len(changed) > LONGEST_DRAFT:
            why = GONE if at is None else NO_ROOM if words.strip() else NO_WORDS
            self.trouble = _(why, most=LONGEST_DRAFT)
            return
        self.look_away()
        self.begin(changed)
        self.keep()

    def give_back(self, suggestion: SuggestedWording) -> None:
        """Put the sentence from before in the place of a wording that was taken up."""
        now = self.current()
        try:
            changed = given_back(now, suggestion.text, suggestion.sentence)
        except VisionError as error:
            self.trouble = str(error)
            return
        self.trouble = _(CHANGED) if changed == now else ""
        self.begin(changed)
        self.taking |= dict.fromkeys(suggestion.ids, False)

    def current(self) -> str:
        """Return what stands in the field, also what came with this very press of a button."""
        return str(st.session_state.get(self.key, self.text) or "")


def _now_at(at: int, before: str, now: str) -> int | None:
    """Return where a sentence of an earlier text stands now; None where it is gone."""
    if now == before:
        return at
    return places([c.text for c in clauses(before)], [c.text for c in clauses(now)])[at]


def may_write(workshop: Workshop) -> bool:
    """Return whether whoever looks may write drafts; in the sample only those with a role in it."""
    own = open_store().passes.role(visitor.pass_token(), workshop.id)
    return covers(visitor.role(workshop), Role.LEADER) and (
        not workshop.is_sample or covers(own, Role.LEADER)
    )


def writing(workshop_id: str, newest: Draft | None) -> Writing:
    """Return what this leader is writing; an untouched field follows the newest version."""
    name = f"writing-{workshop_id}"
    if name not in st.session_state:
        st.session_state[name] = Writing(workshop_id)
        st.session_state[name].restart(newest)
        st.session_state[name].bring_back(newest)
    mine: Writing = st.session_state[name]
    mine.text = mine.current()
    mine.hear()
    if newest and newest.number > mine.began and not mine.touched:
        mine.restart(newest)
    mine.keep()
    return mine
