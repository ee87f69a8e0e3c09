"""Page: write the vision together, and see whose voice is in it while it is written."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.leadership.parts.selection import choice, kicker, open_selection
from pages.leadership.shape import editor, meanings, sheet, stances
from pages.leadership.shape.suggestions import beside, suggested
from pages.leadership.shape.unsaved import Writing, writing
from pages.parts import blocks, draft_coverage, visitor
from server.store import open_store
from vision.access import covers
from vision.errors import VisionError
from vision.models import Role
from vision.store.drafts import Draft
from vision.translation import _, marked, ngettext

VIEWS = {
    "write": marked("Write"),
    "stand": marked("Where people stand"),
    "versions": marked("Versions"),
}

selection = open_selection()
drafts = open_store().drafts
workshop = selection.workshop
m = workshop.smallest_group
may_write = covers(visitor.role(workshop), Role.LEADER) and (
    not workshop.is_sample
    or covers(open_store().passes.role(visitor.token(), workshop.id), Role.LEADER)
)


def both(first: Callable[[], None], second: Callable[[], None]) -> None:
    """Show one thing beside a sentence, and then another."""
    first()
    second()


def write(mine: Writing | None, newest: Draft | None, versions: tuple[Draft, ...]) -> None:
    """Let leaders write the next version, beside what it carries and what people suggest."""
    left, right = st.columns([31, 18], gap="large")
    with left:
        if mine:
            editor.edit(selection, mine, versions)
        text = mine.text if mine else newest.text if newest else ""
        try:
            told = draft_coverage.carries(selection.question, selection.results, text)
        except VisionError as error:
            blocks.note(
                _("{error} It is still in the field.", error=error), symbol="error", attention=True
            )
            return
        said = suggested(workshop.id, versions, text, mine.taking if mine else {})
        shown = meanings.asked(selection, told, sheet.MOST, may_write=mine is not None)
        for at, some in said.items():
            suggestions = partial(beside, some, mine, m)
            shown[at] = partial(both, shown[at], suggestions) if at in shown else suggestions
        sheet.sheet(selection, told, shown)
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
mine = writing(workshop.id, newest) if may_write else None
view = choice("view", VIEWS)
if view == "write":
    write(mine, newest, versions)
elif view == "stand":
    stances.show(selection, versions)
else:
    sheet.versions(selection, versions)
