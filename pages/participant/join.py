"""Page: join a workshop with a code or link, choose level and unit. The front door for everyone."""

from __future__ import annotations

import streamlit as st

from pages import menu
from pages.participant.parts import phase_links, way_to_results
from pages.participant.parts.code_field import code_field
from pages.participant.parts.person import Person, question
from pages.participant.parts.writing import gather
from pages.parts import blocks, language, visitor
from server.room_state import arrive
from server.store import open_store
from vision.errors import StorageError, VisionError
from vision.limits import LONGEST_CODE
from vision.models import Role, Workshop
from vision.translation import _


def front_door(trouble: str) -> None:
    """Ask for a code; say what this is; offer the ways in for those who run or lead a workshop."""
    blocks.finding(
        _("Join a workshop"),
        lead=_(
            "Everyone says what they wish for, sees what others wish for, and helps to write the "
            "vision that all of them share."
        ),
    )
    code_field(trouble)
    st.space("medium")
    mine = visitor.workshops(Role.LEADER)
    samples = [each for each in mine if each.is_sample]
    if visitor.workshops(Role.FACILITATOR):
        st.page_link(menu.file("workshops"), label=_("My workshops"), icon=":material/co_present:")
    elif len(mine) > len(samples):
        st.page_link(menu.file("overview"), label=_("My results"), icon=":material/insights:")
    if samples:
        st.page_link(
            menu.file("overview"),
            label=_("Look around the sample workshop"),
            icon=":material/travel_explore:",
            query_params={"w": samples[0].id},
        )
    st.page_link(menu.file("signin"), label=_("I lead or run a workshop"), icon=":material/key:")


def choose(workshop: Workshop) -> None:
    """Ask for level and unit: two taps."""
    blocks.block(question(workshop.questions[0].text))
    levels = {each.id: each.name for each in workshop.levels}
    units = {each.id: each.name for each in workshop.units}
    guarded, has_slips = open_store().participants.codes_asked(workshop.id)
    level = st.radio(
        _("I write as"),
        list(levels),
        index=None if len(levels) > 1 else 0,
        format_func=lambda key: blocks.plain(levels.get(key, "")),
        on_change="rerun" if guarded else "ignore",  # a tap costs nothing until "Start"
        key="level",
    )
    if units:
        st.selectbox(
            _("I work in"),
            list(units),
            index=None,
            format_func=lambda key: units.get(key, ""),
            placeholder=_("Choose"),
            on_change="rerun" if guarded else "ignore",
            filter_mode=None if len(units) < 12 else "fuzzy",  # noqa: PLR2004 - no keyboard for a short list
            key="unit",
        )
    codes(guarded=level in guarded, slips=has_slips)
    st.button(_("Start"), type="primary", width="stretch", on_click=start, args=(workshop,))
    if "again" in st.query_params and has_joined(workshop):
        st.page_link(
            menu.file("share"),
            label=_("Leave it as it was"),
            icon=language.backward(),
            query_params={"code": workshop.code},
        )
    assure(workshop)


def codes(*, guarded: bool, slips: bool) -> None:
    """Ask for the codes that may have been handed out: a level's, and a join slip's."""
    if guarded:
        st.text_input(
            _("Code for this level"), type="password", autocomplete="off", key="level-code"
        )
    if slips:
        st.session_state.setdefault("slip", st.query_params.get("slip", ""))
        st.text_input(
            _("Code on your slip"), max_chars=LONGEST_CODE, autocomplete="off", key="slip"
        )


def assure(workshop: Workshop) -> None:
    """Say what is missing, and what nobody will learn."""
    trouble = st.session_state.pop("trouble", "")
    if trouble:
        blocks.note(trouble, symbol="touch_app", attention=True)
    blocks.note(
        _(
            "No name, no address and no account is kept. Level and unit are used only for groups "
            "of {smallest_group} people or more.",
            smallest_group=workshop.smallest_group,
        ),
        symbol="lock",
    )
    phase_links.promise(workshop)


def start(workshop: Workshop) -> None:
    """Join as chosen; what is missing is said on the page."""
    level, unit = st.session_state.get("level"), st.session_state.get("unit")
    slip = st.session_state.get("slip") or ""
    if slip.strip() and level is None:
        level = workshop.levels[0].id  # the slip knows better
    if level is None or (workshop.units and unit is None):
        st.session_state["trouble"] = (
            _("Choose your level first.") if level is None else _("Choose where you work first.")
        )
        return
    code = st.session_state.get("level-code") or ""
    try:
        open_store().participants.join(
            workshop.id, visitor.token(), level_id=level, unit_id=unit, level_code=code, slip=slip
        )
    except VisionError as error:
        st.session_state["trouble"] = str(error)
    else:
        st.query_params.pop("again", None)


def has_joined(workshop: Workshop) -> bool:
    """Return whether this browser's person is in already, perhaps to change level or unit."""
    return open_store().participants.find(workshop.id, visitor.token()) is not None


code = st.query_params.get("code", "")
opened, against = None, ""
try:
    opened = visitor.workshop_of(code) if code else None
except StorageError:  # no code would help
    raise
except VisionError as error:
    against = str(error)

found = None
if opened is not None:
    arrive(opened.id)
    if "again" not in st.query_params:
        found = open_store().participants.find(opened.id, visitor.token())
if opened is not None and found is not None:
    me = Person(opened, found, opened.question(st.query_params.get("q", "")))
    if not opened.gathers:
        phase_links.go_on(me)
    gather(me)
else:
    with blocks.phone(opened):
        if opened is None:
            front_door(against)
        elif not opened.phase.rules.joins:
            blocks.empty(
                _("This workshop is closed"), _("Thank you for your interest."), symbol="task_alt"
            )
            way_to_results.offer(opened)
        elif not opened.joins and not has_joined(opened):
            blocks.empty(
                _("Nobody else can join now"),
                _("Ask whoever runs this workshop to let you in, then open the link again."),
                symbol="lock",
            )
            way_to_results.offer(opened)
        else:
            choose(opened)
