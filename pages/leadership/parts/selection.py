"""What every leader's page starts with: the workshop, its newest results, or what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pages.leadership.parts import no_results
from pages.parts import blocks, reserved_space, results, totals, visitor
from vision.models import Question, Role, Workshop
from vision.translation import _, in_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pages.parts.results import Results


@dataclass(frozen=True, slots=True)
class Selection:
    """What a leader looks at."""

    workshop: Workshop
    question: Question
    results: Results


def open_selection(here: str, *, gate: bool = True) -> Selection:
    """Return what there is to look at, or say what will be here and stop.

    Args:
        here: What the page will show, as a sentence, for as long as there is nothing to see.
        gate: Whether leaders are asked for their guess before they see any size.
    """
    workshop = visitor.workshop_in_view(Role.LEADER)
    question = _question(workshop)
    found = results.newest(workshop, question)
    if found is None:
        no_results.nothing_yet(workshop, question, here)
        st.stop()
    if gate:
        no_results.guess_first(workshop, question)
    no_results.watch(workshop.id, question.id, found.shown, workshop.revealed)
    return Selection(workshop, question, found)


def _question(workshop: Workshop) -> Question:
    """Return the question in view; the choice lives in the address."""
    asked = {question.id: question for question in workshop.questions}
    if len(asked) == 1:
        return workshop.questions[0]
    wanted = st.query_params.get("q") or st.session_state.get("leaders-question", "")
    chosen = wanted if wanted in asked else workshop.questions[0].id
    st.session_state["select-q"] = chosen
    st.selectbox(
        _("Question"),
        list(asked),
        format_func=lambda key: asked[key].text if key in asked else "",
        key="select-q",
        on_change=tell_address,
        args=("q", "select-q"),
    )
    st.session_state["leaders-question"] = chosen
    if chosen != st.query_params.get("q"):
        st.query_params["q"] = chosen
    return workshop.question(chosen)


def choice(name: str, options: Mapping[str, str]) -> str:
    """Return which of several views is chosen; the choice lives in the address, to be sent on.

    Args:
        name: Of the choice in the address.
        options: Value in the address to what stands on the button, marked for translation; the
            first is the default.
    """
    key, chosen = f"choice-{name}", _asked(name, list(options))
    st.session_state[key] = chosen
    with reserved_space.for_buttons(name, map(_, options.values())):
        st.segmented_control(
            _("View"),
            list(options),
            format_func=lambda value: _(options[value]) if value in options else "",
            label_visibility="collapsed",
            required=True,
            key=key,
            on_change=tell_address,
            args=(name, key),
        )
    return chosen


def select(name: str, label: str, options: Sequence[str]) -> str:
    """Return which of many values is chosen; like ``choice``, for values that people typed."""
    key, chosen = f"select-{name}", _asked(name, options)
    st.session_state[key] = chosen
    st.selectbox(
        label, options, filter_mode=None, key=key, on_change=tell_address, args=(name, key)
    )
    return chosen


def _asked(name: str, options: Sequence[str]) -> str:
    """Return what the address asks for, also after Back; the first where it asks for nothing."""
    wanted = st.query_params.get(name, "")
    return wanted if wanted in options else options[0]


def tell_address(name: str, key: str) -> None:
    """Write what was just chosen into the address: what a widget shows is read from there."""
    st.query_params[name] = str(st.session_state[key])


def kicker(selection: Selection, *, sizes: bool = True) -> str:
    """Return the line above the finding."""
    return blocks.kicker(
        selection.workshop, totals.taking_part(selection.workshop) if sizes else ""
    )


def withheld(selection: Selection) -> None:
    """Say last what is not shown, and why: one note, however much it is."""
    kept: dict[str, list[str]] = {}
    for each in selection.results.alignment.withheld:
        kept.setdefault(str(each.why), []).append(str(each.what))
    lines = [
        f"<p><b>{blocks.esc(in_row(names, ' · '))}</b> {blocks.esc(why)}</p>"
        for why, names in kept.items()
    ]
    if lines:
        blocks.block(
            f'<div class="v-note v-withheld" role="note">{blocks.icon("lock")}'
            f"<div>{''.join(lines)}</div></div>"
        )
