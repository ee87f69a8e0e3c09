"""The menu: the only list of pages, their addresses, and who sees which of them in it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from typing import Final

import streamlit as st

from vision.translation import _, language, marked


@dataclass(frozen=True, slots=True)
class Entry:
    """One page.

    Attributes:
        address: Last part of its URL, which links on paper carry; it never changes.
        file: Below ``pages/``.
        title: In the menu and in the browser's tab.
    """

    address: str
    file: str
    title: str


HIDDEN: Final = (
    Entry("join", "participant/join.py", marked("Join")),
    Entry("share", "participant/share.py", marked("Share")),
    Entry("respond", "participant/respond.py", marked("Respond")),
    Entry("stand", "participant/where_i_stand.py", marked("Where I stand")),
    Entry("promise", "participant/promise.py", marked("What you are promised")),
    Entry("voice", "participant/my_voice.py", marked("My voice")),
    Entry("methods", "leadership/methods.py", marked("Methods")),
    Entry("signin", "facilitator/signin.py", marked("Sign in")),
    Entry("setup", "facilitator/setup.py", marked("Set up")),
    Entry("live", "facilitator/wall/page.py", marked("Wall")),
)
LEADING: Final = (
    Entry("overview", "leadership/overview.py", marked("Overview")),
    Entry("themes", "leadership/themes/page.py", marked("Themes")),
    Entry("alignment", "leadership/alignment.py", marked("Alignment")),
    Entry("guess", "leadership/guess.py", marked("Guess")),
    Entry("consensus", "leadership/consensus/page.py", marked("Consensus")),
    Entry("shape", "leadership/shape/page.py", marked("Shape")),
    Entry("report", "leadership/report.py", marked("Report")),
)
RUNNING: Final = (
    Entry("workshops", "facilitator/workshops.py", marked("Workshops")),
    Entry("run", "facilitator/run/page.py", marked("Run")),
    Entry("moderate", "facilitator/moderate/page.py", marked("Moderate")),
    Entry("naming", "facilitator/naming/page.py", marked("Name the themes")),
    Entry("cards", "facilitator/cards.py", marked("Cards")),
    Entry("seeds", "facilitator/seeds.py", marked("Seeds")),
    Entry("files", "facilitator/files/page.py", marked("Files")),
)
FRONT_DOOR: Final = "join"
"""The address that opens without any; also a page of its own name is answered with it."""
FOR_ALL: Final = frozenset(
    {"join", "share", "respond", "stand", "promise", "voice", "signin", "setup", "live"}
)
"""Addresses of the pages that everyone in a room meets: said in every language."""
_FILES: Final = {each.address: each.file for each in (*HIDDEN, *LEADING, *RUNNING)}


def file(address: str) -> str:
    """Return where the page of an address lies, as ``st.switch_page`` and ``st.page_link`` ask.

    Raises:
        KeyError: No page has this address.
    """
    return _FILES[address]


def is_address(text: str) -> bool:
    """Return whether a page has this address."""
    return text in _FILES


def pages(*, runs: bool) -> list[st.Page]:
    """Return all pages for one run; those for facilitators are seen by whoever runs a workshop."""
    return [copy.copy(page) for page in _made(runs, language())]


@cache
def _made(runs: bool, spoken: str) -> tuple[st.Page, ...]:  # noqa: ARG001, FBT001 - a cache's key
    """Return the pages as patterns to copy.

    Streamlit looks every page up on the disk when it is made. With a room full of phones that was
    a fifth of all work; and a page is changed by the run that shows it, so each run has a copy.
    """
    return tuple(
        st.Page(
            each.file,
            title=_(each.title),
            url_path=each.address,
            default=each.address == FRONT_DOOR,
            visibility="visible" if part is LEADING or (part is RUNNING and runs) else "hidden",
        )
        for part in (HIDDEN, LEADING, RUNNING)
        for each in part
    )
