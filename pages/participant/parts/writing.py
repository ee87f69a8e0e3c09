"""Where people write: the field, one's own words, help to begin. Nothing is lost or sent twice."""

from __future__ import annotations

import contextlib
import zlib
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import streamlit as st

from pages import menu
from pages.participant.parts import person, phase_links
from pages.participant.parts.own_statements import own_words
from pages.participant.parts.person import Person, sending_token, sent
from pages.parts import blocks, language_model, opening_hours
from pages.parts.results import newest
from server.store import open_store
from vision.errors import StorageError, VisionError
from vision.limits import LONGEST_STATEMENT, MOST_SENDINGS
from vision.phases import Phase
from vision.text.details import personal_details, without_details
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.participant.parts.person import Person
    from vision.models import Statement

RECEIPTS: Final = 20
"""Own statements, the newest, of which the page's script hears that they are in."""


def write(me: Person, own: Sequence[Statement]) -> str:
    """Show the field, and take what is sent; return what the page says against it."""
    if opening_hours.shut(me.workshop):
        if open_store().participants.writing(me.participant.id, me.question.id):
            blocks.line(_("What you had begun is kept for you, and is not sent."))
        return ""
    key, asked = f"words-{me.question.id}", f"asked-{me.question.id}"
    if key not in st.session_state:
        st.session_state[key] = open_store().participants.writing(me.participant.id, me.question.id)
    st.text_area(
        _("In your own words"),
        key=key,  # the phone's script knows the field by it, keeps what is typed, and counts ...
        height="content",
        on_change="ignore",  # ... so no run is needed for that
        placeholder=_("One idea at a time, as many as you like"),
    )
    blocks.block(
        f'<p class="v-count" data-most="{LONGEST_STATEMENT}" aria-live="polite"'
        f' data-receipts="{_receipts(own)}" data-heard="{st.session_state.get("heard", "")}"></p>'
    )
    if st.session_state.get(asked):
        _ask(me, st.session_state[asked])
    else:
        st.button(
            _("Share"), type="primary", width="stretch", on_click=_send, args=(me,), key="share"
        )
    trouble: str = st.session_state.pop("trouble", "")
    if trouble:
        blocks.note(trouble, symbol="error", attention=True)
    st.checkbox(
        _("Count this, but don’t quote it"), key=f"quiet-{me.question.id}", on_change="ignore"
    )
    if me.workshop.endpoint:
        blocks.line(language_model.says(me.workshop.endpoint))
    phase_links.promise(me.workshop)
    return trouble


def _receipts(own: Sequence[Statement]) -> str:
    """Return by what the page's script knows that what it sent is in: the CRC-32 of the words.

    Of those that were sent last as they were typed, which are kept without what nobody sees.
    """
    texts = [each.text for each in own[:RECEIPTS]] + [st.session_state.get("sent", "")]
    return " ".join(map(_mark, texts))


def _mark(text: str) -> str:
    """Return by what the page's script knows words again: their CRC-32."""
    return f"{zlib.crc32(text.encode()):x}"


def point_out(kind: str) -> None:
    """Point a personal detail out before it is sent."""
    blocks.note(
        _(
            "This looks like a personal detail: {kind}. Leave it out, so that you stay anonymous? "
            "Others would see [{kind}] in its place.",
            kind=_(kind),
        ),
        symbol="visibility_off",
        attention=True,
    )


def _ask(me: Person, kind: str) -> None:
    """Say what looks like a detail, and offer two answers that look the same."""
    point_out(kind)
    with st.container(horizontal=True, key="answers"):
        st.button(
            _("Leave it out"), width="stretch", on_click=_leave_out, args=(me,), key="leave-out"
        )
        st.button(_("Send as it is"), width="stretch", on_click=_send, args=(me, True))


def _leave_out(me: Person) -> None:
    """Put the text without the detail back into the field, to be looked at and shared."""
    key = f"words-{me.question.id}"
    st.session_state[key] = without_details(st.session_state[key] or "")
    st.session_state[f"asked-{me.question.id}"] = ""
    _keep(me)


def _send(me: Person, as_it_is: bool = False) -> None:  # noqa: FBT001, FBT002 - a button's argument
    """Take what was written; of a press of which nothing came, the page's script hears nothing."""
    text = st.session_state.get(f"words-{me.question.id}") or ""
    _take(me, text, as_it_is=as_it_is)
    st.session_state["heard"] = _mark(text)


def _take(me: Person, text: str, *, as_it_is: bool) -> None:
    """Keep what was written; the field is emptied only once it is on the disk."""
    key, asked = f"words-{me.question.id}", f"asked-{me.question.id}"
    found = personal_details(text)
    if found and not as_it_is:
        st.session_state[asked] = found[0].kind
        _keep(me)
        return
    token = sending_token("statement")
    quiet = st.session_state.get(f"quiet-{me.question.id}", False)
    try:
        open_store().statements.add(
            me.participant.id,
            me.question.id,
            text,
            token,
            quotable=not quiet,
            a_minute=MOST_SENDINGS,
        )
    except VisionError as error:
        st.session_state["trouble"] = str(error)
        if not isinstance(error, StorageError):  # to keep a draft would only fail once more
            _keep(me)
        return
    st.session_state["sent"] = text
    st.session_state[key] = st.session_state[asked] = ""
    st.session_state[f"quiet-{me.question.id}"] = False
    st.session_state["thanked"] = True
    sent("statement")


def _keep(me: Person) -> None:
    """Keep a text that was not taken, so that a reload or a locked screen brings it back."""
    text = st.session_state[f"words-{me.question.id}"] or ""
    with contextlib.suppress(VisionError):  # the tab still has it
        open_store().participants.keep_writing(me.participant.id, me.question.id, text)


BEGINNINGS: Final = (
    marked("In ten years, people here …"),
    marked("I would be proud if …"),
    marked("Nobody should have to …"),
)
EXAMPLES: Final = (
    marked("A new colleague can ask anything on the first day, and gets a real answer."),
    marked("Nobody is afraid to say that something went wrong."),
)


def gather(me: Person) -> None:
    """Show everything someone needs who writes."""
    with blocks.phone(me.workshop):
        person.follow(me.workshop)
        phase_links.choose_question(me)
        blocks.block(person.question(me.question.text))
        begun = st.fragment(_words)(me)
        st.page_link(
            menu.file("join"),
            label=_("Change level or unit"),
            query_params={"code": me.workshop.code, "again": "1"},
        )
        if me.workshop.revealed:
            phase_links.links(me, Phase.GATHER)
        _beginnings(begun=bool(begun))
        _next_person(me)


def _words(me: Person) -> int:
    """Draw the field and one's own words apart from the page, so that sharing costs little.

    Returns:
        How many statements one has shared.
    """
    own: tuple[Statement, ...] = ()
    unread = ""
    try:
        own = open_store().statements.of(me.participant.id, me.question.id)
    except StorageError as error:  # the field stays, with what stands in it
        unread = str(error)
    trouble = write(me, own)
    if unread:
        if unread != trouble:
            blocks.note(unread, symbol="error", attention=True)
        return 0
    if st.session_state.pop("thanked", False):
        with st.container(key="thanks"):
            _thanks(me)
    _honest(me)
    own_words(me, own)
    return len(own)


def _thanks(me: Person) -> None:
    """Thank for what was just sent, and say what happens next."""
    found = newest(me.workshop, me.question)
    blocks.note(
        _(
            "It waits here until {number} people have written something new, so that nobody's "
            "words come in alone. What else?",
            number=found.late_needs if found else me.workshop.smallest_group,
        )
        if me.workshop.revealed
        else _(
            "When all have written, themes appear on the wall, and you see here where your "
            "words went. What else?"
        ),
        symbol="check_circle",
        strong=_("Thank you, it is in."),
    )


def _honest(me: Person) -> None:
    """Say what is kept and what is not, next to the button, where doubt arises."""
    blocks.line(
        _(
            "You write as {who}. No name is kept. Colleagues may recognise your style, and whoever "
            "runs this server can read its database.",
            who=person.describe(me),
        )
    )


def _beginnings(*, begun: bool) -> None:
    """Help someone to begin: open before the first statement, out of the way after it."""
    items = "".join(f"<li>{blocks.esc(_(each))}</li>" for each in BEGINNINGS)
    examples = "".join(f"<li>{blocks.esc(_(each))}</li>" for each in EXAMPLES)
    blocks.block(
        f'<details class="v-help"{"" if begun else " open"}>'
        f"<summary>{blocks.esc(_('Ways to begin'))}</summary><ul>{items}</ul>"
        f"<p>{blocks.esc(_('Others elsewhere wrote'))}</p><ul>{examples}</ul></details>"
    )


def _next_person(me: Person) -> None:
    """Let the next person write on the same device, without a trace of this one."""
    address = f"./next-person?code={quote(me.workshop.code)}"
    asks = _("Does someone else write on this device, too?")
    says = _(
        "The next person starts fresh, and sees nothing of yours. What you shared stays in the "
        "workshop, but this device can’t change or withdraw it any more."
    )
    blocks.block(
        f'<details class="v-help"><summary>{blocks.esc(asks)}</summary><p>{blocks.esc(says)}</p>'
        f'<a class="v-button" href="{address}" target="_self">{blocks.esc(_("Next person"))}</a>'
        "</details>"
    )
