"""Page: seeds: ideas of the facilitator's own that everyone is asked about among the others'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.facilitator.parts.question import which_question
from pages.parts import blocks, visitor
from server.store import open_store
from vision.errors import VisionError
from vision.limits import LONGEST_STATEMENT
from vision.models import Question, Role
from vision.privacy.totals_in_steps import Total
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from vision.models import Question, Workshop
    from vision.store import Seed


@st.fragment(run_every=5)
def put_to_the_room(workshop: Workshop, question: Question) -> None:
    """Show what is put to the room, with its answers counted while they come."""
    if trouble := st.session_state.pop("seeds-trouble", ""):
        blocks.note(trouble, symbol="error", attention=True)
    found = open_store().seeds.all(question.id)
    if not found:
        blocks.title(_("None yet"))
        blocks.line(
            _(
                "A few are enough: what nobody dares to say first, or two directions to choose "
                "from. A room that has written plenty needs none."
            )
        )
    for seed in found:
        with st.container(key=f"seed-{seed.id}", gap=None):
            if st.session_state.get("correcting") == seed.id:
                _field(workshop, seed)
            else:
                _card(workshop, seed)


def _card(workshop: Workshop, seed: Seed) -> None:
    symbol = "campaign" if seed.asked else "visibility_off"
    state = blocks.esc(_state(seed, workshop.smallest_group))
    blocks.block(
        f'<div class="v-card"><div class="v-statement">{blocks.esc(seed.text)}</div>'
        f'<span class="v-state">{blocks.icon(symbol)}{state}</span></div>'
    )
    with st.container(horizontal=True):
        if seed.answered < workshop.smallest_group:  # whether anybody did is told only when asked
            st.button(
                _("Correct"), type="tertiary", on_click=_turn_to, args=(seed.id,),
                key=f"correct-{seed.id}",
            )  # fmt: skip
        st.button(
            _("Withdraw") if seed.asked else _("Bring it back"), type="tertiary",
            on_click=_ask, args=(workshop, seed), key=f"ask-seed-{seed.id}",
        )  # fmt: skip


def _field(workshop: Workshop, seed: Seed) -> None:
    """Let the words be corrected where they stand."""
    st.text_area(
        _("The corrected words"), seed.text, key=f"corrected-{seed.id}", max_chars=LONGEST_STATEMENT
    )
    with st.container(horizontal=True):
        st.button(
            _("Keep the correction"), on_click=_correct, args=(workshop, seed), type="primary"
        )
        st.button(_("Leave it as it was"), on_click=_turn_to, args=("",))


def _state(seed: Seed, smallest_group: int) -> str:
    """Return how a seed stands; its answers go in steps, so that nobody is seen to answer."""
    if not seed.asked:
        return _("Withdrawn. Its answers are kept, and count again when you bring it back.")
    if seed.answered < smallest_group:
        return _(
            "Answered by fewer than {smallest_group} people so far.", smallest_group=smallest_group
        )
    people = Total.of_people(seed.answered, smallest_group)
    return ngettext(
        "Answered by one person, so its words stay as they are.",
        "Answered by {number} people, so its words stay as they are.",
        people.form,
        number=people,
    )


def _turn_to(seed_id: str) -> None:
    st.session_state["correcting"] = seed_id


def _correct(workshop: Workshop, seed: Seed) -> None:
    """Keep corrected words; what can't be kept stays in the field with a sentence about it."""
    text = str(st.session_state.get(f"corrected-{seed.id}") or "")
    try:
        open_store().seeds.correct(workshop.id, seed.id, text)
    except VisionError as error:
        st.session_state["seeds-trouble"] = str(error)
    else:
        _turn_to("")


def _ask(workshop: Workshop, seed: Seed) -> None:
    """Withdraw a seed, or bring it back."""
    try:
        open_store().seeds.ask(workshop.id, seed.id, asked=not seed.asked)
    except VisionError as error:
        st.session_state["seeds-trouble"] = str(error)


EXAMPLE = marked(
    "One statement a line, for example:\nWe decide nothing about a ward without its nurses."
)

workshop = visitor.workshop_in_view(Role.FACILITATOR)
seeds = open_store().seeds


def add(question: Question) -> None:
    """Take lines; what can't be taken stays in the field with one sentence about it."""
    turn = st.session_state.setdefault("seeds-turn", 0)
    text = st.text_area(
        _("Statements, one a line"),
        height=160,
        placeholder=_(EXAMPLE),
        key=f"seeds-typed-{turn}",
    )
    if st.button(_("Put to the room"), type="primary"):
        lines = [line for line in (text or "").splitlines() if line.strip()] or [""]
        with blocks.refusals():
            new = len(seeds.add(workshop.id, question.id, lines))
            st.session_state["seeds-turn"], st.session_state["seeds-said"] = turn + 1, (new, lines)
            st.rerun()
        return
    new, lines = st.session_state.pop("seeds-said", (0, []))
    if lines:
        known = len(lines) - new
        said = ngettext("One added.", "{number} added.", new) if new else _("Nothing new.")
        there = (
            ngettext("One was there already.", "{number} were there already.", known)
            if known
            else ""
        )
        blocks.note(f"{said} {there}".strip(), symbol="check_circle")


blocks.finding(
    _("Put ideas of your own to the room"),
    kicker=_("{title}: seed statements", title=blocks.titled(workshop)),
    lead=_(
        "People answer them among each other’s statements. Each is marked as the facilitator’s "
        "and is nobody’s voice: it counts in no theme and in no number of people. "
    )
    + _(workshop.phase.rules.seeds),
)
left, right = st.columns([3, 4], gap="large")
with left:
    question = which_question(workshop)
    add(question)
with right:
    put_to_the_room(workshop, question)
