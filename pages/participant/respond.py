"""Page: answer others' statements, one at a time, then say how true each wish is today."""

from __future__ import annotations

from typing import Final

import streamlit as st

from pages.participant.parts import pairs, person, phase_links, statements_to_answer
from pages.participant.parts.today import ask_today
from pages.parts import blocks, opening_hours, quotes
from server.room_state import state_of
from server.store import open_store
from vision.errors import VisionError
from vision.phases import Phase
from vision.store.responses import Choice
from vision.text.details import masked
from vision.translation import RIGHT_TO_LEFT, _, language

LONG: Final = 160
"""Characters from which on a statement stands smaller on its card."""

me = person.in_view()
responses = open_store().responses


def answer(asked: statements_to_answer.Table, statement: Choice, chosen: int) -> None:
    """Keep an answer; a second tap on the same statement changes nothing."""
    matters = bool(st.session_state.get(f"matters-{statement.id}"))
    answered: list[str] = st.session_state.setdefault("answered", [])
    if statement.id not in answered:
        answered.append(statement.id)
    st.session_state["ask-again"] = None
    try:
        before = responses.answer(
            me.participant.id,
            statement.id,
            chosen,
            matters=matters,
            alike=asked.twice.members(statement.id),
        )
    except VisionError as error:
        answered.remove(statement.id)
        st.session_state["answer-error"] = str(error)
        return
    statements_to_answer.record(asked, me.participant.id, statement.id, chosen, before)


def last_answered(asked: statements_to_answer.Table) -> str | None:
    """Return the statement of this question that was answered last in this visit, if any."""
    answered = st.session_state.get("answered", ())
    return next((one for one in reversed(answered) if one in asked.choices), None)


def undo(asked: statements_to_answer.Table) -> None:
    """Take the last answer back, and ask the same statement again; and so on, to the first."""
    last = last_answered(asked)
    if last is None:
        return
    st.session_state["ask-again"] = last
    try:
        was = responses.undo(me.participant.id, last)
    except VisionError as error:
        st.session_state["ask-again"] = None
        st.session_state["answer-error"] = str(error)
        return
    st.session_state["answered"].remove(last)
    statements_to_answer.forget(asked, me.participant.id, last, was)


def offer_undo(asked: statements_to_answer.Table) -> None:
    """Offer the way back, for as long as there is one in this question."""
    if last_answered(asked) is not None:
        st.button(
            _("Undo"), type="tertiary", on_click=undo, args=(asked,), shortcut="Backspace",
            key="undo",
        )  # fmt: skip


def card(asked: statements_to_answer.Table, statement: Choice, at: str) -> None:
    """Show one statement and its two equal answers; never a result before the answer."""
    if len(me.workshop.questions) > 1:
        blocks.block(f'<p class="v-words">{blocks.esc(me.question.text)}</p>')
    several = asked.twice.said_by()
    who = _("From the facilitator") if statement.seed else _("Someone wrote")
    if statement.id in several:
        who = quotes.said(several[statement.id]).capitalize()
    blocks.block(
        f'<p class="v-top"><span>{blocks.esc(who)}</span><span>{blocks.esc(at)}</span></p>'
    )
    text = masked(statement.text)
    size = " v-long" if len(text) > LONG else ""
    blocks.block(
        f'<div class="v-card v-ask{size} v-new"><div class="v-statement">{blocks.esc(text)}</div>'
        "</div>"
    )
    st.checkbox(_("This matters a lot to me"), key=f"matters-{statement.id}")
    blocks.block(f'<p class="v-words v-middle">{blocks.esc(_("Would you want this too?"))}</p>')
    with st.container(horizontal=True, key="answers"):
        left, right = ("Right", "Left") if language() in RIGHT_TO_LEFT else ("Left", "Right")
        for label, chosen, key in ((_("Disagree"), -1, left), (_("Agree"), 1, right)):
            st.button(
                label,
                icon=":material/check:" if chosen > 0 else ":material/close:",
                on_click=answer,
                args=(asked, statement, chosen),
                shortcut=key,
                width="stretch",
                key=f"take-{chosen}-{statement.id}",
            )
    with st.container(horizontal=True, horizontal_alignment="center", key="aside"):
        st.button(
            _("Not sure, show the next one"), type="tertiary", on_click=answer,
            args=(asked, statement, 0), shortcut="Down", key=f"pass-{statement.id}",
        )  # fmt: skip
        offer_undo(asked)
    stop = _("Every answer counts. Stop whenever you like.")
    blocks.block(f'<p class="v-words v-middle">{blocks.esc(stop)}</p>')


def nothing_left(asked: statements_to_answer.Table, mine: dict[str, int]) -> None:
    """Say so; go on to another question that has statements left, or look again."""
    done = len(asked.answered(me.participant.id, mine))
    told = (
        _("You answered {mine}. Thank you.", mine=done)
        if done
        else _("There is nothing to answer yet.")
    )
    blocks.empty(_("That is all for now"), told, symbol="task_alt")
    with st.container(horizontal_alignment="center"):
        offer_undo(asked)
    for other in me.workshop.questions:
        if other.id == me.question.id:
            continue
        if statements_to_answer.ask(
            statements_to_answer.table(me.workshop, other), me.participant.id, mine
        ):
            label = _("Go on to question {position}", position=other.position + 1)
            if st.button(label, width="stretch", on_click=phase_links.turn_to, args=(other.id,)):
                st.rerun()
            return
    st.button(_("Look again"), width="stretch")


def respond() -> None:
    """Ask the next statement, apart from the page, or say that there is none left for now."""
    asked = statements_to_answer.table(
        state_of(me.workshop.id).workshop or me.workshop, me.question
    )
    mine = {key: each.answer for key, each in responses.of(me.participant.id).items()}
    again = st.session_state.get("ask-again")  # until it is answered, however often it is drawn
    statement = responses.choice(again) if again in asked.choices else None
    if statement is None:
        shown = st.session_state.get("shown-statement")
        statement = statements_to_answer.ask(asked, me.participant.id, mine, shown)
    st.session_state["shown-statement"] = statement.id if statement else None
    if statement is None:
        nothing_left(asked, mine)
    else:
        card(asked, statement, asked.progress(me.participant.id, mine))
    if st.session_state.get("answer-error"):
        blocks.note(st.session_state.pop("answer-error"), symbol="error", attention=True)


with blocks.phone(me.workshop):
    if me.workshop.phase.rules.responds:
        phase_links.choose_question(me)
        views = {"others": _("What others want"), "today": _("How it is today")}
        if pairs.asked_now(me):
            views["pairs"] = _("What drives what")
        wanted = st.query_params.get("view", "others")
        st.session_state["respond-view"] = wanted if wanted in views else "others"
        view = st.segmented_control(
            _("View"), list(views), format_func=lambda key: views.get(key, ""),
            label_visibility="collapsed", required=True, width="stretch", key="respond-view",
            on_change=lambda: st.query_params.update(view=st.session_state["respond-view"]),
        )  # fmt: skip
        if opening_hours.shut(me.workshop):
            pass
        elif view == "today":
            ask_today(me)
        elif view == "pairs":
            if not pairs.are_there(me):
                blocks.note(_("There is nothing to answer yet."), symbol="hourglass_empty")
            pairs.ask(me)
        else:
            st.fragment(respond)()
    else:
        phase_links.go_on(me)
    phase_links.links(me, Phase.RESPOND)
    person.follow(me.workshop)
