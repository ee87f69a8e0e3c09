"""A few pairs of themes on the phone: where there is more of one, does the other get easier?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st
from cachetools import TTLCache, cached

from pages.participant.parts import person
from pages.parts import blocks, results, totals
from server.store import open_store
from vision.errors import VisionError
from vision.influence import next_pair
from vision.limits import MOST_PAIRS_ASKED
from vision.optional_parts import Part
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from collections import Counter

    from pages.participant.parts.person import Person
    from pages.parts.results import Results
    from vision.influence import Pair
    from vision.models import Workshop

FRESH_S: Final = 5.0
"""Seconds for which all phones of a server choose by the same counts."""

ANSWERS: Final = (
    (1, marked("Easier"), "right"),
    (-1, marked("Harder"), "left"),
    (0, marked("Neither"), "down"),
)


def asked_now(me: Person) -> bool:
    """Return whether people are asked about pairs now."""
    workshop = me.workshop
    return Part.INFLUENCE in workshop.parts and Part.INFLUENCE.asks(workshop.phase)


def ask(me: Person) -> None:
    """Ask for one pair after the other, apart from the page; nothing where the part is off.

    Where nothing can be asked yet it waits, and says nothing.
    """
    if asked_now(me):
        st.fragment(_ask)(me)


def are_there(me: Person) -> bool:
    """Return whether there are themes to ask about."""
    return bool(_named(me)[1])


@cached(TTLCache(256, ttl=FRESH_S))
def _counts(question_id: str) -> dict[Pair, Counter[int]]:
    return open_store().influences.counts(question_id)


def _guiding(workshop: Workshop, question_id: str) -> dict[Pair, Counter[int]]:
    """Return the answers that decide what is asked next; in a small room nobody's do.

    Whoever watches a phone there would see which pair was just answered.
    """
    return {} if totals.is_small_room(workshop) else _counts(question_id)


def _named(me: Person) -> tuple[Results | None, list[int]]:
    """Return the newest results, and the themes that pairs are asked of: none, or two and more."""
    found = results.newest(me.workshop, me.question)
    themes = found.parts.get(Part.INFLUENCE, {}).get("asked", ()) if found else ()
    named = [theme for theme in themes if found and theme in found.names]
    return found, named if len(named) > 1 else []


def _ask(me: Person) -> None:
    found, named = _named(me)
    if found is None or not named:
        person.wait_for(lambda: _named(me)[1])
        return
    blocks.line(_("How themes hang together"), "v-kicker")
    mine = open_store().influences.of(me.participant.id, me.question.id)
    skipped: set[Pair] = st.session_state.setdefault(f"skipped-{me.question.id}", set())
    wants_more = bool(st.session_state.get(f"wants-pairs-{me.question.id}"))
    pair = _again(me, named)
    if pair is None and (wants_more or len(mine) + len(skipped) < MOST_PAIRS_ASKED):
        pair = _shown(me, named, {*mine, *skipped})
        if pair is None:
            guiding = _guiding(me.workshop, me.question.id)
            pair = next_pair(named, guiding, {*mine, *skipped}, me.participant.id)
    st.session_state["shown-pair"] = (me.question.id, pair) if pair else None
    if st.session_state.get("pair-error"):
        blocks.note(st.session_state.pop("pair-error"), symbol="error", attention=True)
    if pair is None:
        _thank(me, found, {*mine, *skipped}, named)
    else:
        _card(me, found, pair, len(mine))


def _card(me: Person, found: Results, pair: Pair, done: int) -> None:
    """Show one pair and its three equal answers."""
    question = _(
        "Where there is more “{cause}”, does “{effect}” get easier, harder, neither?",
        cause=found.names[pair[0]],
        effect=found.names[pair[1]],
    )
    blocks.block(
        f'<div class="v-card v-new"><div class="v-statement">{blocks.esc(question)}</div></div>'
    )
    key = f"{pair[0]}-{pair[1]}"
    with st.container(horizontal=True, key="answers-pair"):
        for said, label, shortcut in ANSWERS:
            st.button(
                _(label),
                on_click=_say,
                args=(me, pair, said),
                shortcut=shortcut,
                width="stretch",
                key=f"pair-{said}-{key}",
            )
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            _("Not sure"), type="tertiary", on_click=_skip, args=(me, pair), key=f"skip-{key}"
        )
        if _noted(me, st.session_state.get("last-pair")):
            st.button(_("Undo"), type="tertiary", on_click=_undo, args=(me,), shortcut="Backspace")
    left = max(0, MOST_PAIRS_ASKED - done)
    if left:
        told = ngettext("One more pair at most.", "{number} more pairs at most.", left)
        blocks.line(told, "v-words")


def _thank(me: Person, found: Results, known: set[Pair], named: list[int]) -> None:
    """Say thank you; offer more pairs to those who want to, and the last one back."""
    blocks.note(
        _("Thank you. What all say together appears once enough have answered."),
        symbol="check_circle",
    )
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if next_pair(named, {}, known, me.participant.id) and st.button(
            _("Ask me more pairs"), type="tertiary", key=f"more-{found.shown}"
        ):
            st.session_state[f"wants-pairs-{me.question.id}"] = True
            st.rerun(scope="fragment")
        if _noted(me, st.session_state.get("last-pair")):
            st.button(_("Undo"), type="tertiary", on_click=_undo, args=(me,), key="undo-pair")


def _noted(me: Person, noted: tuple[str, Pair] | None) -> Pair | None:
    """Return the pair of what a visit has noted, if it is one of this question."""
    return noted[1] if noted and noted[0] == me.question.id else None


def _shown(me: Person, named: list[int], known: set[Pair]) -> Pair | None:
    """Return the pair that somebody looks at: it stays until it is answered."""
    shown = _noted(me, st.session_state.get("shown-pair"))
    return shown if shown not in known and {*(shown or ())} <= {*named} else None


def _again(me: Person, named: list[int]) -> Pair | None:
    """Return the pair that was taken back, until it is answered, however often it is drawn."""
    last = _noted(me, st.session_state.get("pair-again"))
    return last if {*(last or ())} <= {*named} else None


def _say(me: Person, pair: Pair, said: int) -> None:
    """Keep what is said."""
    st.session_state["pair-again"] = None
    st.session_state["last-pair"] = (me.question.id, pair)
    try:
        open_store().influences.say(me.participant.id, me.question.id, pair, said)
    except VisionError as error:
        st.session_state["last-pair"] = None
        st.session_state["pair-error"] = str(error)


def _skip(me: Person, pair: Pair) -> None:
    st.session_state["pair-again"] = None
    st.session_state.setdefault(f"skipped-{me.question.id}", set()).add(pair)


def _undo(me: Person) -> None:
    """Take the last answer back, and ask the same pair again."""
    pair = _noted(me, st.session_state.get("last-pair"))
    if pair is None:
        return  # a second tap
    st.session_state["pair-again"] = (me.question.id, pair)
    try:
        open_store().influences.undo(me.participant.id, me.question.id, pair)
    except VisionError as error:
        st.session_state["pair-again"] = None
        st.session_state["pair-error"] = str(error)
    else:
        st.session_state["last-pair"] = None
