"""Page: join a workshop with a code or link, choose level and unit. The front door for everyone."""

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from pages.participant.person import question
from pages.pulse import arrive
from vision.errors import VisionError
from vision.models import Phase, Role, Workshop


def front_door() -> None:
    """Ask for a code; offer the ways in for those who run or lead a workshop."""
    frame.block('<h1 class="v-finding">Join a workshop</h1>')
    with st.form("door", border=False), st.container(key="code"):
        code = st.text_input(
            "Code from the wall", placeholder="KITE 47", max_chars=20, autocomplete="off"
        )
        if st.form_submit_button("Join", type="primary", width="stretch") and code.strip():
            try:
                open_store().workshops.by_code(code)
            except VisionError as error:
                st.session_state["door"] = str(error)
            else:
                st.session_state.pop("door", None)
                st.query_params["code"] = code.strip()
                st.rerun()
    if st.session_state.get("door"):
        frame.note(st.session_state["door"], symbol="error", attention=True)
    samples = [each for each in visitor.workshops(Role.LEADER) if each.is_sample]
    st.space("medium")
    if samples:
        st.page_link(
            "leadership/overview.py",
            label="Look around the sample workshop",
            icon=":material/travel_explore:",
            query_params={"w": samples[0].id},
        )
    st.page_link("facilitator/signin.py", label="I lead or run a workshop", icon=":material/key:")


def choose(workshop: Workshop) -> None:
    """Ask for level and unit: two taps."""
    frame.block(question(workshop.questions[0].text))
    levels = {each.id: each.name for each in workshop.levels}
    units = {each.id: each.name for each in workshop.units}
    guarded = open_store().participants.levels_with_code(workshop.id)
    level = st.radio(
        "I write as",
        list(levels),
        index=None if len(levels) > 1 else 0,
        format_func=lambda key: frame.plain(levels.get(key, "")),
        on_change="rerun" if guarded else "ignore",  # a tap costs nothing until "Start"
    )
    unit = None
    if units:
        unit = st.selectbox(
            "I work in",
            list(units),
            index=None,
            format_func=lambda key: units.get(key, ""),
            placeholder="Choose",
            on_change="rerun" if guarded else "ignore",
            filter_mode=None if len(units) < 12 else "fuzzy",  # noqa: PLR2004 - no keyboard for a short list
        )
    code = ""
    if level in guarded:
        code = st.text_input("Code for this level", type="password", autocomplete="off")
    if st.button("Start", type="primary", width="stretch"):
        if level is None or (units and unit is None):
            frame.note(
                "Choose your level first." if level is None else "Choose where you work first.",
                symbol="touch_app",
                attention=True,
            )
            return
        try:
            open_store().participants.join(
                workshop.id, visitor.token(), level_id=level, unit_id=unit, level_code=code
            )
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
            return
        st.switch_page("participant/share.py", query_params={"code": workshop.code})
    frame.note(
        "No name, no address and no account is kept. Level and unit are used only for groups of "
        f"{workshop.smallest_group} people or more.",
        symbol="lock",
    )


code = st.query_params.get("code", "")
try:
    opened = open_store().workshops.by_code(code) if code else None
except VisionError as error:
    opened = None
    st.session_state["door"] = str(error)

if opened is not None:
    arrive(opened.id)
with frame.phone(opened):
    if opened is None:
        front_door()
    elif opened.phase is Phase.CLOSED:
        frame.empty("This workshop is closed", "Thank you for your interest.", symbol="task_alt")
    elif "again" not in st.query_params and open_store().participants.find(
        opened.id, visitor.token()
    ):
        st.switch_page("participant/share.py", query_params={"code": opened.code})
    else:
        choose(opened)
