"""What every leader's page starts with: the workshop, its newest results, or what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pages import frame, results, visitor
from pages.bridge import open_store
from vision.models import Question, Role, Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.results import Results

FEWEST: int = 20
"""Statements from which on themes are worth waiting for; the library takes fewer."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a leader looks at."""

    workshop: Workshop
    question: Question
    results: Results


def open_desk() -> Desk:
    """Return what there is to look at, or say what will be here and stop."""
    workshop = visitor.workshop_in_view(Role.LEADER)
    question = _question(workshop)
    found = results.newest(workshop, question)
    if found is None:
        _nothing_yet(workshop)
        st.stop()
    watch(workshop.id, question.id, found.id, workshop.revealed)
    return Desk(workshop, question, found)


def _question(workshop: Workshop) -> Question:
    """Return the question in view; the choice lives in the address."""
    asked = {question.id: question for question in workshop.questions}
    if len(asked) == 1:
        return workshop.questions[0]
    wanted = st.query_params.get("q", "")
    chosen = st.selectbox(
        "Question",
        list(asked),
        index=list(asked).index(wanted) if wanted in asked else 0,
        format_func=lambda key: asked[key].text if key in asked else "",
    )
    if chosen in asked and chosen != wanted:
        st.query_params["q"] = chosen
    return asked.get(chosen or "", workshop.questions[0])


def _nothing_yet(workshop: Workshop) -> None:
    _, statements = results.counts(workshop.id)
    if not workshop.revealed:
        frame.empty(
            "Themes appear at the reveal",
            "People are still writing. Until the facilitator reveals the themes, nobody sees "
            "what others wrote, so that nobody is led.",
            symbol="hourglass_top",
        )
    elif statements < FEWEST:
        frame.empty(
            f"Themes appear once {FEWEST} statements are in",
            f"There are {statements} so far. Put the code on the wall and give the room five "
            "quiet minutes.",
        )
    else:
        frame.empty(
            "Themes are being found",
            f"{statements:,} statements are being read. This page shows the result by itself.",
            symbol="hub",
        )
    poll(workshop.id, workshop.questions[0].id, workshop.revealed)


@st.fragment(run_every=2)
def poll(workshop_id: str, question_id: str, revealed: bool) -> None:  # noqa: FBT001 - a fragment's state
    """Look for the first result, and show it when it is there."""
    store = open_store()
    now = store.workshops.get(workshop_id)
    if now.revealed != revealed or results.newest_id(now, question_id):
        st.rerun()


@st.fragment(run_every=10)
def watch(workshop_id: str, question_id: str, snapshot_id: str, revealed: bool) -> None:  # noqa: FBT001
    """Say that newer results are in; the leader decides when to look."""
    now = open_store().workshops.get(workshop_id)
    if now.revealed != revealed:
        st.rerun()
    newer = results.newest_id(now, question_id)
    if (
        newer
        and newer != snapshot_id
        and st.button("Show newer results", icon=":material/refresh:")
    ):
        st.rerun()


def choice(name: str, options: Mapping[str, str]) -> str:
    """Return which of several views is chosen; the choice lives in the address, to be sent on.

    Args:
        name: Of the choice in the address.
        options: Value in the address to what stands on the button; the first is the default.
    """
    wanted = st.query_params.get(name, "")
    start = wanted if wanted in options else next(iter(options))
    picked = st.segmented_control(
        name.capitalize(),
        list(options),
        default=start,
        format_func=lambda value: options.get(value, ""),
        label_visibility="collapsed",
        required=True,
        key=f"choice-{name}",
    )
    chosen = picked if picked in options else start
    if chosen != wanted:
        st.query_params[name] = chosen
    return chosen


def kicker(desk: Desk) -> str:
    """Return the line above the finding."""
    return frame.kicker(desk.workshop, desk.results.alignment.people)


def withheld(desk: Desk) -> None:
    """Say last what is not shown, and why."""
    for each in desk.results.alignment.withheld:
        frame.note(each.why, symbol="lock", strong=each.what)
