"""Which dialog is open: whoever opened it closes it, not a room that goes on or results that come.

Streamlit closes a dialog with the next run of the whole page; where that run draws it again,
browsers make a new one, without the focus and what is half typed. So pages that would draw
themselves anew wait until no dialog is open. The visit keeps which one is: where the whole page
does run, it is drawn again, until it is closed, the page is left, or what it is about is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(slots=True)
class Visit:
    """The dialog of a visit to one page.

    Attributes:
        page: The page's address.
        name: Of the dialog that is open; empty for none.
        about: What it is about, as it was when the dialog was opened.
        drawn: Whether the page has drawn it since it began to be drawn.
    """

    page: str = ""
    name: str = ""
    about: tuple[Any, ...] = ()
    drawn: bool = False


def ask(name: str, *about: object) -> None:
    """Open a dialog with the next drawing: for the button that leads to it, as its callback.

    A callback also counts where the page is drawn anew before it comes to that button.

    Args:
        name: Of the dialog, one of its kind on a page.
        about: Given to what the dialog shows, as it is now: a field keeps what is typed in it only
            as long as what it began with stays the same.
    """
    now = _now()
    now.name, now.about = name, about


def show(
    name: str,
    title: str,
    body: Callable[..., None],
    *,
    width: Literal["small", "large"] = "small",
) -> None:
    """Draw a dialog where it is the one that is open.

    Args:
        name: By which it was asked for.
        title: Above it.
        body: Draws what is in it; it is given what the dialog is about.
        width: Of the dialog.
    """
    now = _now()
    if now.name == name:
        now.drawn = True
        st.dialog(title, width=width, on_dismiss=leave)(body)(*now.about)


def is_open() -> bool:
    """Return whether a dialog is open, so that a page that would go on waits for it."""
    return bool(_now().name)


def draw_anew() -> None:
    """Draw the whole page anew, for a part that looks by itself: not while a dialog is open."""
    if not is_open():
        st.rerun()


def leave() -> NoReturn:
    """Close the dialog, and draw the whole page anew: it may have waited to go on."""
    ask("")
    st.rerun()


def page_begins(page: str) -> None:
    """Note that a page begins to be drawn: another page's dialog is forgotten."""
    now = _now()
    if now.page != page:
        st.session_state["dialog"] = Visit(page)
    now.drawn = False


def page_ends() -> None:
    """Forget a dialog that the whole page has not drawn; a page that waited for it goes on."""
    now = _now()
    if now.name and not now.drawn:
        leave()


def _now() -> Visit:
    kept: Visit = st.session_state.setdefault("dialog", Visit())
    return kept
