"""The field where people write: nothing typed gets lost, nothing is sent twice."""

from __future__ import annotations

import contextlib

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant.pace import TOO_FAST, give_back, may_send
from pages.participant.person import Person, sending_token, sent
from vision.errors import StorageError, VisionError
from vision.models import LONGEST_STATEMENT
from vision.text.details import personal_details, without_details


def write(me: Person) -> str:
    """Show the field, and take what is sent; return what the page says against it."""
    key, asked = f"words-{me.question.id}", f"asked-{me.question.id}"
    if key not in st.session_state:
        st.session_state[key] = open_store().participants.writing(me.participant.id, me.question.id)
    st.text_area(
        "In your own words",
        key=key,  # the phone's script knows the field by it, and keeps what is typed ...
        max_chars=LONGEST_STATEMENT,
        height=112,
        on_change="ignore",  # ... so no run is needed for that
        placeholder="One idea at a time, as many as you like",
    )
    if st.session_state.get(asked):
        _ask(me, st.session_state[asked])
    else:
        st.button("Share", type="primary", width="stretch", on_click=_send, args=(me,), key="share")
    trouble: str = st.session_state.pop("trouble", "")
    if trouble:
        frame.note(trouble, symbol="error", attention=True)
    st.checkbox("Count this, but don’t quote it", key=f"quiet-{me.question.id}", on_change="ignore")
    return trouble


def _ask(me: Person, kind: str) -> None:
    """Point a personal detail out before it is sent; both answers look the same."""
    article = "an" if kind[0] in "aeiou" else "a"
    frame.note(
        f"This looks like {article} {kind}. Leave it out, so that you stay anonymous? Others "
        f"would see [{kind}] in its place.",
        symbol="visibility_off",
        attention=True,
    )
    with st.container(horizontal=True, key="answers"):
        st.button("Leave it out", width="stretch", on_click=_leave_out, args=(me,))
        st.button("Send as it is", width="stretch", on_click=_send, args=(me, True))


def _leave_out(me: Person) -> None:
    """Put the text without the detail back into the field, to be looked at and shared."""
    key = f"words-{me.question.id}"
    st.session_state[key] = without_details(st.session_state[key] or "")
    st.session_state[f"asked-{me.question.id}"] = ""
    _keep(me)


def _send(me: Person, as_it_is: bool = False) -> None:  # noqa: FBT001, FBT002 - a button's argument
    """Keep what was written; the field is emptied only once it is on the disk."""
    key, asked = f"words-{me.question.id}", f"asked-{me.question.id}"
    text = st.session_state.get(key) or ""
    found = personal_details(text)
    if found and not as_it_is:
        st.session_state[asked] = found[0].kind
        _keep(me)
        return
    if not may_send(me.participant.id):
        st.session_state["trouble"] = TOO_FAST
        _keep(me)
        return
    token = sending_token("statement")
    quiet = st.session_state.get(f"quiet-{me.question.id}", False)
    try:
        open_store().statements.add(
            me.participant.id, me.question.id, text, token, quotable=not quiet
        )
    except VisionError as error:
        st.session_state["trouble"] = str(error)
        if isinstance(error, StorageError):  # to keep a draft would only fail once more
            give_back(me.participant.id)
        else:
            _keep(me)
        return
    st.session_state[key] = st.session_state[asked] = ""
    st.session_state[f"quiet-{me.question.id}"] = False
    st.session_state["thanked"] = True
    sent("statement")


def _keep(me: Person) -> None:
    """Keep a text that was not taken, so that a reload or a locked screen brings it back."""
    text = st.session_state[f"words-{me.question.id}"] or ""
    with contextlib.suppress(VisionError):  # the tab still has it
        open_store().participants.keep_writing(me.participant.id, me.question.id, text)
