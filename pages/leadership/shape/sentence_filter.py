"""Which sentences of a long draft stand on the sheet: those with a word in them, or of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts.search import looked_for, nothing
from vision.drafts.speakers import SENTENCES
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.drafts import Coverage

MANY: Final = 8
"""Sentences from which on one looks for some of them."""

KINDS: Final = {
    "suggested": marked("With suggestions"),
    "lonely": marked("Spoken of by few"),
}


def narrowed(told: Coverage, suggested: Collection[int | None]) -> frozenset[int] | None:
    """Return the places of the sentences to show; None for all of them.

    Args:
        told: What the draft carries.
        suggested: Places of the sentences for which somebody suggests another wording.
    """
    if len(told.clauses) < MANY:
        return None
    needle = looked_for("sheet")
    chosen = st.pills(
        _("Sentences"),
        list(KINDS),
        format_func=lambda each: _(KINDS[each]) if each in KINDS else "",
        label_visibility="collapsed",
        key="sheet-kind",
    )
    found = frozenset(
        at
        for at, clause in enumerate(told.clauses)
        if needle in clause.text.casefold()
        and (chosen != "suggested" or at in suggested)
        and (chosen != "lonely" or clause.asked_by in SENTENCES)
    )
    if not found:
        nothing()
    return found
