"""Page: seeds: ideas of the facilitator's own that everyone is asked about among the others'."""

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from pages.facilitator.asked import which_question
from vision.errors import VisionError
from vision.models import Phase, Question, Role
from vision.store import Seed

WHEN = {
    Phase.RESPOND: "People are asked about them now.",
    Phase.SHAPE: "Answers are not taken now; those that were given are kept.",
    Phase.CLOSED: "Answers are not taken any more; those that were given are kept.",
}
EXAMPLE = "One statement a line, for example:\nWe decide nothing about a ward without its nurses."

workshop = visitor.workshop_in_view(Role.FACILITATOR)
seeds = open_store().seeds
m = workshop.smallest_group


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


def ask(seed: Seed, *, asked: bool) -> None:
    """Withdraw a seed, or bring it back."""
    try:
        seeds.ask(workshop.id, seed.id, asked=asked)
    except VisionError as error:
        st.session_state["seeds-trouble"] = str(error)


def state(seed: Seed) -> str:
    """Return how a seed stands; few answers are not counted out."""
    if not seed.asked:
        return "Withdrawn. Its answers are kept, and count again when you bring it back."
    if seed.answered < m:
        return f"Answered by fewer than {m} people so far."
    return f"Answered by {seed.answered:,} people."


@st.fragment(run_every=5)
def listed(question: Question) -> None:
    """Show what is put to the room, with its answers counted while they come."""
    if trouble := st.session_state.pop("seeds-trouble", ""):
        frame.note(trouble, symbol="error", attention=True)
    found = seeds.all(question.id)
    if not found:
        frame.title("None yet")
        frame.block(
            '<p class="v-words">A few are enough: what nobody dares to say first, or two '
            "directions to choose from. A room that has written plenty needs none.</p>"
        )
    for seed in found:
        with st.container(key=f"seed-{seed.id}", gap=None):
            symbol = "campaign" if seed.asked else "visibility_off"
            frame.block(
                f'<div class="v-card"><div class="v-statement">{frame.esc(seed.text)}</div>'
                f'<span class="v-state">{frame.icon(symbol)}{state(seed)}</span></div>'
            )
            st.button(
                "Withdraw" if seed.asked else "Bring it back", type="tertiary",
                on_click=ask, args=(seed,), kwargs={"asked": not seed.asked}, key=f"ask-{seed.id}",
            )  # fmt: skip


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
    listed(question)
