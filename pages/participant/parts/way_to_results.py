"""The way to the results, and to a pulse, wherever somebody may look for them; else nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import menu
from pages.parts.phone_results import open_now
from server.store import open_store
from vision.optional_parts import Part
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Question, Workshop
    from vision.store import Pulse


def offer(workshop: Workshop, question: Question | None = None, *, to_pulse: bool = True) -> None:
    """Offer the results of a workshop, at the question in view, and the pulse that is open."""
    to = {"code": workshop.code.replace(" ", "")}
    if to_pulse and pulse_now(workshop) is not None:
        st.page_link(
            menu.file("pulse"),
            label=_("How true is it today? Answer in two minutes"),
            icon=":material/monitor_heart:",
            query_params=to,
        )
    if not open_now(workshop):
        return
    if question is not None and len(workshop.questions) > 1:
        to |= {"q": question.id}
    st.page_link(
        menu.file("results"),
        label=_("Read the results"),
        icon=":material/menu_book:",
        query_params=to,
    )


def pulse_now(workshop: Workshop) -> Pulse | None:
    """Return the pulse that is open; None without one, or where there are none."""
    if Part.STEPS not in workshop.parts or not Part.STEPS.asks(workshop.phase):
        return None
    return open_store().pulses.now(workshop.id)
