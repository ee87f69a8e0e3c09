"""Editing themes: lasting, survives every new statement, and each edit can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages.leadership.themes.choose import choose, label, theme_of
from pages.leadership.themes.wish import wish
from pages.parts import blocks, dialog, quotes, theme_split
from pages.parts.field_marks import mark
from pages.parts.listing import HIGH, whole
from pages.parts.theme_split import Parting
from server.store import open_store
from vision.limits import LONGEST_SEARCH, LONGEST_THEME_NAME
from vision.themes import Action, Edit
from vision.translation import _

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from vision.store import LoggedEdit


def await_result(selection: Selection) -> None:
    """Remember that an edit was made, and show the page anew, which then follows it."""
    _await(selection)
    st.rerun()


def _await(selection: Selection) -> None:
    now = open_store().workshops.get(selection.workshop.id).revision
    st.session_state[_name(selection.question.id)] = now


def follow(selection: Selection) -> None:
    """Say that themes are being updated, as long as they are, and show them when they are there."""
    wanted = st.session_state.get(_name(selection.question.id))
    if wanted is None:
        return
    if _told(selection.question.id) >= wanted:
        del st.session_state[_name(selection.question.id)]
        return
    blocks.note(
        _("Your edit is kept. The page shows the result by itself."),
        strong=_("Themes are being updated."),
        symbol="sync",
    )
    _poll(selection.question.id, wanted)


@st.fragment(run_every=1)
def _poll(question_id: str, wanted: int) -> None:
    if _told(question_id) >= wanted:
        dialog.draw_anew()


def _told(question_id: str) -> int:
    """Return the revision that the newest result tells of."""
    return open_store().snapshots.revision(question_id) or 0


def _name(question_id: str) -> str:
    return f"edited-{question_id}"


def show(selection: Selection) -> None:
    """List what was edited, the newest first, each with a way back."""
    names = selection.results.names
    log = open_store().theme_edits.log(selection.question.id)
    if log:
        blocks.title(_("What was edited"), _("Taking one back leaves the others as they are."))
    for entry in reversed(log):
        with st.container(horizontal=True, vertical_alignment="center"):
            blocks.block(f"<p>{blocks.esc(_said(entry, names))}</p>")
            if st.button(_("Undo"), key=f"undo-{entry.id}", type="tertiary"):
                open_store().theme_edits.undo(selection.workshop.id, entry.id)
                await_result(selection)


def _said(entry: LoggedEdit, names: dict[int, str]) -> str:
    made = Edit.from_json(entry.body)
    theme = label(made.theme, names)
    return {
        Action.RENAME: _("Theme {theme} was named “{name}”", theme=made.theme, name=made.name),
        Action.MERGE: _(
            "Theme {theme} went into {label}",
            theme=made.theme,
            label=label(next(iter(made.into), -1), names),
        ),
        Action.SPLIT: _("{theme} was split", theme=theme),
        Action.MOVE: _("A statement was moved to {theme}", theme=theme),
        Action.PIN: _("{theme} is held in place", theme=theme),
        Action.OTHER: _("{theme} has no common thread", theme=theme),
        Action.WISH: _("{theme} is asked about as “{wish}”", theme=theme, wish=made.name),
    }[made.action]


def edit(selection: Selection) -> None:
    """Offer rename, merge, split, move and pin, and the log of what was done."""
    with st.expander(_("Edit themes")):
        names = selection.results.names
        if not names:
            return
        _one_theme(selection, names)
        _move(selection, names)
        show(selection)


def _keep(selection: Selection, *made: Edit) -> None:
    """Add edits to the log and follow their result."""
    _add(selection, *made)
    st.rerun()


def _add(selection: Selection, *made: Edit) -> None:
    for each in made:
        open_store().theme_edits.add(selection.workshop.id, selection.question.id, each.to_json())
    _await(selection)


def _one_theme(selection: Selection, names: dict[int, str]) -> None:
    asked = selection.question.id
    left, middle, right = st.columns(3, vertical_alignment="bottom", gap="medium")
    with left:
        theme = choose(_("Theme"), list(names), names, f"edited-theme-{asked}")
    if theme is None or theme not in names:
        return
    with middle:
        name = st.text_input(
            _("Name"),
            names[theme],
            max_chars=LONGEST_THEME_NAME,
            key=f"name-{asked}-{theme}-{mark(names[theme])}",
        )
        if st.button(_("Rename")):
            _rename(selection, theme, " ".join(name.split()), names)
    with right:
        others = [each for each in names if each != theme]
        into = choose(
            _("Merge into"),
            others,
            names,
            f"merged-into-{asked}-{theme}",
            index=None,
            placeholder=_("Choose"),
        )
        if st.button(_("Merge"), disabled=into is None) and into is not None and into in names:
            _keep(selection, Edit.merge(theme, into))
    worded = wish(selection, theme)
    if worded is not None:
        _keep(selection, worded)
    with st.container(horizontal=True):
        st.button(_("Split it in two"), on_click=theme_split.ask, args=(asked, theme))
        st.button(_("Hold it in place"), on_click=_hold, args=(selection, names))
    if theme_split.asked(asked, theme):
        found = _parting(selection, theme)
        theme_split.show(found, names[theme], partial(_add, selection, found.edit))


def _hold(selection: Selection, names: dict[int, str]) -> None:
    """Hold the theme in place that stood in the field when the button was pressed."""
    theme = theme_of(st.session_state.get(f"chosen-edited-theme-{selection.question.id}"))
    if theme in names:
        _add(selection, Edit.pin(theme))


def _parting(selection: Selection, theme: int) -> Parting:
    log = [
        Edit.from_json(entry.body) for entry in open_store().theme_edits.log(selection.question.id)
    ]
    return Parting(
        workshop=selection.workshop,
        question=selection.question,
        snapshot=selection.results.id,
        themes=selection.results.themes,
        log=log,
        theme=theme,
        readable=lambda keys: [key for key in keys if key not in selection.results.late],
    )


def _rename(selection: Selection, theme: int, name: str, names: dict[int, str]) -> None:
    """Keep a new name if it can be read and no other theme has it."""
    others = {other.casefold() for each, other in names.items() if each != theme}
    if not any(letter.isalnum() for letter in name):
        blocks.note(_("A name needs letters."), attention=True)
    elif name.casefold() in others:
        blocks.note(
            _("Another theme has this name. Choose one that tells them apart."), attention=True
        )
    elif name != names[theme]:
        _keep(selection, Edit.rename(theme, name[:LONGEST_THEME_NAME]))


def _move(selection: Selection, names: dict[int, str]) -> None:
    asked = selection.question.id
    wanted = st.text_input(
        _("Find statements to move"), placeholder=_("A word in it"), max_chars=LONGEST_SEARCH
    )
    if not wanted.strip():
        return
    found = quotes.search(selection.results, wanted)
    if not found:
        st.caption(_("No statement that may be shown has this in it."))
        return
    table = pd.DataFrame(
        [(text, names.get(theme, "")) for _key, text, theme in found],
        columns=[_("Statement"), _("Theme")],
    )
    picked = st.dataframe(
        table,
        hide_index=True,
        row_height=HIGH,
        column_config={_("Statement"): st.column_config.TextColumn(width="large")},
        on_select="rerun",
        selection_mode="multi-row",
        key=f"move-{asked}-{mark(*(key for key, _text, _theme in found))}",
    )
    to = choose(_("Move to"), [*names, -1], names, f"moved-to-{asked}")
    rows = [row for row in picked.selection.rows if row < len(found)]
    if rows:
        whole(*(found[row][1] for row in rows))
    if st.button(_("Move"), disabled=not rows) and rows and to is not None:
        _keep(selection, *(Edit.move(found[row][0], to) for row in rows))
