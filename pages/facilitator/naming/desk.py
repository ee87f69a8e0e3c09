"""What lies on the desk: the themes as they are, what was decided, and what is still to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import quotes
from server.store import open_store
from vision.themes import Action, Edit, Themes, next_theme_id
from vision.translation import _
from vision.workshop.snapshots import readable

if TYPE_CHECKING:
    from vision.models import Question, Workshop
    from vision.themes import Theme

SHOWN: Final = 5
"""Typical statements of a theme that are read before it is named."""
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """The themes of one question with everything that was decided about them.

    Attributes:
        workshop: The workshop.
        question: The question.
        themes: The newest result, also before the reveal.
        log: Every edit.
        waiting: Themes that are being split or merged until the next result.
    """

    workshop: Workshop
    question: Question
    themes: Themes
    log: tuple[Edit, ...]
    waiting: frozenset[int]

    @property
    def names(self) -> dict[int, str]:
        """Theme id to name, as the room has decided by now."""
        given = {edit.theme: edit.name for edit in self.log if edit.action is Action.RENAME}
        return {theme.id: given.get(theme.id, theme.name) for theme in self.themes.themes}

    @property
    def decided(self) -> list[int]:
        """Themes that the room has named."""
        given = {edit.theme for edit in self.log if edit.action in {Action.RENAME, Action.OTHER}}
        return [theme.id for theme in self.themes.themes if theme.id in given]

    @property
    def current(self) -> Theme | None:
        """The theme to name now: the next one, then those left for later; None when all are."""
        later: list[int] = st.session_state.get(_key("later", self.question), [])
        left = [
            theme
            for theme in self.themes.themes
            if theme.id not in self.decided and theme.id not in self.waiting
        ]
        left.sort(key=lambda theme: later.index(theme.id) if theme.id in later else -1)
        return left[0] if left else None

    def statements(self, theme: Theme) -> list[str]:
        """Return typical statements of a theme that may be shown, personal details masked."""
        return list(quotes.texts(theme.quotes).values())[:SHOWN]

    def offered(self, theme: Theme) -> list[str]:
        """Return names to choose from that no other theme has."""
        others = {name.casefold() for each, name in self.names.items() if each != theme.id}
        found = list(dict.fromkeys([theme.name, *theme.offered]))
        return [name for name in found if name.casefold() not in others][:4]

    def trouble(self, theme: Theme, name: str) -> str:
        """Return what is wrong with a name, "" for nothing."""
        others = {other.casefold() for each, other in self.names.items() if each != theme.id}
        if not any(letter.isalnum() for letter in name):
            return _("A name needs letters.")
        if name.casefold() in others:
            return _("Another theme has this name. Choose one that tells them apart.")
        return ""

    def name(self, theme: Theme, name: str) -> None:
        """Give a theme a lasting name."""
        self._keep(Edit.rename(theme.id, name[:LONGEST_NAME]))

    def split(self, theme: Theme) -> None:
        """Part a theme in two; both come to be named when the result is there."""
        self._keep(Edit.split(theme.id, (next_theme_id(self.themes, self.log),)), theme.id)

    def merge(self, theme: Theme, into: int | None) -> None:
        """Move a theme's statements into another theme."""
        if into in self.names:
            self._keep(Edit.merge(theme.id, int(into or 0)), theme.id)

    def nothing(self, theme: Theme) -> None:
        """Say that a theme has no common thread; a second such one joins the first."""
        known = [edit.theme for edit in self.log if edit.action is Action.OTHER]
        known = [each for each in known if each in self.names and each != theme.id]
        if known:
            self.merge(theme, known[0])
        else:
            self._keep(Edit.other(theme.id))

    def later(self, theme: Theme) -> None:
        """Put a theme behind the others."""
        known: list[int] = st.session_state.setdefault(_key("later", self.question), [])
        known[:] = [*(each for each in known if each != theme.id), theme.id]

    def undo(self) -> None:
        """Take back what was decided last at this desk."""
        done: list[str] = st.session_state.get(_key("done", self.question), [])
        if done:
            open_store().edits.undo(self.workshop.id, done.pop())
            st.session_state.pop(_key("waits", self.question), None)

    @property
    def can_undo(self) -> bool:
        """Whether something was decided at this desk."""
        return bool(st.session_state.get(_key("done", self.question)))

    def _keep(self, edit: Edit, waits: int | None = None) -> None:
        store = open_store()
        made = store.edits.add(self.workshop.id, self.question.id, edit.to_json())
        st.session_state.setdefault(_key("done", self.question), []).append(made)
        if waits is not None:
            wanted = store.workshops.get(self.workshop.id).revision
            known = st.session_state.setdefault(_key("waits", self.question), {})
            known[waits] = wanted


def open_desk(workshop: Workshop, question: Question) -> Desk | None:
    """Return what lies on the desk; None while there are no themes."""
    store = open_store()
    newest = store.snapshots.newest_id(question.id)
    stored = store.snapshots.get(newest) if newest else None
    if stored is None or not readable(stored.body):
        return None
    told = store.snapshots.revision(question.id) or 0
    waits: dict[int, int] = st.session_state.get(_key("waits", question), {})
    log = tuple(Edit.from_json(entry.body) for entry in store.edits.log(question.id))
    return Desk(
        workshop=workshop,
        question=question,
        themes=Themes.from_json(stored.body["themes"]),
        log=log,
        waiting=frozenset(theme for theme, wanted in waits.items() if told < wanted),
    )


def _key(what: str, question: Question) -> str:
    return f"naming-{what}-{question.id}"
