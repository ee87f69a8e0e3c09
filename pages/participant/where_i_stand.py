"""Page: read the draft, say where one stands, and comment on its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.participant.parts import person, phase_links, say_back, way_to_results
from pages.participant.parts.own_statements import withdraw_button
from pages.participant.parts.phase_links import sentences
from pages.parts import blocks, opening_hours
from pages.parts.field_marks import mark
from server.store import open_store
from vision.drafts import Stance
from vision.drafts.amendments import place
from vision.errors import InvalidTextError, VisionError
from vision.models import Status
from vision.phases import Phase
from vision.store import Kind, Remark
from vision.store.drafts import Draft
from vision.text.details import masked
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.participant.parts.person import Person
    from vision.drafts import Clause
    from vision.store import Draft

KINDS: Final = {Kind.COMMENT: marked("A comment"), Kind.AMENDMENT: marked("How I would write it")}
FIELDS: Final = {Kind.COMMENT: marked("Your comment"), Kind.AMENDMENT: marked("Your wording")}
STATES: Final = {
    Status.VISIBLE: ("check_circle", ""),
    Status.WAITING: ("schedule", marked("Someone looks at it before others see it.")),
    Status.HIDDEN: ("visibility_off", marked("Not shown to others.")),
}

UNCHANGED: Final = marked("This is how the sentence reads now. Write it your way, then send it.")


def remarks(me: Person, draft: Draft, sentences: Sequence[Clause]) -> None:
    """Let someone choose a sentence and say something to it; list what was said before."""
    open_ = open_store().drafts.takes_suggestions(me.workshop.id)
    with st.expander(
        _("Comment on a sentence, or write it your way") if open_ else _("Comment on a sentence")
    ):
        key = f"sentence-{draft.id}"
        texts = [each.text for each in sentences]
        last = st.session_state.get("remark-on")  # the same sentence also in another draft
        st.session_state.setdefault(key, texts.index(last) if last in texts else 0)
        number = st.selectbox(
            _("Sentence"),
            range(len(texts)),
            format_func=lambda place: f"{place + 1}. {texts[place]}",
            filter_mode=None,
            key=key,
        )
        at = int(number or 0)
        st.session_state["remark-on"] = texts[at]
        _comment(me, draft, at, texts[at], amend=open_)
        _left_over(me.workshop.id, texts)
        for each in open_store().remarks.of(me.participant.id, draft.id):
            _mine(me, each)


def taken_up(me: Person, draft: Draft) -> None:
    """Tell someone that the own words are in the draft, and where."""
    for each in open_store().remarks.taken(me.participant.id):
        at = place(draft.text, masked(each.text))
        where = (
            _("Your wording was taken up: look for it in the next draft.")
            if at is None
            else _("Your wording was taken up: it is sentence {at} now.", at=at + 1)
        )
        blocks.block(
            f'<div class="v-card v-taken"><div class="v-statement">{blocks.esc(each.text)}</div>'
            f'<span class="v-state">{blocks.icon("task_alt")}{blocks.esc(where)}'
            "</span></div>"
        )


def _comment(me: Person, draft: Draft, clause: int, sentence: str, *, amend: bool) -> None:
    token = person.sending_token("remark")
    kind = Kind.COMMENT
    if amend:
        picked = st.radio(
            _("Kind"),
            list(KINDS),
            format_func=lambda each: _(KINDS[each]) if each in KINDS else "",
            label_visibility="collapsed",
        )
        kind = Kind(picked or kind)
    text = _typed(me.workshop.id, token, kind, sentence)
    if st.button(_("Send"), key=f"send-{token}-{draft.id}", width="stretch"):
        with blocks.refusals():
            if kind is Kind.AMENDMENT and " ".join(text.split()) == sentence:
                raise InvalidTextError(_(UNCHANGED))
            open_store().remarks.add(me.participant.id, draft.id, clause, text, token, kind=kind)
            person.sent("remark")
            _kept(me.workshop.id).pop((kind, sentence), None)
            st.rerun()


def _kept(workshop_id: str) -> dict[tuple[Kind, str], str]:
    """Return what was typed and not sent yet, by kind and sentence."""
    kept: dict[tuple[Kind, str], str]
    kept = st.session_state.setdefault(f"typed-remarks-{workshop_id}", {})
    return kept


def _typed(workshop_id: str, token: str, kind: Kind, sentence: str) -> str:
    """Return what someone types to a sentence.

    A look at another one or kind, and back, loses nothing; nor does another draft that has it, too.
    """
    kept = _kept(workshop_id)
    key = f"remark-{token}-{kind}-{mark(sentence)}"
    begin = sentence if kind is Kind.AMENDMENT else ""
    st.session_state.setdefault(key, kept.get((kind, sentence), begin))

    def keep() -> None:  # at once: the field may not be drawn any more
        kept[kind, sentence] = st.session_state[key] or ""

    return st.text_area(_(FIELDS[kind]), key=key, on_change=keep) or ""


def _left_over(workshop_id: str, sentences: Sequence[str]) -> None:
    """Show what someone typed to sentences that a newer draft does not have."""
    for (_kind, sentence), text in _kept(workshop_id).items():
        if sentence not in sentences and text.strip() not in ("", sentence):
            blocks.block(
                f'<div class="v-card v-half"><b>{blocks.esc(_("You were still writing"))}</b>'
                f'<div class="v-statement">{blocks.esc(text)}</div></div>'
            )


def _mine(me: Person, remark: Remark) -> None:
    """Show one's own remark, and a way to take it back."""
    symbol, state = STATES[remark.status]
    at = remark.clause + 1
    says = (
        _("Your comment for sentence {at}.", at=at)
        if remark.kind is Kind.COMMENT
        else _("Your wording for sentence {at}.", at=at)
    )
    told = f"{says} {_(state)}" if state else says
    blocks.block(
        f'<div class="v-card"><div class="v-statement">{blocks.esc(remark.text)}</div>'
        f'<span class="v-state">{blocks.icon(symbol)}{blocks.esc(told)}</span></div>'
    )
    act = open_store().remarks.withdraw
    withdraw_button(
        remark.id,
        remark.text,
        _("They are deleted. You can send others."),
        lambda: act(me.participant.id, remark.id),
    )


me = person.in_view()
store = open_store()


def read(draft: Draft) -> None:
    """Show the draft sentence by sentence; what became of one's own words; take comments."""
    found = sentences(draft, _("The vision, as it is written now"))
    taken_up(me, draft)
    if found:
        remarks(me, draft, found)


def _take(draft_id: str, key: str) -> None:
    """Keep where someone stands, at the press: no page that is drawn anew does it once more."""
    try:
        store.stances.take(me.participant.id, draft_id, Stance(st.session_state[key]).value)
    except VisionError as error:
        st.session_state["stance-error"] = str(error)


def stand(draft: Draft) -> None:
    """Ask where someone stands, in six plain sentences and, apart from them, one more."""
    if opening_hours.shut(me.workshop):
        return
    blocks.line(_("Where I stand"), "v-kicker")
    kept = store.stances.of(me.participant.id).get(draft.id)
    key = f"stance-{draft.id}"
    st.session_state[key] = Stance(kept) if kept else None  # also where another tab changed it
    st.radio(
        _("Where I stand"),
        list(Stance),
        index=None,
        format_func=lambda each: each.sentence,
        label_visibility="collapsed",
        key=key,
        on_change=_take,
        args=(draft.id, key),
    )
    if st.session_state.get("stance-error"):
        blocks.note(st.session_state.pop("stance-error"), symbol="error", attention=True)
    elif kept:
        blocks.note(
            _("Kept. It is shown only together with others, and you can change it."),
            symbol="check_circle",
        )


with blocks.phone(me.workshop):
    if not me.workshop.phase.rules.stands:
        phase_links.go_on(me)
    newest = store.drafts.newest(me.workshop.id, shared=True)
    if newest is None:
        blocks.empty(
            _("The vision is being written"),
            _("As soon as there is a draft to read, it appears here."),
            symbol="edit_note",
        )
        person.wait_for(lambda: store.drafts.newest(me.workshop.id, shared=True))
    else:
        read(newest)
        stand(newest)
        say_back.ask(me, newest)
    phase_links.links(me, Phase.SHAPE)
    way_to_results.offer(me.workshop, me.question)
    person.follow(me.workshop)
