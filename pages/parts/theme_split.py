"""A theme in two parts: shown before it is parted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks, markup, quotes
from server import theme_splits
from server.store import open_store
from vision.errors import LimitError
from vision.themes import Edit, next_theme_id
from vision.translation import _, ngettext
from vision.workshop.theme_splits import uncut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vision.models import Question, Workshop
    from vision.themes import Theme, Themes

READ: Final = 4
"""Typical statements of each part that are read before it is one."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What is to be parted, and how.

    Attributes:
        workshop: The workshop.
        question: The question.
        snapshot: Id of the result that the theme is of.
        themes: Those of that result.
        log: Every edit so far.
        theme: What is to be parted.
        readable: Returns those statements that whoever looks may read.
    """

    workshop: Workshop
    question: Question
    snapshot: str
    themes: Themes
    log: Sequence[Edit]
    theme: int
    readable: Callable[[Iterable[str]], list[str]]

    @property
    def edit(self) -> Edit:
        """The split; it is not kept before somebody says so."""
        return Edit.split(self.theme, (next_theme_id(self.themes, self.log),))


def ask(question_id: str, theme: int) -> None:
    """Have the parts of a theme shown."""
    st.session_state[_key(question_id)] = theme


def asked(question_id: str, theme: int) -> bool:
    """Return whether the parts of a theme are to be shown."""
    return bool(st.session_state.get(_key(question_id)) == theme)


def show(parting: Parting, name: str, part: Callable[[], None]) -> None:
    """Show what a theme would fall into, and ask whether it is to.

    Args:
        parting: What is to be parted.
        name: The theme's name.
        part: Keeps the split; called before the page is drawn anew.
    """
    blocks.block(markup.theme_name(parting.theme, name))
    blocks.title(_("It would part like this"), _("Nothing is changed until you say so."))
    parts: tuple[Theme, ...] | None = None
    try:
        with st.spinner(_("Looking for the cut …")):
            parts = _parts(parting)
    except LimitError:
        blocks.note(
            _("There is too much here to show the cut in time. Part it all the same, or undo it.")
        )
    whole = parts is not None and len(parts) == 1
    if whole:
        blocks.note(
            _(
                "Its statements are too much alike to fall in two. Move single ones under Themes, "
                "Edit themes."
            )
        )
    with st.container(horizontal=True):
        st.button(
            _("Part it so"), type="primary", shortcut="Y", disabled=whole,
            on_click=_part, args=(parting.question.id, part),
            key=f"split-{parting.question.id}-{parting.theme}",
        )  # fmt: skip
        st.button(_("Leave it whole"), shortcut="N", on_click=_leave, args=(parting.question.id,))
    for column, each in zip(st.columns(2, gap="large"), parts or (), strict=False):
        with column:
            _draw(each, parting)


def _draw(part: Theme, parting: Parting) -> None:
    sized = ngettext("One statement", "{number} statements", part.size)
    read = list(quotes.texts(parting.readable(part.quotes)).values())[:READ]
    blocks.block(
        f'<h3 class="v-title">{markup.theme_name(part.id, part.name)}</h3>'
        f'<p class="v-sub">{blocks.esc(sized)}</p>{markup.quotes([(text, None) for text in read])}'
    )


def _parts(parting: Parting) -> tuple[Theme, ...]:
    """Return the parts, looked for once for each result."""
    key = f"parts-{parting.question.id}"
    now = (parting.snapshot, parting.theme, len(parting.log))
    known = st.session_state.get(key)
    if known is None or known[0] != now:
        stored = open_store().snapshots.get(parting.snapshot)
        body = stored.body if stored else {}
        given = uncut(open_store(), parting.workshop, parting.question, body)
        known = (now, theme_splits.cut(given, parting.edit))
        st.session_state[key] = known
    parts: tuple[Theme, ...] = known[1]
    return parts


def _part(question_id: str, part: Callable[[], None]) -> None:
    _leave(question_id)
    part()


def _leave(question_id: str) -> None:
    st.session_state.pop(_key(question_id), None)


def _key(question_id: str) -> str:
    return f"parting-{question_id}"
