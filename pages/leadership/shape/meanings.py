"""What a sentence perhaps means: the nearest statements, and a yes or no that is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks, draft_coverage, markup
from pages.parts.field_marks import mark
from server.store import open_store
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.leadership.parts.selection import Selection
    from vision.drafts import ClauseCoverage, Coverage


def asked(
    selection: Selection, told: Coverage, most: int, *, may_write: bool
) -> dict[int | None, Callable[[], None]]:
    """Return what to show beside the sentences that somebody has to look at, by their place.

    Args:
        selection: What the leader looks at.
        told: What the draft carries.
        most: Sentences that are shown.
        may_write: Whether the leader may decide.
    """
    said = open_store().meanings.of(
        selection.question.id, (clause.text for clause in told.clauses[:most])
    )
    decided: dict[str, dict[int, bool]] = {}
    for (text, theme), meant in said.items():
        decided.setdefault(text, {})[theme] = meant
    return {
        at: partial(_ask, selection, clause, at, decided.get(clause.text, {}), may_write=may_write)
        for at, clause in enumerate(told.clauses[:most])
        if clause.perhaps or clause.opposite or clause.text in decided
    }


def _ask(
    selection: Selection,
    clause: ClauseCoverage,
    at: int,
    decided: dict[int, bool],
    *,
    may_write: bool,
) -> None:
    for theme in clause.opposite:
        name = selection.results.names.get(theme, "")
        with _row(at, theme):
            _said(
                _(
                    "People spoke of “{theme}”; your sentence may say the opposite. "
                    "It counts for nobody’s voice.",
                    theme=name,
                )
            )
            if may_write:
                _button(selection, clause, at, theme, _("It means the same"), meant=True)
                _button(selection, clause, at, theme, _("It says the opposite"), meant=False)
    for theme in clause.perhaps[:1]:
        name = selection.results.names.get(theme, "")
        with _row(at, theme):
            _said(_("Close to “{theme}”: is it meant?", theme=name))
            if may_write:
                _button(selection, clause, at, theme, _("Yes, it is meant"), meant=True)
                _button(selection, clause, at, theme, _("No"), meant=False)
        _nearest(selection, clause.text, theme)
    for theme, meant in decided.items():
        if theme not in selection.results.names:
            continue
        name = selection.results.names[theme]
        with _row(at, theme):
            said = _("“{theme}” is meant.", theme=name)
            _said(said if meant else _("“{theme}” is not meant.", theme=name))
            if may_write:
                _button(selection, clause, at, theme, _("Undo"), meant=None)


def _row(at: int, theme: int) -> st.delta_generator.DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", key=f"meaning-{at}-{theme}")


def _said(text: str) -> None:
    blocks.block(f'<div class="v-suggest">{blocks.esc(text)}</div>')


def _nearest(selection: Selection, sentence: str, theme: int) -> None:
    """Show the statements that are most like a sentence."""
    texts = draft_coverage.closest(selection.results, sentence, theme)
    if texts:
        blocks.block(markup.quotes((text, None) for text in texts))


def _button(
    selection: Selection,
    clause: ClauseCoverage,
    at: int,
    theme: int,
    label: str,
    *,
    meant: bool | None,
) -> None:
    sentence = mark(clause.text)  # a late press says nothing of another sentence
    st.button(
        label,
        key=f"meant-{at}-{sentence}-{theme}-{meant}",
        on_click=open_store().meanings.keep,
        args=(selection.workshop.id, selection.question.id, clause.text, theme),
        kwargs={"meant": meant},
    )
