"""Links along a workshop: to the page of the present phase, back to the own words, the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages import menu
from pages.parts import blocks, dialog
from server.store import open_store
from vision.drafts import clauses
from vision.phases import Phase
from vision.translation import _

if TYPE_CHECKING:
    from pages.participant.parts.person import Person
    from vision.drafts import Clause
    from vision.models import Workshop
    from vision.store import Draft


def sentences(draft: Draft, says: str) -> tuple[Clause, ...]:
    """Show the sentences of a draft, below what is said of them; return them."""
    found = tuple(clauses(draft.text))
    items = "".join(f"<li>{blocks.esc(each.text)}</li>" for each in found)
    blocks.block(f'<p class="v-kicker">{blocks.esc(says)}</p><ol class="v-draft">{items}</ol>')
    return found


def promise(workshop: Workshop) -> None:
    """Offer what is promised to whoever writes, and what is not."""
    st.page_link(
        menu.file("promise"),
        label=_("What you are promised"),
        icon=":material/verified_user:",
        query_params={"code": workshop.code.replace(" ", "")},
    )


VOICE: Final = menu.file("voice")


def page(workshop: Workshop) -> str:
    """Return the page of the present phase; as long as one may write, the page to write."""
    return menu.file((Phase.GATHER if workshop.gathers else workshop.phase).rules.page)


def address(me: Person) -> dict[str, str]:
    """Return what the address of a participant's page carries: the code and the question."""
    return {"code": me.workshop.code.replace(" ", ""), "q": me.question.id}


def go_on(me: Person) -> None:
    """Go to the page of the present phase, once no dialog is open in which someone may write."""
    if not dialog.is_open():
        st.switch_page(page(me.workshop), query_params=address(me))


def looks_at_own_words(me: Person) -> bool:
    """Return whether someone left the room's page, in this phase, to see the own words.

    The address says so, and says in which phase: once the room moves, everyone goes with it.
    """
    return st.query_params.get("look") == me.workshop.phase.value


def links(me: Person, here: Phase) -> None:
    """Offer the way back to the present phase, or to the own words."""
    room = page(me.workshop)
    if room != menu.file(here.rules.page):
        st.page_link(room, label=_("Back to the room"), query_params=address(me))
    elif room != VOICE:
        st.page_link(
            VOICE,
            label=_("Where my words went"),
            query_params=address(me) | {"look": me.workshop.phase.value},
        )
        writing = open_store().participants.writing(me.participant.id, me.question.id)
        if writing and not me.workshop.gathers:
            blocks.line(_("The words you were still writing are kept there, only for you."))


def choose_question(me: Person) -> None:
    """Let someone choose the question, where there are several."""
    asked = {question.id: question for question in me.workshop.questions}
    if len(asked) > 1:
        st.session_state["question"] = me.question.id  # the address knows: it may have gone back
        st.segmented_control(
            _("Question"),
            list(asked),
            format_func=lambda key: (
                _("Question {position}", position=asked[key].position + 1) if key in asked else ""
            ),
            label_visibility="collapsed",
            required=True,
            key="question",
            on_change=lambda: st.query_params.update(q=st.session_state["question"]),
        )


def turn_to(question_id: str) -> None:
    """Turn to another question, as a tap on it would: for a button's callback."""
    st.session_state["question"] = question_id
    st.query_params["q"] = question_id
