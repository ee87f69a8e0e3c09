"""The menu: the only list of pages, their addresses, and who sees which of them in it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from typing import Final

import streamlit as st

from vision.optional_parts import Part
from vision.translation import _, language, marked


@dataclass(frozen=True, slots=True)
class Entry:
    """One page.

    Attributes:
        address: Last part of its URL, which links on paper carry; it never changes.
        file: Below ``pages/``.
        title: In the menu and in the browser's tab.
        part: The optional part of a workshop that it belongs to; without it, it is not in the menu.
    """

    address: str
    file: str
    title: str
    part: Part | None = None


HIDDEN: Final = (
    Entry("join", "participant/join.py", marked("Join")),
    Entry("share", "participant/share.py", marked("Share")),
    Entry("respond", "participant/respond.py", marked("Respond")),
    Entry("stand", "participant/where_i_stand.py", marked("Where I stand")),
    Entry("promise", "participant/promise.py", marked("What you are promised")),
    Entry("voice", "participant/my_voice.py", marked("My voice")),
    Entry("pulse", "participant/pulse.py", marked("How true it is today")),
    Entry("results", "participant/results/page.py", marked("Results")),
    Entry("methods", "leadership/methods.py", marked("Methods")),
    Entry("signin", "facilitator/signin.py", marked("Sign in")),
    Entry("signout", "facilitator/signout.py", marked("Sign out")),
    Entry("setup", "facilitator/owner_link.py", marked("Set up")),
    Entry("enter", "facilitator/leader_link.py", marked("Come in")),
    Entry("handout", "facilitator/handout.py", marked("To print")),
    Entry("live", "facilitator/wall/page.py", marked("Wall")),
)
LEADING: Final = (
    Entry("overview", "leadership/overview.py", marked("Overview")),
    Entry("themes", "leadership/themes/page.py", marked("Themes")),
    Entry("alignment", "leadership/alignment.py", marked("Alignment")),
    Entry("guess", "leadership/guess.py", marked("Guess")),
    Entry("consensus", "leadership/consensus/page.py", marked("Consensus")),
    Entry("shape", "leadership/shape/page.py", marked("Shape")),
    Entry("report", "leadership/report/page.py", marked("Report")),
)
PREPARING: Final = (
    Entry("workshops", "facilitator/workshops.py", marked("Workshops")),
    Entry("seeds", "facilitator/seeds.py", marked("Seeds")),
    Entry("files", "facilitator/files/page.py", marked("Files")),
)
RUNNING: Final = (
    Entry("run", "facilitator/run/page.py", marked("Run")),
    Entry("moderate", "facilitator/moderate/page.py", marked("Moderate")),
    Entry("cards", "facilitator/cards.py", marked("Cards")),
    Entry("naming", "facilitator/naming/page.py", marked("Name the themes")),
)
GROUPS: Final = {
    marked("The workshop"): PREPARING,
    marked("Run it"): RUNNING,
    marked("Results"): LEADING,
}
"""What the menu holds for whoever runs a workshop; leaders have the results alone, in a row."""
PRODUCT: Final = "Shared Vision"
"""The first entry, which leads home: its name is the product's and needs no translation."""
FRONT_DOOR: Final = "join"
"""The address that opens without any; also a page of its own name is answered with it."""
FOR_ALL: Final = frozenset(
    {
        "join",
        "share",
        "respond",
        "stand",
        "promise",
        "voice",
        "results",
        "pulse",
        "signin",
        "setup",
        "enter",
        "handout",
        "live",
    }
)
"""Addresses of the pages that everyone in a room meets: said in every language."""
HELD: Final = FOR_ALL - {"live"}
"""Addresses of the pages that are made for a phone, and hold nothing but what belongs to it."""
_FILES: Final = {each.address: each.file for each in (*HIDDEN, *LEADING, *PREPARING, *RUNNING)}


def file(address: str) -> str:
    """Return where the page of an address lies, as ``st.switch_page`` and ``st.page_link`` ask.

    Raises:
        KeyError: No page has this address.
    """
    return _FILES[address]


def is_address(text: str) -> bool:
    """Return whether a page has this address."""
    return text in _FILES


def titled(page: st.Page) -> str:
    """Return what a page is called in the browser's tab."""
    if page.title == PRODUCT:
        return PRODUCT
    return _("{title} · Shared Vision", title=page.title)


def asks_for_parts() -> bool:
    """Return whether a page is in the menu of some workshops only."""
    return any(each.part for entries in GROUPS.values() for each in entries)


def pages(
    *, runs: bool, around: bool, parts: frozenset[Part] = frozenset()
) -> dict[str, list[st.Page]]:
    """Return all pages for one run, under the headings of the menu.

    Args:
        runs: Whether the visitor runs a workshop: then all groups are there.
        around: Whether the visitor looks around at all: then the first entry leads home.
        parts: Optional parts that the workshop in view has.
    """
    made = _made(runs, around, parts, language())
    return {heading: [copy.copy(page) for page in group] for heading, group in made.items()}


@cache
def _made(
    runs: bool,  # noqa: FBT001 - a cache's key
    around: bool,  # noqa: FBT001 - likewise
    parts: frozenset[Part],
    spoken: str,  # noqa: ARG001 - likewise
) -> dict[str, tuple[st.Page, ...]]:
    """Return the pages as patterns to copy.

    Streamlit looks every page up on the disk when it is made. With a room full of phones that was
    a fifth of all work; and a page is changed by the run that shows it, so each run has a copy.
    """
    told = outline(runs=runs, around=around, parts=parts)
    return {
        heading and _(heading): tuple(_page(each, seen=each in group) for each in entries)
        for heading, (entries, group) in told.items()
    }


def outline(
    *, runs: bool, around: bool, parts: frozenset[Part] = frozenset()
) -> dict[str, tuple[tuple[Entry, ...], tuple[Entry, ...]]]:
    """Return for each heading of the menu the pages below it, and those of them that are seen.

    A page that is not seen is opened by its address, and asks there who is looking.

    Args:
        runs: Whether the visitor runs a workshop.
        around: Whether the visitor looks around at all.
        parts: Optional parts that the workshop in view has.
    """
    home = tuple(each for each in HIDDEN if around and each.address == FRONT_DOOR)
    groups = {
        heading: tuple(each for each in entries if each.part is None or each.part in parts)
        for heading, entries in GROUPS.items()
    }
    if runs:
        return {"": (HIDDEN, home)} | {
            heading: (GROUPS[heading], seen) for heading, seen in groups.items()
        }
    others = tuple(each for entries in GROUPS.values() for each in entries)
    results = tuple(each for each in LEADING if each.part is None or each.part in parts)
    return {"": ((*HIDDEN, *others), (*home, *results))}


def _page(entry: Entry, *, seen: bool) -> st.Page:
    home = entry.address == FRONT_DOOR
    return st.Page(
        entry.file,
        title=PRODUCT if home and seen else _(entry.title),
        url_path=entry.address,
        default=home,
        visibility="visible" if seen else "hidden",
    )
