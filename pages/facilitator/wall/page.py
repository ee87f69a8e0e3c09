"""Page: the wall, made for a projector. Nothing on it that does not belong there.

Keys: B blanks the screen, T starts and stops the timer, N shows the next question, A changes
between vision, answers and words from the phase Respond on, Q goes back.
"""

import time

import streamlit as st

from pages import menu
from pages.facilitator.wall import agreement, draft, views
from pages.parts import blocks, results, visitor
from server.room_state import state_of
from server.store import open_store
from vision.errors import NotFoundError, StorageError
from vision.models import Role, Workshop
from vision.translation import _

MINUTES = 5
workshop_id = visitor.workshop_in_view(Role.FACILITATOR).id


def now() -> Workshop:
    """Return the workshop as it stands; every wall and phone shares one look a second."""
    workshop = state_of(workshop_id).workshop
    if workshop is None:
        raise NotFoundError("workshop")
    return workshop


@st.fragment(run_every=1)
def clock() -> None:
    """Draw the timer, and nothing else, every second."""
    blocks.block(views.clock(workshop_id))


@st.fragment(run_every=2)
def screen(revealed: bool) -> None:  # noqa: FBT001 - a fragment's state
    """Draw the parts one by one: what has not changed is not touched, so nothing flickers."""
    workshop = now()
    if workshop.revealed is not revealed:
        st.rerun()
    try:
        st.session_state["parts"] = parts(workshop)
    except StorageError:  # a short hiccup: what stands there stays, and comes up to date later
        if "parts" not in st.session_state:
            raise
    for name, content in st.session_state["parts"].items():
        with st.container(key=f"wall-{name}"):
            blocks.block(content)


def parts(workshop: Workshop) -> dict[str, str]:
    """Return what stands in each place of the wall."""
    question = workshop.questions[st.session_state.get("asked", 0) % len(workshop.questions)]
    found = results.newest(workshop, question) if workshop.revealed else None
    made = {"ask": views.question(workshop, question), "join": views.way_in(workshop)}
    told = agreement.consensus(workshop, found)
    written = draft.vision(workshop)
    there_is = {
        "vision": bool(written),
        "answers": told is not None,
        "progress": told is None and workshop.phase.rules.responds,
        "words": True,
    }
    shown = [name for name, there in there_is.items() if there]
    view = shown[st.session_state.get("turn", 0) % len(shown)]
    if view == "vision":
        return made | {"agreed": written, "count": views.totals(workshop)}
    if view == "progress":
        return made | {"agreed": agreement.progress(workshop)}
    if view == "answers" and told is not None:
        before = st.session_state.get("agreed", {})
        made["agreed"], stands = agreement.glance(told, before.get(question.id))
        st.session_state["agreed"] = before | {question.id: stands}
        return made | {"count": agreement.totals(workshop)}
    made["count"] = (views.focus(found) if found else "") + views.totals(workshop)
    if found:
        made |= {"picture": views.picture(found), "latest": views.latest(found)}
    elif workshop.revealed:
        made["picture"] = f'<p class="v-soon">{blocks.esc(_("The themes are on their way."))}</p>'
    return made


def keys() -> None:
    """Take the keys; the buttons themselves are out of sight."""
    if st.button(_("Blank the screen"), shortcut="B"):
        st.session_state["blank"] = not st.session_state.get("blank", False)
    if st.button(_("Start or stop the timer"), shortcut="T"):
        left = state_of(workshop_id).left()
        runs = left is not None and left > 0
        ends = None if runs else int(time.time()) + 60 * MINUTES
        open_store().workshops.set_timer(workshop_id, ends)
    if st.button(_("Answers or words"), shortcut="A"):
        st.session_state["turn"] = st.session_state.get("turn", 0) + 1
    if len(now().questions) > 1 and st.button(_("Next question"), shortcut="N"):
        st.session_state["asked"] = st.session_state.get("asked", 0) + 1
    if st.button(_("Back to running the workshop"), shortcut="Q"):
        st.switch_page(menu.file("run"), query_params={"w": workshop_id})


revealed = now().revealed
with st.container(key="wall"):
    with st.container(key="wall-keys"):
        keys()
    if st.session_state.get("blank"):
        st.html('<div class="v v-blank" role="img" aria-label="The screen is blank"></div>')
    with st.container(key="wall-revealed" if revealed else "wall-gathering"):
        screen(revealed)
        with st.container(key="wall-clock"):
            clock()
