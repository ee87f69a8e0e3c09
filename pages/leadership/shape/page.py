"""Page: write the vision together, and see whose voice is in it while it is written."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.leadership.parts.selection import choice, kicker, open_selection
from pages.leadership.shape import (
    compare_versions,
    editor,
    follow_up,
    meanings,
    say_back,
    sentence_filter,
    sheet,
    stances,
)
from pages.leadership.shape.suggestions import beside, suggested
from pages.leadership.shape.unsaved_draft import Writing, may_write, writing
from pages.parts import blocks, draft_coverage
from server.store import open_store
from vision.errors import VisionError
from vision.store.drafts import Draft
from vision.translation import _, marked, ngettext

VIEWS = {
    "write": marked("Write"),
    "stand": marked("Where people stand"),
    "versions": marked("Versions"),
    "back": marked("Said back"),
    "became": marked("What became of it"),
}

selection = open_selection(_("Here you write the vision, and see whose voice is in it."))
drafts = open_store().drafts
workshop = selection.workshop
m = workshop.smallest_group


def both(first: Callable[[], None], second: Callable[[], None]) -> None:
    """Show one thing beside a sentence, and then another."""
    first()
    second()


def write(mine: Writing | None, newest: Draft | None, versions: tuple[Draft, ...]) -> None:
    """Let leaders write the next version, beside what it carries and what people suggest."""
    left, right = st.columns([31, 18], gap="large")
    text = mine.text if mine else newest.text if newest else ""
    try:
        told = draft_coverage.carries(selection.question, selection.results, text)
    except VisionError as error:
        with left:
            blocks.note(
                _("{error} It is still in the field.", error=error), symbol="error", attention=True
            )
            if mine:
                editor.edit(selection, mine, versions, open_=True)
        return
    with left:
        said = suggested(workshop.id, versions, text, mine.taking if mine else {})
        shown = meanings.asked(selection, told, sheet.MOST, may_write=mine is not None)
        for at, some in said.items():
            suggestions = partial(beside, some, mine, m)
            shown[at] = partial(both, shown[at], suggestions) if at in shown else suggestions
        say_back.warn(workshop, text)
        if mine:
            mine.follow()
            for at in range(min(len(told.clauses), editor.REWORDED)):
                reword = partial(editor.reword, mine, at)
                shown[at] = partial(both, reword, shown[at]) if at in shown else reword
        sheet.sheet(selection, told, shown, sentence_filter.narrowed(told, said))
        if mine:
            editor.edit(selection, mine, versions, open_=not told.clauses)
    with right:
        sheet.voice(selection, told)


versions = drafts.all(workshop.id)
newest = versions[-1] if versions else None
counted = ngettext("One draft.", "{number} drafts.", len(versions))
blocks.finding(
    draft_coverage.finding(
        draft_coverage.carries(selection.question, selection.results, newest.text if newest else "")
    ),
    kicker=f"{kicker(selection)} {counted}" if versions else kicker(selection),
)
writes = may_write(workshop)
mine = writing(workshop.id, newest) if writes else None
view = choice("view", follow_up.offered(say_back.offered(VIEWS, workshop), workshop))
if view == "write":
    write(mine, newest, versions)
elif view == "stand":
    stances.show(selection, versions)
elif view == "became":
    follow_up.show(selection, may_write=writes)
elif view == "back":
    say_back.show(selection, versions)
elif view == "versions":
    compare_versions.versions(selection, versions)
