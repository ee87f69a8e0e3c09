"""What a leader sees while there is nothing, or nothing new, to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages import menu
from pages.parts import blocks, dialog, results, totals, visitor
from server.store import open_store
from vision.models import Question, Role, Workshop
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from vision.privacy.totals_in_steps import Total

FEWEST: Final = 20
"""Statements from which on themes are worth waiting for; the library takes fewer."""


def nothing_yet(workshop: Workshop, question: Question, here: str) -> None:
    """Say what will be here and when, how many have written, and look for it.

    Args:
        workshop: Whose page it is.
        question: In view.
        here: What the page will show, as a sentence.
    """
    people, anything = totals.wrote(workshop)
    statements = totals.wrote_to(workshop, question)[1]
    if not workshop.revealed:
        _before_the_reveal(people, here)
    elif not open_store().statements.answered(question.id):
        blocks.empty(
            _("Nobody has written yet")
            if not anything.number
            else _("Nobody has written to this question yet"),
            here + " " + _("Put the code on the wall and give the room five quiet minutes."),
        )
    elif statements.least < FEWEST:
        blocks.empty(
            _("Themes appear once {fewest} statements are in", fewest=FEWEST),
            ngettext(
                "There is one so far. Put the code on the wall and give the room five quiet "
                "minutes.",
                "There are {number} so far. Put the code on the wall and give the room five quiet "
                "minutes.",
                statements.form,
                number=statements,
            ),
        )
    else:
        blocks.empty(
            _("Themes are being found"),
            _(
                "{statements} statements are being read. This page shows the result by itself.",
                statements=statements,
            ),
            symbol="hub",
        )
    poll(workshop.id, question.id, workshop.revealed)


def _before_the_reveal(people: Total, here: str) -> None:
    """Say how many have written, and that nobody sees what."""
    if not people.number:
        blocks.empty(
            _("Nobody has written yet"),
            here + " " + _("That is once people have written and the facilitator reveals themes."),
        )
        return
    blocks.empty(
        ngettext(
            "One person has written so far",
            "{number} people have written so far",
            people.form,
            number=people,
        ),
        here + " " + _("Until the facilitator reveals the themes, nobody sees what others wrote."),
        symbol="hourglass_top",
    )


def guess_first(workshop: Workshop, question: Question) -> None:
    """Offer a leader to guess before looking; whoever skips it is not asked again here."""
    skipped = f"looked-{question.id}"
    if visitor.role(workshop) is not Role.LEADER or workshop.is_sample:
        return
    mine = open_store().guesses.of(workshop.id, question.id, visitor.leader_token())
    if mine or st.session_state.get(skipped):
        return
    blocks.empty(
        _("Before you look: what do you expect?"),
        _(
            "Guess how many people speak of each theme. Afterwards you see how well the leadership "
            "knows the organisation."
        ),
        symbol="psychology_alt",
    )
    with st.container(horizontal=True, horizontal_alignment="center"):
        if st.button(_("Guess first"), type="primary"):
            st.switch_page(menu.file("guess"), query_params={"w": workshop.id})
        if st.button(_("Show me the results")):
            st.session_state[skipped] = True
            st.rerun()
    st.stop()


@st.fragment(run_every=2)
def poll(workshop_id: str, question_id: str, revealed: bool) -> None:  # noqa: FBT001 - a fragment's state
    """Look for the first result that may be shown, and show it when it is there."""
    now = open_store().workshops.get(workshop_id)
    if now.revealed != revealed or results.newest(now, now.question(question_id)) is not None:
        dialog.draw_anew()


@st.fragment(run_every=10)
def watch(workshop_id: str, question_id: str, shown: str, revealed: bool) -> None:  # noqa: FBT001
    """Say that newer results are in; the leader decides when to look.

    Not of every snapshot: one that shows nothing new would tell that somebody has just written.
    """
    now = open_store().workshops.get(workshop_id)
    if now.revealed != revealed:
        dialog.draw_anew()
    newer = results.newest(now, now.question(question_id))
    if (
        newer is not None
        and newer.shown != shown
        and st.button(_("Show newer results"), icon=":material/refresh:")
    ):
        st.rerun()
