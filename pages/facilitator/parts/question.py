"""Which of a workshop's questions a facilitator's page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Question, Workshop


def which_question(workshop: Workshop, label: str = "") -> Question:
    """Ask for the question where there are several; return it."""
    texts = {each.id: each.text for each in workshop.questions}
    if len(texts) == 1:
        return workshop.questions[0]
    chosen = st.selectbox(
        label or _("Question"),
        list(texts),
        format_func=lambda each: texts.get(each, ""),
        key="question-in",
    )
    return workshop.question(chosen or "")


def lines(text: str | None) -> list[str]:
    """Return the lines that say something."""
    return [line for line in (text or "").splitlines() if line.strip()]
