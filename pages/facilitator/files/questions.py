"""Which of a workshop's questions each question of a file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from vision.exchange.name_matching import nearest
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange import TakenStatement
    from vision.models import Question, Workshop


def by_question(
    workshop: Workshop, question: Question, rows: Sequence[TakenStatement]
) -> dict[str, list[TakenStatement]]:
    """Return the rows by the question they answer, asking where there are several on both sides.

    Args:
        workshop: Its questions.
        question: The one that was chosen for the file.
        rows: What is taken.
    """
    asked = list(dict.fromkeys(row.question for row in rows if row.question))
    if len(asked) < 2 or len(workshop.questions) < 2:  # noqa: PLR2004 - nothing to tell apart
        return {question.id: list(rows)}
    blocks.title(_("Which question is which?"), _("One person stays one person in all of them."))
    texts = {each.id: each.text for each in workshop.questions}
    meant: dict[str, str] = {}
    for number, text in enumerate(asked):
        near = nearest(text, list(texts.values()))
        at = list(texts.values()).index(near) if near else min(number, len(texts) - 1)
        meant[text] = st.selectbox(
            blocks.plain(text), list(texts), index=at, format_func=texts.__getitem__,
            key=f"map-asked-{number}",
        )  # fmt: skip
    found: dict[str, list[TakenStatement]] = {}
    for row in rows:
        found.setdefault(meant.get(row.question or "", question.id), []).append(row)
    return found
