"""What one person says to the sentences of a draft, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant import person
from pages.participant.withdrawing import withdraw_button
from vision.drafts.amendments import place
from vision.errors import InvalidTextError, VisionError
from vision.models import Status
from vision.store import Kind, Remark
from vision.text.details import masked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.participant.person import Person
    from vision.drafts import Clause
    from vision.store import Draft

KINDS: Final = {Kind.COMMENT: "A comment", Kind.AMENDMENT: "How I would write it"}
FIELDS: Final = {Kind.COMMENT: "Your comment", Kind.AMENDMENT: "Your wording"}
STATES: Final = {
    Status.VISIBLE: ("check_circle", ""),
    Status.WAITING: ("schedule", " Someone looks at it before others see it."),
    Status.HIDDEN: ("visibility_off", " Not shown to others."),
}

UNCHANGED: Final = "This is how the sentence reads now. Write it your way, then send it."


def remarks(me: Person, draft: Draft, sentences: Sequence[Clause]) -> None:
    """Let someone choose a sentence and say something to it; list what was said before."""
    open_ = open_store().drafts.takes_suggestions(me.workshop.id)
    with st.expander(f"Comment on a sentence{', or write it your way' if open_ else ''}"):
        number = st.selectbox(
            "Sentence",
            range(len(sentences)),
            format_func=lambda place: f"{place + 1}. {sentences[place].text}",
            filter_mode=None,
        )
        at = int(number or 0)
        _comment(me, draft, at, sentences[at].text, amend=open_)
        for each in open_store().remarks.of(me.participant.id, draft.id):
            _mine(me, each)


def taken_up(me: Person, draft: Draft) -> None:
    """Tell someone that the own words are in the draft, and where."""
    for each in open_store().remarks.taken(me.participant.id):
        at = place(draft.text, masked(each.text))
        where = "look for it in the next draft." if at is None else f"it is sentence {at + 1} now."
        frame.block(
            f'<div class="v-card v-taken"><div class="v-statement">{frame.esc(each.text)}</div>'
            f'<span class="v-state">{frame.icon("task_alt")}Your wording was taken up: {where}'
            "</span></div>"
        )


def _comment(me: Person, draft: Draft, clause: int, sentence: str, *, amend: bool) -> None:
    token = person.sending_token("remark")
    kind = Kind.COMMENT
    if amend:
        picked = st.radio(
            "Kind",
            list(KINDS),
            format_func=lambda each: KINDS[each],
            label_visibility="collapsed",
        )
        kind = Kind(picked or kind)
    text = _typed(token, kind, clause, sentence if kind is Kind.AMENDMENT else "")
    if st.button("Send", key=f"send-{token}", width="stretch"):
        try:
            if kind is Kind.AMENDMENT and " ".join(text.split()) == sentence:
                raise InvalidTextError(UNCHANGED)
            open_store().remarks.add(me.participant.id, draft.id, clause, text, token, kind=kind)
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
        else:
            person.sent("remark")
            st.rerun()


def _typed(token: str, kind: Kind, clause: int, begin: str) -> str:
    """Return what someone types; a look at another sentence or kind, and back, loses nothing."""
    kept: dict[str, str] = st.session_state.setdefault(f"typed-{token}", {})
    what = f"{kind}-{clause}"
    key = f"remark-{token}-{what}"
    st.session_state.setdefault(key, kept.get(what, begin))
    kept[what] = st.text_area(FIELDS[kind], key=key) or ""
    return kept[what]


def _mine(me: Person, remark: Remark) -> None:
    """Show one's own remark, and a way to take it back."""
    symbol, state = STATES[remark.status]
    what = "comment" if remark.kind is Kind.COMMENT else "wording"
    frame.block(
        f'<div class="v-card"><div class="v-statement">{frame.esc(remark.text)}</div>'
        f'<span class="v-state">{frame.icon(symbol)}Your {what} for sentence {remark.clause + 1}.'
        f"{state}</span></div>"
    )
    act = open_store().remarks.withdraw
    withdraw_button(
        remark.id,
        remark.text,
        "They are deleted. You can send others.",
        lambda: act(me.participant.id, remark.id),
    )
