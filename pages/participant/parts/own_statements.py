"""One's own words: change them, and withdraw them after the same question everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.participant.parts.person import Person
from pages.parts import blocks, dialog
from pages.parts.results import newest
from server.store import open_store
from vision.limits import LONGEST_STATEMENT
from vision.models import Statement, Status
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.parts.results import Results

DELETED: Final = marked(
    "They are deleted. Names and totals follow with the next update, numbers by level once the "
    "words of enough others have changed as well."
)
STATES: Final = {
    Status.VISIBLE: ("check_circle", marked("Shared.")),
    Status.WAITING: ("schedule", marked("Shared. Someone looks at it before others see it.")),
    Status.HIDDEN: ("visibility_off", marked("Not shown to others.")),
}
"""How it stands with somebody's own words: an icon, and what is said."""


def withdraw_button(key: str, text: str, then: str, act: Callable[[], None]) -> None:
    """Offer to withdraw words; nothing happens before it is said once more.

    Args:
        key: Tells this button from others of the page.
        text: The words, verbatim.
        then: What withdrawing means here, and whether there is a way back.
        act: Withdraws them.
    """
    name = f"withdraw-{key}"
    st.button(_("Withdraw"), type="tertiary", key=name, on_click=dialog.ask, args=(name,))
    dialog.show(name, _("Withdraw these words?"), partial(_ask, text, then, act))


def _ask(text: str, then: str, act: Callable[[], None]) -> None:
    """Ask once, then delete for good."""
    blocks.block(f'<div class="v-statement">{blocks.esc(text)}</div>')
    st.caption(then)
    with st.container(horizontal=True, key="answers-withdraw"):
        if st.button(_("Keep them"), width="stretch"):
            dialog.leave()
        pressed = st.button(_("Withdraw them"), width="stretch")
    if pressed:
        with blocks.refusals():
            act()
            dialog.leave()


def own_words(me: Person, own: tuple[Statement, ...]) -> None:
    """Show what someone wrote as paper cards, the newest first."""
    found = newest(me.workshop, me.question)
    for statement in own:
        blocks.block(
            f'<div class="v-card v-new"><div class="v-statement">{blocks.esc(statement.text)}</div>'
            f'<span class="v-state">{standing(statement, found)}</span></div>'
        )
        with st.container(horizontal=True, key=f"own-{statement.id}"):
            if me.workshop.gathers and statement.round == me.workshop.round:
                st.button(
                    _("Change"), type="tertiary", key=f"change-{statement.id}",
                    on_click=dialog.ask, args=("change-words", statement),
                )  # fmt: skip
            withdraw(me, statement)
    dialog.show("change-words", _("Change your words"), partial(change, me))


def standing(statement: Statement, found: Results | None) -> str:
    """Return how it stands with one of the own statements, as HTML.

    Args:
        statement: The own statement.
        found: The newest results, which tell what waits for the words of enough people.
    """
    symbol, state = STATES[statement.status]
    told = _(state)
    if found and statement.id in found.late:
        told += " " + _(
            "It waits until {number} people have written something new, so that nobody's words "
            "come in alone.",
            number=found.late_needs,
        )
    if not statement.quotable:
        told += " " + _("Counted, never quoted.")
    return f"{blocks.icon(symbol)}{blocks.esc(told)}"


def withdraw(me: Person, statement: Statement) -> None:
    """Offer to withdraw one of the own statements, and say whether there is a way back."""
    again = _("You can write anew while the room gathers.")
    if not me.workshop.gathers:
        again = _("Nothing brings them back: the room has finished gathering.")
    act = open_store().statements.withdraw
    withdraw_button(
        statement.id,
        statement.text,
        f"{_(DELETED)} {again}",
        lambda: act(me.participant.id, statement.id),
    )


def change(me: Person, statement: Statement) -> None:
    """Let someone change one of the own statements; words that come too late stay in the field."""
    text = st.text_area(
        _("In your own words"), statement.text, max_chars=LONGEST_STATEMENT, height=150
    )
    quiet = st.checkbox(_("Count this, but don’t quote it"), not statement.quotable)
    if st.button(_("Keep the change"), type="primary", width="stretch"):
        with blocks.refusals():
            open_store().statements.change(
                me.participant.id, statement.id, text or "", quotable=not quiet
            )
            dialog.leave()
