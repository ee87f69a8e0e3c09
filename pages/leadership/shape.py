"""Page: write the vision together, and see whose voice is in it while it is written."""

from functools import partial

import streamlit as st

from pages import frame, shaping, visitor
from pages.bridge import open_store
from pages.leadership import draftview, editor, standing
from pages.leadership.desk import choice, kicker, open_desk
from pages.leadership.suggested import beside, suggested
from pages.leadership.writing import Writing, writing
from vision.access import covers
from vision.errors import VisionError
from vision.models import Role
from vision.store.drafts import Draft

VIEWS = {"write": "Write", "stand": "Where people stand", "versions": "Versions"}

desk = open_desk()
drafts = open_store().drafts
workshop = desk.workshop
m = workshop.smallest_group
may_write = covers(visitor.role(workshop), Role.LEADER) and (
    not workshop.is_sample
    or covers(open_store().passes.role(visitor.token(), workshop.id), Role.LEADER)
)


def write(mine: Writing | None, newest: Draft | None, versions: tuple[Draft, ...]) -> None:
    """Let leaders write the next version, beside what it carries and what people suggest."""
    left, right = st.columns([31, 18], gap="large")
    with left:
        if mine:
            editor.edit(desk, mine, versions)
        text = mine.text if mine else newest.text if newest else ""
        try:
            told = shaping.carries(desk.question, desk.results, text)
        except VisionError as error:
            frame.note(f"{error} It is still in the field.", symbol="error", attention=True)
            return
        said = suggested(workshop.id, versions, text, mine.taking if mine else {})
        draftview.sheet(
            desk, told, {at: partial(beside, some, mine, m) for at, some in said.items()}
        )
    with right:
        draftview.voice(desk, told)


versions = drafts.all(workshop.id)
newest = versions[-1] if versions else None
frame.finding(
    shaping.finding(shaping.carries(desk.question, desk.results, newest.text if newest else "")),
    kicker=f"{kicker(desk)} {len(versions)} drafts." if versions else kicker(desk),
)
mine = writing(workshop.id, newest) if may_write else None
view = choice("view", VIEWS)
if view == "write":
    write(mine, newest, versions)
elif view == "stand":
    standing.show(desk, versions)
else:
    draftview.versions(desk, versions)
