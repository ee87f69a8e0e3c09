"""Page: a pulse, in two minutes: how true each sentence of the vision is for us today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.participant.parts import way_to_results
from pages.participant.parts.code_field import workshop_in_view
from pages.participant.parts.scale import scale
from pages.parts import blocks, visitor
from server.store import open_store
from vision.drafts import clauses
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Pulse


def level_of(workshop: Workshop) -> str | None:
    """Ask for the level, and its code where it has one; anew in each pulse."""
    names = {each.id: each.name for each in workshop.levels}
    if len(names) == 1:
        return workshop.levels[0].id
    guarded, _slips = open_store().participants.codes_asked(workshop.id)
    chosen = st.radio(
        _("I answer as"),
        list(names),
        index=None,
        format_func=lambda key: blocks.plain(names.get(key, "")),
        key="pulse-level",
    )
    if guarded:
        st.text_input(
            _("Code for this level, where it has one"),
            type="password",
            autocomplete="off",
            key="pulse-code",
        )
    return chosen


def rate(pulse: Pulse, sentences: list[str], mine: dict[int, int]) -> dict[int, int]:
    """Ask of each sentence how true it is, from 0 to 10; any may be left out."""
    blocks.line(_("How true is this for us today?"), "v-kicker")
    given = {}
    for at, text in enumerate(sentences):
        blocks.block(f'<p class="v-statement">{blocks.esc(text)}</p>')
        value = scale(
            _("How true is sentence {at} today", at=at + 1), mine.get(at), f"{pulse.id}-{at}"
        )
        if value is not None:
            given[at] = value
    return given


def send(pulse: Pulse, level_id: str | None, given: dict[int, int]) -> None:
    """Keep what was answered, or say what is missing."""
    if not given:
        blocks.note(_("Answer one sentence at least."), symbol="touch_app", attention=True)
        return
    if level_id is None:
        blocks.note(_("Choose your level first."), symbol="touch_app", attention=True)
        return
    code = str(st.session_state.get("pulse-code") or "")
    with blocks.refusals():
        open_store().pulses.answer(
            pulse.id, visitor.token(), given, level_id=level_id, level_code=code
        )
        st.session_state["pulse-sent"] = pulse.id
        st.rerun()


def ask(workshop: Workshop, pulse: Pulse) -> None:
    """Ask for the level and the sentences, on one page with one button."""
    drafts = {each.id: each.text for each in open_store().drafts.all(workshop.id)}
    sentences = [each.text for each in clauses(drafts[pulse.draft_id])]
    person = open_store().pulses.find(pulse.id, visitor.token())
    mine = open_store().pulses.mine(person) if person else {}
    with st.form(f"answers-{pulse.id}", border=False):
        level_id = workshop.levels[0].id if person else level_of(workshop)
        given = rate(pulse, sentences, mine)
        pressed = st.form_submit_button(
            _("Send it again") if person else _("Send"), type="primary", width="stretch"
        )
    if pressed:
        send(pulse, level_id, given)
    blocks.note(
        _(
            "A pulse knows nobody: not what you wrote before, not what you answer next time. Once "
            "it is over, single answers are deleted; groups under {m} people are not shown.",
            m=pulse.smallest_group,
        ),
        symbol="lock",
    )


workshop = workshop_in_view()
pulse = way_to_results.pulse_now(workshop)
with blocks.phone():
    blocks.top(workshop, _("Two minutes"))
    if pulse is None:
        blocks.empty(
            _("No pulse is open now"),
            _("Whoever runs this workshop opens one from time to time."),
            symbol="hourglass_empty",
        )
    elif st.session_state.pop("pulse-sent", None) == pulse.id:
        blocks.empty(
            _("Thank you"),
            _("It counts once the pulse is over. Until then you may change it."),
            symbol="task_alt",
        )
        st.button(_("Change it"), width="stretch")
    else:
        ask(workshop, pulse)
    way_to_results.offer(workshop, to_pulse=False)
