"""A new workshop in a minute: defaults that work, or another workshop's set-up as a template."""

from __future__ import annotations

from typing import Final

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from pages.facilitator.wording import lines
from vision.errors import VisionError
from vision.models import LOWEST_GROUP, SMALLEST_GROUP, Moderation, Role, Workshop
from vision.privacy import bands
from vision.store import Setup

LEVELS: Final = [("Executives", 8), ("Managers", 20), ("Team leads", 40), ("Frontline", 150)]
QUESTION: Final = "What should it feel like to work here in ten years?"


def create(template: Workshop | None = None) -> None:
    """Ask for what a workshop needs.

    Args:
        template: Its questions, levels, units and rules stand there to begin with.
    """
    left, right = st.columns(2, gap="large")
    with left:
        title = st.text_input("Title", placeholder="Lindwater 2035", max_chars=80)
        asked = [each.text for each in template.questions] if template else [QUESTION]
        questions = st.text_area(
            "The question; one a line, if there are several", "\n".join(asked), height=96
        )
        names = [each.name for each in template.units] if template else []
        units = st.text_area(
            "Units, one a line (may stay empty)",
            "\n".join(names),
            placeholder="Harbour Clinic\nHome Care",
            height=96,
        )
        pressed = st.button("Create the workshop", type="primary", width="stretch")
        trouble = st.container()
    with right:
        levels = _levels(template)
        smallest, kind = _protection(template, levels)
    if pressed:
        try:
            setup = Setup(
                title=title,
                questions=lines(questions),
                levels=levels,
                units=lines(units),
                moderation=kind,
                smallest_group=smallest,
            )
            made = open_store().workshops.add(setup)
        except VisionError as error:
            with trouble:
                frame.note(str(error), symbol="error", attention=True)
            return
        _hand_over(made)


def _levels(template: Workshop | None) -> list[tuple[str, int]]:
    """Ask for the levels, from the top down, with the people expected."""
    begin = [(each.name, each.expected) for each in template.levels] if template else LEVELS
    grid = st.data_editor(
        [{"Levels, from the top down": name, "People": people} for name, people in begin],
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "Levels, from the top down": st.column_config.TextColumn(required=True, max_chars=80),
            "People": st.column_config.NumberColumn(
                "People expected", min_value=0, step=1, default=0
            ),
        },
        key=f"levels-{template.id if template else ''}",
    )
    return [
        (str(row["Levels, from the top down"]), int(str(row.get("People") or 0)))
        for row in grid
        if str(row.get("Levels, from the top down") or "").strip()
    ]


def _protection(template: Workshop | None, levels: list[tuple[str, int]]) -> tuple[int, Moderation]:
    """Ask for what protects people, and say what results would show."""
    least = st.number_input(
        "Smallest group that is shown",
        LOWEST_GROUP,
        50,
        template.smallest_group if template else SMALLEST_GROUP,
    )
    approve = st.toggle(
        "Approve statements before they are shown",
        value=template is not None and template.moderation is Moderation.APPROVE_FIRST,
    )
    if any(people for _, people in levels):
        shown = bands(levels, int(least))
        names = ", ".join(band.name for band in shown) or "no levels: too few people"
        frame.note(f"Results would show: {names}.", symbol="visibility")
    return int(least), Moderation.APPROVE_FIRST if approve else Moderation.SHOW_AND_HIDE


def _hand_over(made: Workshop) -> None:
    """Make both passphrases, let this browser in, and go to the new workshop."""
    passes = open_store().passes
    st.session_state[f"passphrases-{made.id}"] = {
        role: passes.new_passphrase(made.id, role) for role in (Role.FACILITATOR, Role.LEADER)
    }
    passes.grant(visitor.token(), made.id, Role.FACILITATOR)
    for key in ("new", "template"):
        st.session_state.pop(key, None)
    st.switch_page("facilitator/run.py", query_params={"w": made.id})
