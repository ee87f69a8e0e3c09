"""Page: seeds: ideas of the facilitator's own that everyone is asked about among the others'."""

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from pages.facilitator.asked import which_question
from pages.facilitator.seedcards import put_to_the_room
from vision.errors import VisionError
from vision.models import Phase, Question, Role

WHEN = {
    Phase.RESPOND: "People are asked about them now.",
    Phase.SHAPE: "Answers are not taken now; those that were given are kept.",
    Phase.CLOSED: "Answers are not taken any more; those that were given are kept.",
}
EXAMPLE = "One statement a line, for example:\nWe decide nothing about a ward without its nurses."

workshop = visitor.workshop_in_view(Role.FACILITATOR)
seeds = open_store().seeds


def add(question: Question) -> None:
    """Take lines; what can't be taken stays in the field with one sentence about it."""
    turn = st.session_state.setdefault("seeds-turn", 0)
    text = st.text_area(
        "Statements, one a line", height=160, placeholder=EXAMPLE, key=f"seeds-{turn}"
    )
    if st.button("Put to the room", type="primary"):
        lines = [line for line in (text or "").splitlines() if line.strip()] or [""]
        try:
            new = len(seeds.add(workshop.id, question.id, lines))
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
            return
        st.session_state["seeds-turn"], st.session_state["seeds-said"] = turn + 1, (new, lines)
        st.rerun()
    new, lines = st.session_state.pop("seeds-said", (0, []))
    if lines:
        known = len(lines) - new
        said = f"{new:,} added." if new else "Nothing new."
        there = {0: "", 1: " One was there already."}.get(known, f" {known:,} were there already.")
        frame.note(said + there, symbol="check_circle")


frame.finding(
    "Put ideas of your own to the room",
    kicker=f"{workshop.title}: seed statements",
    lead="People answer them among each other’s statements. Each is marked as the facilitator’s "
    "and is nobody’s voice: it counts in no theme and in no number of people. "
    + WHEN.get(workshop.phase, "People are asked once you let them respond."),
)
left, right = st.columns([3, 4], gap="large")
with left:
    question = which_question(workshop)
    add(question)
with right:
    put_to_the_room(workshop, question)
