"""Page: write statements, see one's own, change or withdraw them."""

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant import person
from vision.errors import VisionError
from vision.models import LONGEST_STATEMENT, Phase, Statement, Status

STATES = {
    Status.VISIBLE: ("check_circle", "Shared."),
    Status.WAITING: ("schedule", "Shared. It will be looked at before anyone sees it."),
    Status.HIDDEN: ("visibility_off", "Not shown to others."),
}

me = person.in_view()
statements = open_store().statements
own = statements.of(me.participant.id, me.question.id)


def write() -> None:
    """Show the field and keep what is sent."""
    token = person.sending_token("statement")
    field = f"text-{token}"

    def keep() -> None:
        open_store().participants.keep_writing(
            me.participant.id, me.question.id, st.session_state[field]
        )

    text = st.text_area(
        "In your own words",
        value=open_store().participants.writing(me.participant.id, me.question.id),
        key=field,
        max_chars=LONGEST_STATEMENT,
        height=112,
        on_change=keep,
        placeholder="One idea at a time, as many as you like",
    )
    quiet = st.checkbox("Count this, but don’t quote it", key=f"quiet-{token}")
    if st.button("Share", type="primary", width="stretch", key=f"share-{token}"):
        try:
            statements.add(me.participant.id, me.question.id, text or "", token, quotable=not quiet)
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
        else:
            person.sent("statement")
            st.rerun()


def card(statement: Statement) -> None:
    """Show one of one's own statements, with what can still be done about it."""
    symbol, state = STATES[statement.status]
    if not statement.quotable:
        state += " Counted, never quoted."
    frame.block(
        f'<div class="v-card v-new"><div class="v-statement">{frame.esc(statement.text)}</div>'
        f'<span class="v-state">{frame.icon(symbol)}{state}</span></div>'
    )
    with st.container(horizontal=True, key=f"own-{statement.id}"):
        if me.workshop.phase is Phase.GATHER and st.button(
            "Change", type="tertiary", key=f"change-{statement.id}"
        ):
            change(statement)
        if st.button("Withdraw", type="tertiary", key=f"withdraw-{statement.id}"):
            withdraw(statement)


@st.dialog("Change your words")
def change(statement: Statement) -> None:
    """Let someone change one of the own statements."""
    text = st.text_area(
        "In your own words", statement.text, max_chars=LONGEST_STATEMENT, height=150
    )
    if st.button("Keep the change", type="primary", width="stretch"):
        try:
            statements.change(me.participant.id, statement.id, text or "")
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
        else:
            st.rerun()


@st.dialog("Withdraw this statement?")
def withdraw(statement: Statement) -> None:
    """Ask once, then delete for good."""
    frame.block(f'<div class="v-statement">{frame.esc(statement.text)}</div>')
    st.caption("It is deleted, and counts no more from the next update on.")
    if st.button("Withdraw it", type="primary", width="stretch"):
        statements.withdraw(me.participant.id, statement.id)
        st.rerun()


with frame.phone(me.workshop):
    frame.block(f'<p class="v-question">{frame.esc(me.question.text)}</p>')
    if me.workshop.phase is Phase.GATHER:
        write()
        frame.block(
            f'<p class="v-words">You write as <b>{frame.esc(person.describe(me))}</b>. No name is '
            "kept. Colleagues may recognise your style, and whoever runs this server can read "
            "its database.</p>"
        )
        st.page_link(
            "participant/join.py",
            label="Change level or unit",
            query_params={"code": me.workshop.code, "again": "1"},
        )
    else:
        frame.note("The room has moved on to the themes. Look at the wall.", symbol="groups")
    for each in own:
        card(each)
    person.follow(me.workshop.phase, me.workshop.id)
