"""What lies on the desk: the themes as they are, what was decided, and what is still to do."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st
from cachetools import LRUCache

from pages.parts import quotes
from pages.parts.theme_split import Parting
from server.store import open_store
from vision.limits import LONGEST_THEME_NAME
from vision.themes import Action, Edit, Themes
from vision.themes.offered_names import OFFERED
from vision.translation import _
from vision.workshop.snapshots import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vision.models import Question, Workshop
    from vision.themes import Theme

SHOWN: Final = 5
"""Typical statements of a theme that are read before it is named."""
DECIDED: Final = frozenset({Action.RENAME, Action.MERGE, Action.SPLIT, Action.OTHER})
"""What is decided at the desk, and taken back there."""

Mark = tuple[object, ...]
"""Tells what lies on a desk from what lay there before."""

_guard: Final = threading.Lock()
_unpacked: LRUCache[str, tuple[Themes, frozenset[str], Counter[int]]] = LRUCache(16)


@dataclass(frozen=True, slots=True)
class Desk:
    """The themes of one question with everything that was decided about them.

    Attributes:
        workshop: The workshop.
        question: The question.
        themes: The newest result, also before the reveal.
        log: Every edit.
        waiting: Themes that are being split or merged until the next result.
        snapshot: Id of that result.
        held: Statements that came alone, and are read once those of enough people have come.
        sizes: How many statements each theme has, of those that did not come alone.
    """

    workshop: Workshop
    question: Question
    themes: Themes
    log: tuple[Edit, ...]
    waiting: frozenset[int]
    snapshot: str
    held: frozenset[str]
    sizes: Counter[int]

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
        """The theme to name now; None when all are."""
        return next(iter(self.left), None)

    @property
    def left(self) -> list[Theme]:
        """The themes to name: the one that lies there, then in order, those for later last."""
        later: list[int] = st.session_state.get(_key("later", self.question), [])
        left = [
            theme
            for theme in self.themes.themes
            if theme.id not in self.decided and theme.id not in self.waiting
        ]
        lies, undone = (
            st.session_state.get(_key(each, self.question)) for each in ("lies", "undone")
        )
        left.sort(
            key=lambda theme: (
                theme.id != undone,
                theme.id != lies,
                later.index(theme.id) if theme.id in later else -1,
            )
        )
        return left

    def place(self, theme: Theme) -> str:
        """Tell a theme from those of other questions: what is pressed or typed is for this one."""
        return f"{self.question.id}-{theme.id}"

    def lay(self, theme: Theme | None) -> None:
        """Keep a theme on the desk until something is done with it, whatever results come."""
        lies = theme.id if theme else None
        st.session_state[_key("lies", self.question)] = lies
        if lies is not None and lies == st.session_state.get(_key("undone", self.question)):
            st.session_state[_key("undone", self.question)] = None

    @property
    def mark(self) -> Mark:
        """What is seen of it: the same as long as a newer result shows nothing new."""
        names = self.names
        shown = [
            (
                each.id,
                names[each.id],
                self.sizes[each.id],
                tuple(self.read(each.quotes)),
                each.offered,
            )
            for each in self.themes.themes
        ]
        return (tuple(shown), self.waiting)

    def statements(self, theme: Theme) -> list[str]:
        """Return typical statements of a theme that may be shown, personal details masked."""
        return list(quotes.texts(self.read(theme.quotes)).values())[:SHOWN]

    def members(self, theme: Theme) -> list[str]:
        """Return the statements of a theme, all of them."""
        at = zip(self.themes.keys, self.themes.labels.tolist(), strict=True)
        return [key for key, label in at if label == theme.id]

    def read(self, keys: Iterable[str]) -> list[str]:
        """Return those statements of which nobody can tell who has just sent them."""
        return [key for key in keys if key not in self.held]

    def offered(self, theme: Theme, suggested: Sequence[str] = ()) -> list[str]:
        """Return names to choose from that no other theme has: ours, then those suggested."""
        taken = {name.casefold() for each, name in self.names.items() if each != theme.id}
        own = list(dict.fromkeys([theme.name, *theme.offered]))
        own = [name for name in own if name.casefold() not in taken][:OFFERED]
        taken |= {name.casefold() for name in own}
        return own + [name for name in suggested if name.casefold() not in taken]

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
        self._keep(Edit.rename(theme.id, name[:LONGEST_THEME_NAME]))

    def parting(self, theme: Theme) -> Parting:
        """Return what it takes to show a theme in two parts."""
        return Parting(
            workshop=self.workshop,
            question=self.question,
            snapshot=self.snapshot,
            themes=self.themes,
            log=self.log,
            theme=theme.id,
            readable=self.read,
        )

    def split(self, theme: Theme) -> None:
        """Part a theme in two; both come to be named when the result is there."""
        self._keep(self.parting(theme).edit, theme.id)

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
        self.lay(None)

    def undo(self) -> None:
        """Take back what was decided last, also before this page was opened; lay it there again."""
        last = self.last
        if last is not None:
            open_store().theme_edits.undo(self.workshop.id, last.id)
            st.session_state.get(_key("waits", self.question), {}).pop(last.theme, None)
            st.session_state[_key("undone", self.question)] = last.theme  # or once it is there

    @property
    def last(self) -> Edit | None:
        """What was decided last about names and what belongs together; None for nothing yet."""
        return next((edit for edit in reversed(self.log) if edit.action in DECIDED), None)

    def _keep(self, edit: Edit, waits: int | None = None) -> None:
        """Keep what was decided; a theme that was decided since this desk was drawn stays so."""
        store = open_store()
        known = {each.id for each in self.log}
        since = [each for each in _log(self.question) if each.id not in known]
        if any(each.theme == edit.theme and each.action in DECIDED for each in since):
            return
        store.theme_edits.add(self.workshop.id, self.question.id, edit.to_json())
        if waits is not None:
            wanted = store.workshops.get(self.workshop.id).revision
            known = st.session_state.setdefault(_key("waits", self.question), {})
            known[waits] = wanted


def open_desk(workshop: Workshop, question: Question) -> Desk | None:
    """Return what lies on the desk; None while there are no themes."""
    store = open_store()
    newest = store.snapshots.newest_id(question.id)
    found = _result(newest) if newest else None
    if newest is None or found is None:
        return None
    themes, held, sizes = found
    told = store.snapshots.revision(question.id) or 0
    waits: dict[int, int] = st.session_state.get(_key("waits", question), {})
    return Desk(
        workshop=workshop,
        question=question,
        themes=themes,
        log=_log(question),
        waiting=frozenset(theme for theme, wanted in waits.items() if told < wanted),
        snapshot=newest,
        held=held,
        sizes=sizes,
    )


def _log(question: Question) -> tuple[Edit, ...]:
    """Return every edit of a question's themes."""
    kept = open_store().theme_edits.log(question.id)
    return tuple(Edit.from_json(each.body | {"id": each.id}) for each in kept)


def _result(snapshot_id: str) -> tuple[Themes, frozenset[str], Counter[int]] | None:
    """Return the themes of a result, what came alone, and the themes' sizes without it, once.

    None for a result of another version. As long as all of it came from fewer people than the
    smallest group, there is nothing that it could be told from, and nothing is held.
    """
    with _guard:
        if snapshot_id in _unpacked:
            return _unpacked[snapshot_id]
    stored = open_store().snapshots.get(snapshot_id)
    if stored is None or not readable(stored.body):
        return None
    themes = Themes.from_json(stored.body["themes"])
    held = frozenset(stored.body["held"])
    quoted = {key for theme in themes.themes for key in theme.quotes}
    held = held if quoted - held else frozenset()
    at = zip(themes.keys, themes.labels.tolist(), strict=True)
    found = (themes, held, Counter(label for key, label in at if key not in held))
    with _guard:
        _unpacked[snapshot_id] = found
    return found


def _key(what: str, question: Question) -> str:
    return f"naming-{what}-{question.id}"
