"""Page: all workshops that one may run, and a new one in a minute."""

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from vision.errors import NotAllowedError, VisionError
from vision.models import SMALLEST_GROUP, Moderation, Phase, Role
from vision.privacy import bands
from vision.store import Setup

LEVELS = [
    {"Level": "Executives", "People expected": 8},
    {"Level": "Managers", "People expected": 20},
    {"Level": "Team leads", "People expected": 40},
    {"Level": "Frontline", "People expected": 150},
]
QUESTION = "What should it feel like to work here in ten years?"
PHASES = {
    Phase.GATHER: "gathering",
    Phase.THEMES: "themes shown",
    Phase.RESPOND: "responding",
    Phase.SHAPE: "shaping",
    Phase.CLOSED: "closed",
}


def create() -> None:
    """Ask for what a workshop needs, with defaults that work."""
    frame.title("A new workshop", "The defaults are good; change what you know better.")
    title = st.text_input("Title", placeholder="Lindwater 2035", max_chars=80)
    question = st.text_area("The question", QUESTION, max_chars=300, height=80)
    left, right = st.columns(2, gap="large")
    with left:
        frame.title("Levels", "From the top down, with the people you expect.")
        grid = st.data_editor(
            LEVELS,
            num_rows="dynamic",
            hide_index=True,
            column_config={
                "Level": st.column_config.TextColumn(required=True, max_chars=80),
                "People expected": st.column_config.NumberColumn(min_value=0, step=1, default=0),
            },
            key="levels",
        )
        levels = [
            (str(row["Level"]), int(row.get("People expected") or 0))
            for row in grid
            if str(row.get("Level") or "").strip()
        ]
    with right:
        units = st.text_area(
            "Units, one a line (may stay empty)",
            placeholder="Harbour Clinic\nHome Care",
            height=120,
        )
        smallest = st.number_input("Smallest group that is shown", 3, 50, SMALLEST_GROUP)
        approve = st.toggle("Approve statements before they are shown", value=False)
        shown = bands(levels, int(smallest))
        if any(people for _, people in levels):
            names = ", ".join(band.name for band in shown) or "no levels: too few people"
            frame.note(f"Results would show: {names}.", symbol="visibility")
    if st.button("Create the workshop", type="primary"):
        try:
            made = open_store().workshops.add(
                Setup(
                    title=title,
                    questions=[question],
                    levels=levels,
                    units=[line for line in units.splitlines() if line.strip()],
                    moderation=Moderation.APPROVE_FIRST if approve else Moderation.SHOW_AND_HIDE,
                    smallest_group=int(smallest),
                )
            )
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
            return
        passes = open_store().passes
        passes.grant(visitor.token(), made.id, Role.FACILITATOR)
        st.session_state["passphrases"] = {
            role: passes.new_passphrase(made.id, role) for role in (Role.FACILITATOR, Role.LEADER)
        }
        passes.grant(visitor.token(), made.id, Role.FACILITATOR)
        st.switch_page("facilitator/run.py", query_params={"w": made.id})


mine = visitor.workshops(Role.FACILITATOR)
owner = visitor.is_owner()
if not (mine or owner):
    raise NotAllowedError(Role.FACILITATOR)

frame.finding("Workshops" if mine else "Create your first workshop")
for each in mine:
    with st.container(border=True, key=f"workshop-{each.id}"), st.container(horizontal=True):
        people, statements = open_store().statements.counts(each.id)
        sample = " (sample)" if each.is_sample else ""
        frame.block(
            f'<h2 class="v-title">{frame.esc(each.title)}{sample}</h2>'
            f'<p class="v-sub">{frame.esc(each.code)}, {PHASES[each.phase]}, round {each.round}. '
            f"{people:,} people, {statements:,} statements.</p>"
        )
        if st.button("Run", key=f"run-{each.id}"):
            st.switch_page("facilitator/run.py", query_params={"w": each.id})
        if st.button("Look at results", key=f"look-{each.id}"):
            st.switch_page("leadership/overview.py", query_params={"w": each.id})
        if each.is_sample and st.button("Remove the sample", key=f"drop-{each.id}"):
            open_store().workshops.delete(each.id)
            st.rerun()
if owner:
    st.space("medium")
    create()
