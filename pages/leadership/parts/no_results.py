"""What a leader sees while there is nothing, or nothing new, to see."""

from __future__ import annotations

from typing import Final

import streamlit as st

from pages import menu
from pages.parts import blocks, results, visitor
from server.store import open_store
from vision.models import Question, Role, Workshop
from vision.privacy.totals_in_steps import form_of, in_steps
from vision.translation import _, ngettext

FEWEST: Final = 20
"""Statements from which on themes are worth waiting for; the library takes fewer."""


def nothing_yet(workshop: Workshop, question: Question, here: str) -> None:
    """Say what will be here and when, how many have written, and look for it.

    Args:
        workshop: Whose page it is.
        question: In view.
        here: What the page will show, as a sentence.
    """
    people, statements = results.counts(workshop.id)
    if not workshop.revealed and not statements:
        blocks.empty(
            _("Nobody has written yet"),
            here + " " + _("That is once people have written and the facilitator reveals themes."),
        )
    elif not workshop.revealed:
        blocks.empty(
            _written(people, workshop.smallest_group),
            here
            + " "
            + _("Until the facilitator reveals the themes, nobody sees what others wrote."),
            symbol="hourglass_top",
        )
    elif not statements:
        blocks.empty(
            _("Nobody has written yet"),
            here + " " + _("Put the code on the wall and give the room five quiet minutes."),
        )
    elif statements < FEWEST:
        blocks.empty(
            _("Themes appear once {fewest} statements are in", fewest=FEWEST),
            _so_far(statements, people, workshop.smallest_group),
        )
    else:
        blocks.empty(
            _("Themes are being found"),
            _(
                "{statements} statements are being read. This page shows the result by itself.",
                statements=in_steps(statements, people, workshop.smallest_group),
            ),
            symbol="hub",
        )
    poll(workshop.id, question.id, workshop.revealed)


def _written(people: int, smallest_group: int) -> str:
    return ngettext(
        "One person has written so far",
        "{number} people have written so far",
        form_of(people, people, smallest_group),
        number=in_steps(people, people, smallest_group),
    )


def _so_far(statements: int, people: int, smallest_group: int) -> str:
    return ngettext(
        "There is one so far. Put the code on the wall and give the room five quiet minutes.",
        "There are {number} so far. Put the code on the wall and give the room five quiet minutes.",
        form_of(statements, people, smallest_group),
        number=in_steps(statements, people, smallest_group),
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
    """Look for the first result, and show it when it is there."""
    store = open_store()
    now = store.workshops.get(workshop_id)
    if now.revealed != revealed or results.newest_id(now, question_id):
        st.rerun()


@st.fragment(run_every=10)
def watch(workshop_id: str, question_id: str, shown: str, revealed: bool) -> None:  # noqa: FBT001
    """Say that newer results are in; the leader decides when to look.

    Not of every snapshot: one that shows nothing new would tell that somebody has just written.
    """
    now = open_store().workshops.get(workshop_id)
    if now.revealed != revealed:
        st.rerun()
    newer = results.newest(now, now.question(question_id))
    if (
        newer is not None
        and newer.shown != shown
        and st.button(_("Show newer results"), icon=":material/refresh:")
    ):
        st.rerun()
