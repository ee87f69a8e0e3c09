"""Writing: the field, one's own words, and what helps to begin. Shown in place after joining."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant import path, person
from pages.participant.field import write
from pages.participant.words import own_words
from vision.errors import StorageError
from vision.models import Phase

if TYPE_CHECKING:
    from pages.participant.person import Person

BEGINNINGS: Final = (
    "In ten years, people here …",
    "I would be proud if …",
    "Nobody should have to …",
)
EXAMPLES: Final = (
    "A new colleague can ask anything on the first day, and gets a real answer.",
    "Nobody is afraid to say that something went wrong.",
)


def gather(me: Person) -> None:
    """Show everything someone needs who writes."""
    with frame.phone(me.workshop):
        person.follow(me.workshop.phase, me.workshop.id)
        path.choose_question(me)
        frame.block(person.question(me.question.text))
        begun = st.fragment(_words)(me)
        st.page_link(
            "participant/join.py",
            label="Change level or unit",
            query_params={"code": me.workshop.code, "again": "1"},
        )
        if me.workshop.revealed:
            path.links(me, Phase.GATHER)
        _beginnings(begun=bool(begun))
        _next_person(me)


def _words(me: Person) -> int:
    """Draw the field and one's own words apart from the page, so that sharing costs little.

    Returns:
        How many statements one has shared.
    """
    trouble = write(me)
    try:
        own = open_store().statements.of(me.participant.id, me.question.id)
    except StorageError as error:  # the field stays, with what stands in it
        if str(error) != trouble:
            frame.note(str(error), symbol="error", attention=True)
        return 0
    if st.session_state.pop("thanked", False):
        _thanks(me)
    _honest(me)
    own_words(me, own)
    return len(own)


def _thanks(me: Person) -> None:
    """Thank for what was just sent, and say what happens next."""
    frame.note(
        "It joins the themes on the wall in a moment. What else?"
        if me.workshop.revealed
        else "When all have written, themes appear on the wall, and you see here where your "
        "words went. What else?",
        symbol="check_circle",
        strong="Thank you, it is in.",
    )


def _honest(me: Person) -> None:
    """Say what is kept and what is not, next to the button, where doubt arises."""
    frame.block(
        f'<p class="v-words">You write as <b>{frame.esc(person.describe(me))}</b>. No name is '
        "kept. Colleagues may recognise your style, and whoever runs this server can read its "
        "database.</p>"
    )


def _beginnings(*, begun: bool) -> None:
    """Help someone to begin: open before the first statement, out of the way after it."""
    items = "".join(f"<li>{each}</li>" for each in BEGINNINGS)
    examples = "".join(f"<li>{each}</li>" for each in EXAMPLES)
    frame.block(
        f'<details class="v-help"{"" if begun else " open"}><summary>Ways to begin</summary>'
        f"<ul>{items}</ul><p>Others elsewhere wrote</p><ul>{examples}</ul></details>"
    )


def _next_person(me: Person) -> None:
    """Let the next person write on the same device, without a trace of this one."""
    address = f"./next-person?code={quote(me.workshop.code)}"
    frame.block(
        '<details class="v-help"><summary>Does someone else write on this device, too?</summary>'
        "<p>The next person starts fresh, and sees nothing of yours. What you shared stays in the "
        "workshop, but this device can’t change or withdraw it any more.</p>"
        f'<a class="v-button" href="{address}" target="_self">Next person</a></details>'
    )
