"""Page: the wall, made for a projector. Nothing on it that does not belong there.

Keys: right and left go on and back through all that there is to show, where a language runs from
right to left the other way round; A goes through its pictures, N through the questions; T starts
and stops the timer, M adds a minute; B blanks the screen, F fills it, Q leaves.
"""

import time

import streamlit as st

from pages import menu
from pages.facilitator.wall import (
    draft,
    follow_up,
    influence,
    invitation,
    naming,
    responding,
    shared_focus,
    slate,
    slides,
    statements,
    word_cloud,
)
from pages.facilitator.wall.clock import clock_html
from pages.parts import blocks, brand, dialog, language, results, visitor
from server.room_state import MINUTES, RoomState, state_of
from server.store import open_store
from vision.errors import NotFoundError, StorageError
from vision.models import Brand, Question, Role, Workshop
from vision.translation import _

workshop_id = visitor.workshop_in_view(Role.FACILITATOR).id


def now() -> Workshop:
    """Return the workshop as it stands; every wall and phone shares one look a second."""
    workshop = state_of(workshop_id).workshop
    if workshop is None:
        raise NotFoundError("workshop")
    return workshop


def laid_out(workshop: Workshop) -> str:
    """Return what the wall is laid out for: people who write, or themes to look at."""
    return "revealed" if workshop.revealed or workshop.on_wall else "gathering"


@st.fragment(run_every=1)
def clock() -> None:
    """Draw the timer, and nothing else, every second."""
    blocks.block(clock_html(workshop_id))


@st.fragment(run_every=2)
def screen(drawn: tuple[str, Brand]) -> None:
    """Draw the parts one by one: what has not changed is not touched, so nothing flickers.

    Args:
        drawn: What the page around was laid out for, and for which brand.
    """
    workshop = now()
    if (laid_out(workshop), workshop.brand) != drawn:
        dialog.draw_anew()
    try:
        st.session_state["parts"] = named(workshop) or parts(workshop)
    except StorageError:  # a short hiccup: what stands there stays, and comes up to date later
        if "parts" not in st.session_state:
            raise
    for name, content in st.session_state["parts"].items():
        with st.container(key=f"wall-{name}"):
            blocks.block(content)


def optional(workshop: Workshop, found: results.Results | None) -> dict[str, str]:
    """Return what parts of a workshop show that may be off; empty where there is nothing."""
    return {
        "influence": influence.hangs(workshop, found),
        "became": follow_up.steps(workshop),
        "slate": slate.short_list(workshop, found),
    }


def named(workshop: Workshop) -> dict[str, str]:
    """Return what stands in each place while the room names its themes; nothing at other times."""
    if workshop.on_wall is None:
        return {}
    shown = naming.shown(workshop, workshop.on_wall)
    asked = invitation.question(workshop, workshop.question(workshop.on_wall.question))
    return {"ask": asked, "agreed": shown} if shown else {}


def is_asked(workshop: Workshop) -> bool:
    """Return whether a pulse is open, so that the wall has to say how it is answered."""
    return workshop.phase.rules.final and open_store().pulses.now(workshop.id) is not None


def around(workshop: Workshop, question: Question, *, pulse: bool) -> dict[str, str]:
    """Return what stands around every picture: what is asked, and the way in."""
    way_in = invitation.way_in(workshop, pulse=pulse)
    return {"ask": invitation.question(workshop, question), "join": way_in}


def parts(workshop: Workshop) -> dict[str, str]:
    """Return what stands in each place of the wall."""
    question = workshop.questions[st.session_state.get("asked", 0) % len(workshop.questions)]
    found = results.newest(workshop, question) if workshop.revealed else None
    asked = is_asked(workshop)
    made = around(workshop, question, pulse=asked)
    told = responding.consensus(workshop, found)
    written = draft.vision(workshop, beside=asked)
    parts_of_it = optional(workshop, found)
    there_is = {
        "vision": bool(written),
        "became": bool(parts_of_it["became"]),
        "answers": told is not None,
        "progress": told is None and workshop.phase.rules.responds,
        "slate": bool(parts_of_it["slate"]),
        "words": True,
        "influence": bool(parts_of_it["influence"]),
    }
    view = slides.at(slides.of([name for name in slides.PICTURES if there_is[name]], found))
    if view == "vision":
        return made | {"agreed": written, "count": invitation.written(workshop)}
    if view in parts_of_it:
        return made | {"agreed": parts_of_it[view]}
    if view == "progress":
        made["agreed"] = responding.progress(workshop)
        return made | {"count": responding.given(workshop)}
    if view == "answers" and told is not None and found is not None:
        before = st.session_state.get("agreed", {})
        made["agreed"], stands = responding.glance(
            told, before.get(question.id), found.twice.said_by(), responding.matters(found)
        )
        st.session_state["agreed"] = before | {question.id: stands}
        return made | {"count": responding.given(workshop)}
    if found is not None and view != "words":
        return made | {"agreed": slides.one(found, view), "count": invitation.written(workshop)}
    made["count"] = (shared_focus.focus(found) if found else "") + invitation.written(workshop)
    if found:
        made |= {"picture": word_cloud.picture(found), "latest": statements.in_turn(found)}
    elif workshop.revealed:
        made["picture"] = f'<p class="v-soon">{blocks.esc(_("The themes are on their way."))}</p>'
    return made


def runs_until() -> int | None:
    """Return when the timer ends, None where it does not run: as kept, a press may be the second.

    What is known of the room from memory may be older than the press before.
    """
    ends = open_store().workshops.timer(workshop_id)
    left = RoomState(None, ends).left()
    return ends if left is not None and left > 0 else None


def keys() -> None:
    """Take the keys; the buttons come into sight below the mouse, and where Tab leads."""
    if now().revealed:
        before, after = ("Right", "Left") if language.mirrored() else ("Left", "Right")
        turned = f":material/chevron_{before.lower()}:"
        st.button(
            _("Previous"), shortcut=before, icon=turned, on_click=slides.step, args=(-1,),
            key="wall-previous",
        )  # fmt: skip
        onward = f":material/chevron_{after.lower()}:"
        st.button(
            _("Next"), shortcut=after, icon=onward, on_click=slides.step, args=(1,),
            key="wall-next",
        )  # fmt: skip
        swap = ":material/swap_horiz:"
        st.button(_("Answers or words"), shortcut="A", icon=swap, on_click=slides.next_picture)
    if len(now().questions) > 1 and st.button(
        _("Next question"), shortcut="N", icon=":material/help:"
    ):
        st.session_state["asked"] = st.session_state.get("asked", 0) + 1
    if st.button(_("Start or stop the timer"), shortcut="T", icon=":material/timer:"):
        started = int(time.time()) + 60 * MINUTES
        open_store().workshops.set_timer(workshop_id, None if runs_until() else started)
    if st.button(_("One minute more"), shortcut="M", icon=":material/more_time:"):
        from_then = runs_until() or int(time.time())
        open_store().workshops.set_timer(workshop_id, from_then + 60)
    if st.button(_("Blank the screen"), shortcut="B", icon=":material/tv_off:"):
        st.session_state["blank"] = not st.session_state.get("blank", False)
    st.button(_("Full screen"), shortcut="F", icon=":material/fullscreen:", key="fullscreen")
    if st.button(_("Back to running the workshop"), shortcut="Q", icon=language.backward()):
        st.switch_page(menu.file("run"), query_params={"w": workshop_id})


stands, worn = laid_out(now()), now().brand
brand.dress(worn)
with st.container(key="wall"):
    with st.container(key="wall-keys", horizontal=True):
        keys()
    if st.session_state.get("blank"):
        told = blocks.esc(_("The screen is blank"))
        st.html(f'<div class="v v-blank" role="img" aria-label="{told}"></div>')
    with st.container(key=f"wall-{stands}"):
        screen((stands, worn))
        with st.container(key="wall-clock"):
            clock()
