"""What everyone suggests, beside the sentence that it is about: words, and nobody's level."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks
from server.store import open_store
from vision.drafts import clauses
from vision.drafts.amendments import SuggestedWording, place, places, wording
from vision.text.details import masked
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pages.leadership.shape.unsaved_draft import Writing
    from vision.store import Draft

FIRST: Final = 3
"""Suggestions that stand open beside a sentence; the others wait behind a tap."""


def suggested(
    workshop_id: str, versions: Sequence[Draft], text: str, taking: Mapping[str, bool]
) -> dict[int | None, list[SuggestedWording]]:
    """Return what is suggested and may be shown, by the sentence of a text that it is about.

    Args:
        workshop_id: The workshop.
        versions: All versions of its draft.
        text: The draft as it stands in the field.
        taking: What the field takes up (True) or gives back, and nobody has saved yet.
    """
    numbers = {draft.id: draft for draft in versions}
    alike: dict[tuple[str, int, str], list[str]] = {}
    taken: dict[str, bool] = {}
    for each in open_store().remarks.suggestions(workshop_id):
        if each.draft_id in numbers:
            key = (each.draft_id, each.clause, masked(each.text))
            alike.setdefault(key, []).append(each.id)
            taken[each.id] = taking.get(each.id, each.taken)
    stands = {key: place(text, key[2]) for key in alike}
    moved = {key[:2]: at for key, at in stands.items() if at is not None}
    found: dict[int | None, list[SuggestedWording]] = {}
    for key, ids in alike.items():
        draft, clause = numbers[key[0]], key[1]
        was = _sentences(draft.text)
        sentence = was[clause] if 0 <= clause < len(was) else ""
        at = stands[key]
        if at is None and sentence:
            at = moved.get(key[:2], _places(draft.text, text)[clause])
        ousted = stands[key] is None and key[:2] in moved  # another wording stands there now
        up = any(taken[id_] for id_ in ids) and not ousted
        made = SuggestedWording(tuple(ids), key[2], sentence, draft.number, at, up)
        found.setdefault(at, []).append(made)
    return {at: sorted(some, key=lambda one: (one.taken, -one.draft)) for at, some in found.items()}


def beside(some: Sequence[SuggestedWording], mine: Writing | None, smallest_group: int) -> None:
    """Show what is suggested for one sentence, with a way to use it for those who may write."""
    for each in some[:FIRST]:
        _one(each, mine, smallest_group)
    if rest := some[FIRST:]:
        with st.expander(_("{more} more", more=len(rest))):
            for each in rest:
                _one(each, mine, smallest_group)


def _one(each: SuggestedWording, mine: Writing | None, smallest_group: int) -> None:
    key = each.ids[0]
    with st.container(horizontal=True, vertical_alignment="center", key=f"suggest-{key}"):
        blocks.block(
            f'<div class="v-suggest"><small>{_state(each, mine, smallest_group)}</small>'
            f'<div class="v-statement">{blocks.esc(each.text)}</div></div>'
        )
        if mine is None or not wording(each.text):
            return
        if each.taken:
            st.button(_("Undo"), on_click=mine.give_back, args=(each,), key=f"undo-{key}")
        elif each.place is not None:
            st.button(
                _("Use this wording"),
                on_click=mine.take,
                args=(each, mine.text),
                key=f"use-{key}",
            )


def _state(each: SuggestedWording, mine: Writing | None, smallest_group: int) -> str:
    if mine and mine.taking.get(each.ids[0]):
        return _marked_up(_("In your text. Save it as the next version to keep it."))
    if each.taken:
        return _marked_up(_("Taken up"))
    people = len(each.ids)
    if people >= smallest_group:
        said = _("Suggested by {people} people, for draft {draft}", people=people, draft=each.draft)
    else:
        said = _("Suggested for draft {draft}", draft=each.draft)
    return blocks.esc(said)


def _marked_up(text: str) -> str:
    return f"{blocks.icon('task_alt')}{blocks.esc(text)}"


@functools.lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(clause.text for clause in clauses(text))


@functools.lru_cache(maxsize=64)
def _places(before: str, after: str) -> tuple[int | None, ...]:
    return places(_sentences(before), _sentences(after))
