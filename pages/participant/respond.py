"""Page: answer others' statements, one at a time, then say how true each theme is today."""

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.participant import asking, path, person, today
from pages.pulse import pulse
from vision.errors import VisionError
from vision.models import Phase
from vision.store.responses import Choice
from vision.text.details import masked

me = person.in_view()
responses = open_store().responses


def answer(asked: asking.Table, statement: Choice, chosen: int) -> None:
    """Keep an answer; a second tap on the same statement changes nothing."""
    matters = bool(st.session_state.get(f"matters-{statement.id}"))
    try:
        before = responses.answer(me.participant.id, statement.id, chosen, matters=matters)
    except VisionError as error:
        st.session_state["answer-error"] = str(error)
        return
    asking.record(asked, me.participant.id, statement.id, chosen, before)
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


def card(asked: asking.Table, statement: Choice, done: int) -> None:
    """Show one statement and its two equal answers; never a result before the answer."""
    if len(me.workshop.questions) > 1:
        frame.block(f'<p class="v-words">{frame.esc(me.question.text)}</p>')
    frame.block('<p class="v-kicker">Would you want this too?</p>')
    text = frame.esc(masked(statement.text))
    seed = '<span class="v-state">From the facilitator</span>' if statement.seed else ""
    text = f'<div class="v-statement">{text}</div>{seed}'
    frame.block(f'<div class="v-card v-ask v-new"><div>{text}</div></div>')
    with st.container(horizontal=True, key="answers"):
        for label, chosen, key in (("Disagree", -1, "Left"), ("Agree", 1, "Right")):
            st.button(
                label,
                on_click=answer,
                args=(asked, statement, chosen),
                shortcut=key,
                width="stretch",
                key=f"{label}-{statement.id}",
            )
    st.checkbox("This matters a lot to me", key=f"matters-{statement.id}")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "Not sure", type="tertiary", on_click=answer, args=(asked, statement, 0),
            shortcut="Down", key=f"pass-{statement.id}",
        )  # fmt: skip
        if st.session_state.get("last-answer"):
            st.button("Undo", type="tertiary", on_click=undo, shortcut="Backspace")
    said = f"{done:,} answered. " if done else ""
    frame.block(f'<p class="v-words">{said}Every answer counts. Stop whenever you like.</p>')


def nothing_left(mine: dict[str, int]) -> None:
    """Say so; go on to another question that has statements left, or look again."""
    told = f"You answered {len(mine):,}. Thank you." if mine else "There is nothing to answer yet."
    frame.empty("That is all for now", told, symbol="task_alt")
    for other in me.workshop.questions:
        if other.id == me.question.id:
            continue
        if asking.ask(asking.table(me.workshop, other), me.participant.id, mine):
            label = f"Go on to question {other.position + 1}"
            if st.button(label, width="stretch", on_click=path.turn_to, args=(other.id,)):
                st.rerun()
            return
    st.button("Look again", width="stretch")


def respond() -> None:
    """Ask the next statement, apart from the page, or say that there is none left for now."""
    asked = asking.table(pulse(me.workshop.id).workshop or me.workshop, me.question)
    mine = {key: each.answer for key, each in responses.of(me.participant.id).items()}
    again = st.session_state.pop("ask-again", None)
    statement = asked.choices.get(again) if again else None
    statement = statement or asking.ask(asked, me.participant.id, mine)
    if statement is None:
        nothing_left(mine)
    else:
        card(asked, statement, len(mine))
    if st.session_state.get("answer-error"):
        frame.note(st.session_state.pop("answer-error"), symbol="error", attention=True)


with frame.phone(me.workshop):
    if me.workshop.phase is Phase.RESPOND:
        path.choose_question(me)
        views = {"others": "What others want", "today": "How it is today"}
        view = st.segmented_control(
            "View", list(views), default="others", format_func=lambda key: views.get(key, ""),
            label_visibility="collapsed", required=True, width="stretch", key="respond-view",
        )  # fmt: skip
        if view == "today":
            today.ask(me)
        else:
            st.fragment(respond)()
    else:
        path.go_on(me)
    path.links(me, Phase.RESPOND)
    person.follow(me.workshop.phase, me.workshop.id)
