"""Whether a file holds all answers to a question, so that its people count as people."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from server.store import open_store
from vision.alignment.named_persons import tell_people_apart
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.exchange import TakenStatement
    from vision.models import Question, Workshop


def filled(workshop: Workshop, parts: Mapping[str, Sequence[TakenStatement]]) -> dict[str, str]:
    """Return how each question is filled by its rows: by people, by rows, or not (empty).

    It is asked for each question that gets rows, as long as nobody has written to it; where nobody
    has joined either, a file is taken for all there is.

    Args:
        workshop: Its questions.
        parts: Question id to the rows that answer it.
    """
    told = [each for each in workshop.questions if parts.get(each.id)]
    return {
        each.id: _filled(workshop, each, parts[each.id], several=len(told) > 1) for each in told
    }


def _filled(
    workshop: Workshop, question: Question, rows: Sequence[TakenStatement], *, several: bool
) -> str:
    store = open_store()
    if question.filled or not workshop.strict or store.statements.answered(question.id):
        return ""
    whole = st.checkbox(
        _("These are all answers to “{question}”", question=blocks.plain(question.text))
        if several
        else _("These are all answers to this question"),
        value=store.participants.count(workshop.id) == 0,
        key=f"all-answers-{question.id}",
        help=_(
            "Then the people of this file count as people, level by level, and nobody can add to "
            "the question by phone, card or file. Otherwise rows are counted, but lift no group "
            "over the smallest one."
        ),
    )
    if not whole:
        return ""
    return "people" if lift(rows, workshop.smallest_group) else "rows"


def lift(rows: Sequence[TakenStatement], smallest_group: int) -> bool:
    """Return whether rows may lift groups as people: nearly all name one, no group needs others.

    A few rows may name nobody, each a person of its own. Whoever left out their name in some of
    theirs is more than one then, so no level, unit, or part of both reaches the smallest group by
    such rows.

    Args:
        rows: All of the question.
        smallest_group: People that a group needs.
    """
    named: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    unnamed: Counter[tuple[str | None, str | None]] = Counter()
    for row in rows:
        for group in {(row.level, row.unit), (row.level, None), (None, row.unit)}:
            if row.person:
                named[group].add(row.person)
            else:
                unnamed[group] += 1
    return tell_people_apart([row.person for row in rows]) and all(
        not len(named[group]) < smallest_group <= len(named[group]) + more
        for group, more in unnamed.items()
    )


def reopen(question: Question) -> None:
    """Say that a question was filled from one file, and let the facilitator open it."""
    if not question.filled:
        return
    blocks.note(
        _("One file holds all answers to this question; nothing is added to it."), symbol="lock"
    )
    if st.button(_("Open it to others: rows then lift no group over the smallest one")):
        open_store().statements.open_question(question.id)
        st.rerun()
