"""The menu: the only list of pages, and who sees which of them in it."""

from __future__ import annotations

import copy
from functools import cache
from typing import Final, Literal

import streamlit as st

HIDDEN: Final = {
    "participant/join.py": "Join",
    "participant/share.py": "Share",
    "participant/respond.py": "Respond",
    "participant/stand.py": "Where I stand",
    "participant/voice.py": "My voice",
    "leadership/methods.py": "Methods",
    "facilitator/signin.py": "Sign in",
    "facilitator/setup.py": "Set up",
    "facilitator/live.py": "Wall",
}
LEADING: Final = {
    "leadership/overview.py": "Overview",
    "leadership/themes.py": "Themes",
    "leadership/alignment.py": "Alignment",
    "leadership/guess.py": "Guess",
    "leadership/consensus.py": "Consensus",
    "leadership/shape.py": "Shape",
    "leadership/report.py": "Report",
}
RUNNING: Final = {
    "facilitator/workshops.py": "Workshops",
    "facilitator/run.py": "Run",
    "facilitator/moderate.py": "Moderate",
    "facilitator/cards.py": "Cards",
    "facilitator/seeds.py": "Seeds",
    "facilitator/files.py": "Files",
}


def pages(*, runs: bool) -> list[st.Page]:
    """Return all pages for one run; those for facilitators are seen by whoever runs a workshop."""
    return [copy.copy(page) for page in _made(runs)]


@cache
def _made(runs: bool) -> tuple[st.Page, ...]:  # noqa: FBT001 - a cache's key
    """Return the pages as patterns to copy.

    Streamlit looks every page up on the disk when it is made. With a room full of phones that was
    a fifth of all work; and a page is changed by the run that shows it, so each run has a copy.
    """
    parts: tuple[tuple[dict[str, str], Literal["visible", "hidden"]], ...] = (
        (HIDDEN, "hidden"),
        (LEADING, "visible"),
        (RUNNING, "visible" if runs else "hidden"),
    )
    return tuple(
        st.Page(file, title=title, default=file.endswith("/join.py"), visibility=shown)
        for part, shown in parts
        for file, title in part.items()
    )
