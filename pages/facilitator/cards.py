"""Page: type paper cards quickly, by keyboard alone. No phone, no voice? No."""

import streamlit as st

from pages.facilitator.parts.question import question_in_view, which_question
from pages.parts import blocks, visitor
from server.store import open_store
from vision.errors import InvalidTextError, VisionError
from vision.limits import MOST_LINES_OF_CARD, MOST_PEOPLE_OF_CARD
from vision.models import Moderation, Role, Status, Workshop
from vision.store import Arrival
from vision.text.typed_text import entered
from vision.translation import _, ngettext

workshop = visitor.workshop_in_view(Role.FACILITATOR)
approve = workshop.moderation is Moderation.APPROVE_FIRST
kept: list[str] = st.session_state.setdefault(f"cards-{workshop.id}", [])


NOT_ON_CARD = ""
"""Chosen on purpose where a card says no level or unit."""


def ask_who() -> None:
    """Ask for level, unit and the people spoken for."""
    levels = {each.id: each.name for each in workshop.levels} | {NOT_ON_CARD: _("not on the card")}
    units = {each.id: each.name for each in workshop.units} | {NOT_ON_CARD: _("not on the card")}
    st.radio(
        _("Level"),
        list(levels),
        index=None,
        format_func=lambda key: blocks.plain(levels.get(key or "", "")),
        horizontal=True,
        key="card-level",
    )
    left, right = st.columns([2, 1])
    if workshop.units:
        with left:
            st.selectbox(
                _("Unit"),
                list(units),
                index=None,
                format_func=lambda key: units.get(key or "", ""),
                placeholder=_("Choose"),
                key="card-unit",
            )
    with right:
        st.number_input(
            _("Speaks for how many people"), 1, MOST_PEOPLE_OF_CARD, 1, key="card-people"
        )
    st.toggle(_("The next cards are from the same level and unit"), key="card-same")


def who() -> tuple[str | None, str | None, int]:
    """Return what is chosen now, whatever the page showed when it was drawn; None for not yet.

    Whoever types fast keeps a card before the page has heard of its level.
    """
    level = st.session_state.get("card-level")
    unit = st.session_state.get("card-unit") if workshop.units else NOT_ON_CARD
    return (
        level if level in {NOT_ON_CARD, *(each.id for each in workshop.levels)} else None,
        unit if unit in {NOT_ON_CARD, *(each.id for each in workshop.units)} else None,
        int(st.session_state.get("card-people") or 1),
    )


def keep() -> None:
    """Keep every line of a card as a statement of one person; else the card stays in the field."""
    text = str(st.session_state.get("card-text") or "")
    try:
        take(open_store().workshops.get(workshop.id), text, who())
    except VisionError as error:
        st.session_state["card-trouble"] = str(error)
    else:
        st.session_state["card-text"] = ""
        if not st.session_state.get("card-same"):
            st.session_state["card-level"] = st.session_state["card-unit"] = None
            st.session_state["card-people"] = 1


def take(now: Workshop, text: str, who: tuple[str | None, str | None, int]) -> None:
    """Keep the lines of a card, in the round that is open now, whatever the page was drawn for.

    Raises:
        InvalidTextError: There is none, one is too long, there are too many, or nobody said whose.
    """
    level_id, unit_id, people = who
    if level_id is None or unit_id is None:
        raise InvalidTextError(
            _("Choose the level of this card first.")
            if level_id is None
            else _("Choose the unit of this card first.")
        )
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 0 < len(lines) <= MOST_LINES_OF_CARD:
        raise InvalidTextError(
            _(
                "{MOST_LINES} lines are the most for one card; these are {lines}.",
                MOST_LINES=MOST_LINES_OF_CARD,
                lines=len(lines),
            )
            if lines
            else _("There is nothing on this card yet.")
        )
    waits = now.moderation is Moderation.APPROVE_FIRST
    status = Status.WAITING if waits else Status.VISIBLE
    card = [
        Arrival(
            entered(line),
            "card",
            level_id or None,
            unit_id or None,
            now.round,
            status,
            speaks_for=people,
        )
        for line in lines
    ]
    open_store().statements.add_many(now.id, question_in_view(now).id, card)
    kept[:0] = lines


blocks.finding(
    _("Type what is on the cards"),
    kicker=_("{title}, round {round}", title=blocks.titled(workshop), round=workshop.round),
    lead=_("Choose the level, type the card. Tab moves on, Ctrl+Enter keeps a card."),
)
left, right = st.columns([3, 2], gap="large")
with left:
    which_question(workshop)
    ask_who()
    with st.form("card", border=False):
        st.text_area(_("The card; one idea a line"), height=140, key="card-text")
        st.form_submit_button(
            _("Keep the card"),
            type="primary",
            width="stretch",
            on_click=keep,
        )
    if trouble := st.session_state.pop("card-trouble", ""):
        blocks.note(trouble, symbol="error", attention=True)
with right:
    blocks.title(
        ngettext("One typed here", "{number} typed here", len(kept)),
        _("They wait for approval.") if approve else _("A wrong one? Hide it under Moderate."),
    )
    blocks.block(
        "".join(
            f'<div class="v-card v-typed"><div class="v-statement">{blocks.esc(text)}</div></div>'
            for text in kept[:6]
        )
    )
