"""Page: read the draft, say where one stands, and comment on its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.participant.parts import links, person
from pages.participant.parts.links import sentences
from pages.participant.parts.own_statements import withdraw_button
from pages.parts import blocks
from server.store import open_store
from vision.drafts import Stance
from vision.drafts.amendments import place
from vision.errors import InvalidTextError, VisionError
from vision.models import Status
from vision.phases import Phase
from vision.store import Kind, Remark
from vision.store.drafts import Draft
from vision.text.details import masked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.participant.parts.person import Person
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
        blocks.block(
            f'<div class="v-card v-taken"><div class="v-statement">{blocks.esc(each.text)}</div>'
            f'<span class="v-state">{blocks.icon("task_alt")}Your wording was taken up: {where}'
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
            blocks.note(str(error), symbol="error", attention=True)
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
    blocks.block(
        f'<div class="v-card"><div class="v-statement">{blocks.esc(remark.text)}</div>'
        f'<span class="v-state">{blocks.icon(symbol)}Your {what} for sentence {remark.clause + 1}.'
        f"{state}</span></div>"
    )
    act = open_store().remarks.withdraw
    withdraw_button(
        remark.id,
        remark.text,
        "They are deleted. You can send others.",
        lambda: act(me.participant.id, remark.id),
    )


me = person.in_view()
store = open_store()


def read(draft: Draft) -> None:
    """Show the draft sentence by sentence; what became of one's own words; take comments."""
    found = sentences(draft, "The vision, as it is written now")
    taken_up(me, draft)
    if found:
        remarks(me, draft, found)


def stand(draft: Draft) -> None:
    """Ask where someone stands, in six plain sentences and, apart from them, one more."""
    blocks.block('<p class="v-kicker">Where I stand</p>')
    kept = store.stances.of(me.participant.id).get(draft.id)
    chosen = st.radio(
        "Where I stand",
        list(Stance),
        index=list(Stance).index(Stance(kept)) if kept else None,
        format_func=lambda each: each.sentence,
        label_visibility="collapsed",
        key=f"stance-{draft.id}",
    )
    if chosen is not None and chosen != kept:
        store.stances.take(me.participant.id, draft.id, Stance(chosen).value)
        kept = chosen
    if kept:
        blocks.note(
            "Kept. It is shown only together with others, and you can change it.",
            symbol="check_circle",
        )


with blocks.phone(me.workshop):
    if not me.workshop.phase.rules.stands:
        links.go_on(me)
    newest = store.drafts.newest(me.workshop.id, shared=True)
    if newest is None:
        blocks.empty(
            "The vision is being written",
            "As soon as there is a draft to read, it appears here.",
            symbol="edit_note",
        )
        person.wait_for(lambda: store.drafts.newest(me.workshop.id, shared=True))
    else:
        read(newest)
        stand(newest)
    links.links(me, Phase.SHAPE)
    person.follow(me.workshop.phase, me.workshop.id)
