"""Page: read the draft, say where one stands, and comment on its sentences."""

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant import path, person
from pages.participant.draft import sentences
from pages.participant.remarks import remarks, taken_up
from vision.drafts import Stance
from vision.models import Phase
from vision.store.drafts import Draft

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
        person.wait_for(lambda: store.drafts.newest(me.workshop.id, shared=True))
    else:
        read(newest)
        stand(newest)
    path.links(me, Phase.SHAPE)
    person.follow(me.workshop.phase, me.workshop.id)
