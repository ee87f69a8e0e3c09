"""Say it back: one sentence of the draft, and what it would change on an ordinary day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.participant.parts.own_statements import withdraw_button
from pages.participant.parts.writing import point_out
from pages.parts import blocks
from server.store import open_store
from vision.drafts import clauses
from vision.drafts.say_back import given_out
from vision.errors import VisionError
from vision.limits import LONGEST_STATEMENT
from vision.models import Status
from vision.optional_parts import Part
from vision.text.details import personal_details, without_details
from vision.translation import _, marked

if TYPE_CHECKING:
    from pages.participant.parts.person import Person
    from vision.store import Draft, Given, Picture

STATES: Final = {
    Status.VISIBLE: ("check_circle", marked("Sent. It counts together with what others wrote.")),
    Status.WAITING: ("schedule", marked("Sent. Someone looks at it before others see it.")),
    Status.HIDDEN: ("visibility_off", marked("Not shown to others.")),
}


def ask(me: Person, newest: Draft) -> None:
    """Give someone one sentence and ask what it would change; nothing where the part is off."""
    if Part.SAY_BACK in me.workshop.parts and Part.SAY_BACK.asks(me.workshop.phase):
        try:
            _ask(me, newest)
        except VisionError as error:  # the room has just moved on
            blocks.note(str(error), symbol="error", attention=True)


def _ask(me: Person, newest: Draft) -> None:
    found = [clause.text for clause in clauses(newest.text)]
    if not found:
        return
    pictures = open_store().say_back.of(me.participant.id)
    given, sentence = _mine(me, newest, found)
    blocks.line(_("Say it back"), "v-kicker")
    blocks.block(f'<div class="v-card"><div class="v-statement">{blocks.esc(sentence)}</div></div>')
    mine = pictures.get(given.draft_id)
    if mine is None or st.session_state.get("said-back-change") == mine.id:
        _field(me, given, mine)
    else:
        _said(me, mine)
    for earlier in pictures.values():
        if earlier.draft_id != given.draft_id:
            _said(me, earlier, before=True)


def _mine(me: Person, newest: Draft, found: list[str]) -> tuple[Given, str]:
    """Return the sentence that is someone's now: the one from before as long as it stands."""
    store = open_store()
    texts = {draft.id: draft.text for draft in store.drafts.all(me.workshop.id)}
    for given in store.say_back.given(me.participant.id):
        cut = clauses(texts.get(given.draft_id, ""))
        if given.clause < len(cut) and cut[given.clause].text in found:
            return given, cut[given.clause].text
    people = store.participants.acting(me.workshop.id)
    places = given_out(len(found), people, me.workshop.smallest_group)
    given = store.say_back.give(me.participant.id, newest.id, places)
    return given, found[given.clause]


def _field(me: Person, given: Given, mine: Picture | None) -> None:
    """Take what someone writes; a personal detail is pointed out before it is sent."""
    key = f"said-back-{given.draft_id}"
    st.session_state.setdefault(key, mine.text if mine else "")
    st.text_area(
        _("What would this change on an ordinary day?"),
        key=key,
        max_chars=LONGEST_STATEMENT,
        height=100,
        placeholder=_("What you would see, hear or do, in a sentence or two"),
    )
    st.session_state.setdefault(f"{key}-want", mine.wanted if mine else False)
    st.checkbox(_("I want this sentence as it stands"), key=f"{key}-want")
    st.session_state.setdefault(f"{key}-quiet", mine is not None and not mine.quotable)
    st.checkbox(_("Count this, but don’t quote it"), key=f"{key}-quiet")
    if kind := st.session_state.get(f"{key}-asked"):
        _detail(me, given, kind)
    else:
        st.button(
            _("Say it back"), width="stretch", on_click=_send, args=(me, given), key=f"{key}-send"
        )
    if trouble := st.session_state.pop(f"{key}-trouble", ""):
        blocks.note(trouble, symbol="error", attention=True)


def _detail(me: Person, given: Given, kind: str) -> None:
    point_out(kind)
    with st.container(horizontal=True, key="answers-pair"):
        st.button(_("Leave it out"), width="stretch", on_click=_leave_out, args=(given,))
        st.button(_("Send as it is"), width="stretch", on_click=_send, args=(me, given, True))


def _leave_out(given: Given) -> None:
    key = f"said-back-{given.draft_id}"
    st.session_state[key] = without_details(st.session_state.get(key) or "")
    st.session_state[f"{key}-asked"] = ""


def _send(me: Person, given: Given, as_it_is: bool = False) -> None:  # noqa: FBT001, FBT002 - a button's argument
    key = f"said-back-{given.draft_id}"
    text = st.session_state.get(key) or ""
    details = personal_details(text)
    if details and not as_it_is:
        st.session_state[f"{key}-asked"] = details[0].kind
        return
    try:
        open_store().say_back.write(
            me.participant.id,
            given.draft_id,
            text,
            wanted=bool(st.session_state.get(f"{key}-want")),
            quotable=not st.session_state.get(f"{key}-quiet"),
        )
    except VisionError as error:
        st.session_state[f"{key}-trouble"] = str(error)
        return
    _forget(given.draft_id)


def _forget(draft_id: str) -> None:
    """Empty the field, so that it begins from what is kept when it is opened again."""
    for name in ("", "-want", "-quiet", "-asked"):
        st.session_state.pop(f"said-back-{draft_id}{name}", None)
    st.session_state.pop("said-back-change", None)


def _said(me: Person, mine: Picture, *, before: bool = False) -> None:
    """Show what someone said back, and the ways to change it and to take it back."""
    symbol, state = STATES[mine.status]
    told = _("Said of an earlier version.") if before else _(state)
    if not mine.quotable:
        told += " " + _("Counted, never quoted.")
    blocks.block(
        f'<div class="v-card"><div class="v-statement">{blocks.esc(mine.text)}</div>'
        f'<span class="v-state">{blocks.icon(symbol)}{blocks.esc(told)}</span></div>'
    )
    with st.container(horizontal=True, key=f"said-back-own-{mine.id}"):
        if not before and st.button(_("Change"), type="tertiary", key=f"change-{mine.id}"):
            st.session_state["said-back-change"] = mine.id
            st.rerun()
        act = open_store().say_back.withdraw
        withdraw_button(
            mine.id,
            mine.text,
            _("They are deleted. You can write anew as long as the room shapes its vision."),
            lambda: act(me.participant.id, mine.id),
        )
