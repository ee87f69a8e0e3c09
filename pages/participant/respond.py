"""Page: answer others' statements, one at a time, then say how true each theme is today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.participant.parts import links, next_statement, person
from pages.parts import blocks, markup, results
from server.room_state import state_of
from server.store import open_store
from vision.errors import VisionError
from vision.phases import Phase
from vision.store.responses import Choice
from vision.text.details import masked
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from pages.participant.parts.person import Person


def ask_today(me: Person) -> None:
    """Ask for every theme, from 0 (not at all) to 10 (fully); each answer is kept at once."""
    found = results.newest(me.workshop, me.question)
    if found is None:
        blocks.empty(_("Themes come first"), _("They appear here by themselves."), symbol="hub")
        person.wait_for(lambda: results.newest(me.workshop, me.question))
        return
    truths = open_store().today_ratings
    mine = truths.of(me.participant.id, me.question.id)
    blocks.line(_("How true is this for us today? 0 not at all, 10 fully."), "v-kicker")

    def keep(theme: int) -> None:
        chosen = st.session_state[f"today-{theme}"]
        if chosen is not None:
            try:
                truths.keep(me.participant.id, me.question.id, theme, int(chosen))
            except VisionError as error:
                st.session_state["today-error"] = str(error)

    if st.session_state.get("today-error"):
        blocks.note(st.session_state.pop("today-error"), symbol="error", attention=True)
    for theme in (each for each in found.themes.themes if not each.other):
        blocks.block(f"<p>{markup.theme_name(theme.id, theme.name)}</p>")
        st.select_slider(
            _("How true is theme {id} today", id=theme.id),
            [None, *range(11)],
            mine.get(theme.id),
            format_func=lambda value: _("not answered") if value is None else str(value),
            label_visibility="collapsed",
            key=f"today-{theme.id}",
            on_change=keep,
            args=(theme.id,),
        )


me = person.in_view()
responses = open_store().responses


def answer(asked: next_statement.Table, statement: Choice, chosen: int) -> None:
    """Keep an answer; a second tap on the same statement changes nothing."""
    matters = bool(st.session_state.get(f"matters-{statement.id}"))
    try:
        before = responses.answer(me.participant.id, statement.id, chosen, matters=matters)
    except VisionError as error:
        st.session_state["answer-error"] = str(error)
        return
    next_statement.record(asked, me.participant.id, statement.id, chosen, before)
    st.session_state["last-answer"] = statement.id


def undo() -> None:
    """Take the last answer back, and ask the same statement again."""
    last = st.session_state.get("last-answer")
    if not last:
        return
    try:
        responses.undo(me.participant.id, last)
    except VisionError as error:
        st.session_state["answer-error"] = str(error)
        return
    st.session_state["ask-again"] = st.session_state.pop("last-answer")


def card(asked: next_statement.Table, statement: Choice, done: int) -> None:
    """Show one statement and its two equal answers; never a result before the answer."""
    if len(me.workshop.questions) > 1:
        blocks.block(f'<p class="v-words">{blocks.esc(me.question.text)}</p>')
    blocks.line(_("Would you want this too?"), "v-kicker")
    text = blocks.esc(masked(statement.text))
    seed = f'<span class="v-state">{blocks.esc(_("From the facilitator"))}</span>'
    seed = seed if statement.seed else ""
    text = f'<div class="v-statement">{text}</div>{seed}'
    blocks.block(f'<div class="v-card v-ask v-new"><div>{text}</div></div>')
    with st.container(horizontal=True, key="answers"):
        for label, chosen, key in ((_("Disagree"), -1, "Left"), (_("Agree"), 1, "Right")):
            st.button(
                label,
                on_click=answer,
                args=(asked, statement, chosen),
                shortcut=key,
                width="stretch",
                key=f"take-{chosen}-{statement.id}",
            )
    st.checkbox(_("This matters a lot to me"), key=f"matters-{statement.id}")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            _("Not sure"), type="tertiary", on_click=answer, args=(asked, statement, 0),
            shortcut="Down", key=f"pass-{statement.id}",
        )  # fmt: skip
        if st.session_state.get("last-answer"):
            st.button(_("Undo"), type="tertiary", on_click=undo, shortcut="Backspace")
    said = ngettext("One answered.", "{number} answered.", done) if done else ""
    stop = _("Every answer counts. Stop whenever you like.")
    blocks.block(f'<p class="v-words">{blocks.esc(said)} {blocks.esc(stop)}</p>')


def nothing_left(mine: dict[str, int]) -> None:
    """Say so; go on to another question that has statements left, or look again."""
    told = (
        _("You answered {mine}. Thank you.", mine=len(mine))
        if mine
        else _("There is nothing to answer yet.")
    )
    blocks.empty(_("That is all for now"), told, symbol="task_alt")
    for other in me.workshop.questions:
        if other.id == me.question.id:
            continue
        if next_statement.ask(next_statement.table(me.workshop, other), me.participant.id, mine):
            label = _("Go on to question {position}", position=other.position + 1)
            if st.button(label, width="stretch", on_click=links.turn_to, args=(other.id,)):
                st.rerun()
            return
    st.button(_("Look again"), width="stretch")


def respond() -> None:
    """Ask the next statement, apart from the page, or say that there is none left for now."""
    asked = next_statement.table(state_of(me.workshop.id).workshop or me.workshop, me.question)
    mine = {key: each.answer for key, each in responses.of(me.participant.id).items()}
    again = st.session_state.pop("ask-again", None)
    statement = asked.choices.get(again) if again else None
    statement = statement or next_statement.ask(asked, me.participant.id, mine)
    if statement is None:
        nothing_left(mine)
    else:
        card(asked, statement, len(mine))
    if st.session_state.get("answer-error"):
        blocks.note(st.session_state.pop("answer-error"), symbol="error", attention=True)


with blocks.phone(me.workshop):
    if me.workshop.phase.rules.responds:
        links.choose_question(me)
        views = {"others": _("What others want"), "today": _("How it is today")}
        view = st.segmented_control(
            _("View"), list(views), default="others", format_func=lambda key: views.get(key, ""),
            label_visibility="collapsed", required=True, width="stretch", key="respond-view",
        )  # fmt: skip
        if view == "today":
            ask_today(me)
        else:
            st.fragment(respond)()
    else:
        links.go_on(me)
    links.links(me, Phase.RESPOND)
    person.follow(me.workshop.phase, me.workshop.id)
