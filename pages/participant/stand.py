"""Page: read the draft, say where one stands, and comment on its sentences."""

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant import path, person
from vision.drafts import Stance, clauses
from vision.errors import VisionError
from vision.models import Phase, Status
from vision.store.drafts import Draft
from vision.store.remarks import Kind, Remark

LONGEST = 300
KINDS = {Kind.COMMENT: "A comment", Kind.AMENDMENT: "How I would write it"}

me = person.in_view()
store = open_store()


def read(draft: Draft) -> None:
    """Show the draft sentence by sentence; a tap on one opens it for comments."""
    frame.block('<p class="v-kicker">The vision, as it is written now</p>')
    sentences = clauses(draft.text)
    items = "".join(f"<li>{frame.esc(each.text)}</li>" for each in sentences)
    frame.block(f'<ol class="v-draft">{items}</ol>')
    own = store.remarks.of(me.participant.id, draft.id)
    with st.expander("Comment on a sentence"):
        number = st.selectbox(
            "Sentence",
            range(len(sentences)),
            format_func=lambda place: f"{place + 1}. {sentences[place].text}",
            filter_mode=None,
        )
        comment(draft, int(number or 0))
        for each in own:
            mine(each)


def comment(draft: Draft, clause: int) -> None:
    """Let someone comment on a sentence or, where this is open, write it anew."""
    token = person.sending_token("remark")
    kind = Kind.COMMENT
    if store.drafts.takes_suggestions(me.workshop.id):
        kind = st.radio(
            "Kind",
            list(KINDS),
            format_func=lambda each: KINDS[each],
            label_visibility="collapsed",
        )
    text = st.text_area("In your own words", max_chars=LONGEST, key=f"remark-{token}")
    if st.button("Send", key=f"send-{token}", width="stretch"):
        try:
            store.remarks.add(
                me.participant.id, draft.id, clause, text or "", token, kind=Kind(kind)
            )
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
        else:
            person.sent("remark")
            st.rerun()


def mine(remark: Remark) -> None:
    """Show one's own remark, and a way to take it back."""
    waits = " It will be looked at before others see it." if remark.status is Status.WAITING else ""
    frame.block(
        f'<div class="v-card"><div class="v-statement">{frame.esc(remark.text)}</div>'
        f'<span class="v-state">{frame.icon("check_circle")}Sentence {remark.clause + 1}.{waits}'
        "</span></div>"
    )
    if st.button("Withdraw", type="tertiary", key=f"withdraw-{remark.id}"):
        store.remarks.withdraw(me.participant.id, remark.id)
        st.rerun()


def stand(draft: Draft) -> None:
    """Ask where someone stands, in six plain sentences and, apart from them, one more."""
    frame.block('<p class="v-kicker">Where I stand</p>')
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
        frame.note(
            "Kept. It is shown only together with others, and you can change it.",
            symbol="check_circle",
        )


with frame.phone(me.workshop):
    if me.workshop.phase is not Phase.SHAPE:
        path.go_on(me)
    newest = store.drafts.newest(me.workshop.id, shared=True)
    if newest is None:
        frame.empty(
            "The vision is being written",
            "As soon as there is a draft to read, it appears here.",
            symbol="edit_note",
        )
    else:
        read(newest)
        stand(newest)
    path.links(me, Phase.SHAPE)
    person.follow(me.workshop.phase, me.workshop.id)
