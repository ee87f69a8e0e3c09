"""Steering a room: phases, rounds, the timer, and how themes are found."""

from __future__ import annotations

import time
from functools import partial

import streamlit as st

from pages.parts import blocks, dialog
from server.room_state import MINUTES, state_of
from server.store import open_store
from vision.limits import FEWEST_THEMES_ASKED, MOST_MINUTES, MOST_THEMES_ASKED
from vision.models import Lens, Workshop
from vision.phases import Phase
from vision.translation import _


def move(workshop: Workshop, phase: Phase) -> None:
    """Move the room, unless another facilitator has just done so."""
    open_store().workshops.move(workshop.id, phase, seen=workshop.phase)
    st.rerun()


def gather_again(workshop: Workshop) -> None:
    """Say what another round means before it begins: it can't be taken back."""
    st.caption(
        _(
            "Everyone’s phone goes back to writing, now as round {round}. What was written stays, "
            "and can’t be changed any more; results compare the rounds. A round that has begun "
            "can’t be taken back. To go on with this one, choose Gather above instead.",
            round=workshop.round + 1,
        )
    )
    if st.button(
        _("Begin round {round}", round=workshop.round + 1), type="primary", width="stretch"
    ):
        with blocks.refusals():
            open_store().workshops.open_round(workshop.id, seen=workshop.round)
            dialog.leave()


def phases(workshop: Workshop) -> None:
    """Move the room from one phase to the next, or back."""
    blocks.title(_(workshop.phase.rules.says))
    chosen = st.segmented_control(
        _("Phase"),
        list(workshop.phases),
        default=workshop.phase,
        format_func=lambda phase: _(Phase(phase).rules.title) if phase in set(Phase) else "",
        label_visibility="collapsed",
        required=True,
        key=f"phase-{workshop.phase}-{workshop.round}",
    )
    if chosen in workshop.phases and chosen is not workshop.phase:
        move(workshop, Phase(chosen))
    with st.container(horizontal=True, vertical_alignment="center"):
        following = workshop.next_phase
        if following and st.button(_(following.rules.opens), type="primary"):
            move(workshop, following)
        if workshop.phase.rules.revealed:
            again = f"gather-{workshop.id}-{workshop.round + 1}"  # another round: asked anew
            label = _("Gather a round {round}", round=workshop.round + 1)
            st.button(label, on_click=dialog.ask, args=(again,))
            dialog.show(again, _("Gather once more?"), partial(gather_again, workshop))
        if workshop.round > 1:
            blocks.line(_("Round {round}", round=workshop.round))
    if workshop.phase.rules.revealed:
        st.caption(
            _(
                "What people write in round {round} from now on comes in once enough of them have "
                "written, also after you go back to Gather; a new round comes in whole.",
                round=workshop.round,
            )
        )
    _writing_on(workshop)
    joining(workshop)


def _writing_on(workshop: Workshop) -> None:
    """Let people go on writing after the reveal: themes then grow on the wall."""
    if not (workshop.phase.rules.writes or workshop.phase.rules.may_write_on):
        return
    key = f"writes-on-{workshop.id}"
    st.session_state[key] = workshop.writes_on
    st.toggle(
        _("People may go on writing while themes are shown"),
        key=key,
        on_change=lambda: open_store().workshops.let_write_on(
            workshop.id, on=st.session_state[key]
        ),
    )


def joining(workshop: Workshop) -> None:
    """Let people join, or nobody else: for a room that is complete, or in which strangers write."""
    if not workshop.phase.rules.joins:
        return
    key = f"nobody-else-{workshop.id}"
    st.session_state[key] = not workshop.joins
    st.toggle(
        _("Nobody else may join"),
        key=key,
        on_change=lambda: open_store().workshops.let_join(
            workshop.id, on=not st.session_state[key]
        ),
    )


def timer(workshop: Workshop) -> None:
    """Start and stop the timer that all see."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        minutes = st.number_input(
            _("Timer, in minutes"), 1, MOST_MINUTES, MINUTES, width=150, key="minutes"
        )
        if st.button(_("Start the timer")):
            open_store().workshops.set_timer(workshop.id, int(time.time()) + 60 * int(minutes))
        if st.button(_("Stop it")):
            open_store().workshops.set_timer(workshop.id, None)
        running(workshop.id)


@st.fragment(run_every=1)
def running(workshop_id: str) -> None:
    """Show the time that is left."""
    left = state_of(workshop_id).left()
    if left is not None and left > 0:
        blocks.block(f'<span class="v-running">{left // 60}:{left % 60:02d}</span>')


def finding_themes(workshop: Workshop) -> None:
    """Choose how statements are grouped; in reach, and not in the way."""
    lenses = [Lens.MEANING, Lens.WORDS]
    lens = st.radio(
        _("Group statements by"),
        lenses,
        index=lenses.index(workshop.lens),
        format_func=lambda each: (
            _("meaning and wording") if each is Lens.MEANING else _("wording alone")
        ),
        horizontal=True,
    )
    own = st.toggle(_("I choose the number of themes"), value=workshop.theme_count is not None)
    some = (FEWEST_THEMES_ASKED, MOST_THEMES_ASKED, workshop.theme_count or 8)
    count = st.slider(_("Themes"), *some) if own else None
    if lens in lenses and (lens, count) != (workshop.lens, workshop.theme_count):
        open_store().workshops.choose_themes(workshop.id, lens, count)
        st.rerun()
