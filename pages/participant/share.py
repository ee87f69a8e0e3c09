"""Page: write statements, see one's own, change or withdraw them."""

from urllib.parse import quote

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant import path, person
from pages.participant.field import write
from pages.participant.words import own_words
from vision.models import Phase

BEGINNINGS = (
    "In ten years, people here …",
    "I would be proud if …",
    "Nobody should have to …",
)
EXAMPLES = (
    "A new colleague can ask anything on the first day, and gets a real answer.",
    "Nobody is afraid to say that something went wrong.",
)
me = person.in_view()
own = open_store().statements.of(me.participant.id, me.question.id)


def choose_question() -> None:
    """Let someone choose the question, where there are several."""
    asked = {question.id: question for question in me.workshop.questions}
    if len(asked) > 1:
        st.segmented_control(
            "Question",
            list(asked),
            default=me.question.id,
            format_func=lambda key: f"Question {asked[key].position + 1}" if key in asked else "",
            label_visibility="collapsed",
            required=True,
            key="question",
            on_change=lambda: st.query_params.update(q=st.session_state["question"]),
        )


def thanks() -> None:
    """Thank for what was just sent, and say what happens next."""
    frame.note(
        "When all have written, themes appear on the wall, and you see here where your "
        "words went. What else?",
        symbol="check_circle",
        strong="Thank you, it is in.",
    )


def honest() -> None:
    """Say what is kept and what is not, next to the button, where doubt arises."""
    frame.block(
        f'<p class="v-words">You write as <b>{frame.esc(person.describe(me))}</b>. No name is '
        "kept. Colleagues may recognise your style, and whoever runs this server can read its "
        "database.</p>"
    )


def beginnings() -> None:
    """Help someone to begin: open before the first statement, out of the way after it."""
    items = "".join(f"<li>{each}</li>" for each in BEGINNINGS)
    examples = "".join(f"<li>{each}</li>" for each in EXAMPLES)
    frame.block(
        f'<details class="v-help"{"" if own else " open"}><summary>Ways to begin</summary>'
        f"<ul>{items}</ul><p>Others elsewhere wrote</p><ul>{examples}</ul></details>"
    )


def next_person() -> None:
    """Let the next person write on the same device, without a trace of this one."""
    address = f"./next-person?code={quote(me.workshop.code)}"
    frame.block(
        '<details class="v-help"><summary>Does someone else write on this device, too?</summary>'
        "<p>The next person starts fresh, and sees nothing of yours. What you shared stays in the "
        "workshop, but this device can’t change or withdraw it any more.</p>"
        f'<a class="v-button" href="{address}" target="_self">Next person</a></details>'
    )


if me.workshop.phase is not Phase.GATHER:
    path.go_on(me)
with frame.phone(me.workshop):
    person.follow(me.workshop.phase, me.workshop.id)
    choose_question()
    frame.block(person.question(me.question.text))
    write(me)
    if st.session_state.pop("thanked", False):
        thanks()
    honest()
    st.page_link(
        "participant/join.py",
        label="Change level or unit",
        query_params={"code": me.workshop.code, "again": "1"},
    )
    beginnings()
    own_words(me, own)
    next_person()
