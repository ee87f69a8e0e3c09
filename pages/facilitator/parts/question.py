"""Which of a workshop's questions a facilitator's page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Question, Workshop


CHOICE: Final = "question-in"


def which_question(workshop: Workshop, label: str = "") -> Question:
    """Ask for the question where there are several; return it."""
    texts = {each.id: each.text for each in workshop.questions}
    if len(texts) == 1:
        return workshop.questions[0]
    st.selectbox(
        label or _("Question"),
        list(texts),
        format_func=lambda each: texts.get(each, ""),
        key=CHOICE,
    )
    return question_in_view(workshop)


def question_in_view(workshop: Workshop) -> Question:
    """Return the question that is chosen now, as a press hears of it; the first one at first."""
    return workshop.question(st.session_state.get(CHOICE) or "")


def lines(text: str | None) -> list[str]:
    """Return the lines that say something."""
    return [line for line in (text or "").splitlines() if line.strip()]
