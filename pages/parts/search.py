"""A search in words that a page may show, for any list of them: personal details stay masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from pages.parts import blocks
from vision.limits import LONGEST_SEARCH
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

One = TypeVar("One")


def found_among(
    shown: Sequence[One], words: Callable[[One], str], where: str = "statements"
) -> list[One]:
    """Return those whose words hold what is looked for; all of them where nothing is.

    Args:
        shown: In the order of the page.
        words: Of one of them as they may be shown, so that nothing behind a mask is ever found.
        where: Tells one such field of a page from another.
    """
    needle = looked_for(where)
    return [each for each in shown if needle in words(each).casefold()]


def looked_for(where: str = "statements") -> str:
    """Show the field and return what is typed in it, in small letters; empty for nothing."""
    wanted = st.text_input(
        _("A word in it"), max_chars=LONGEST_SEARCH, icon=":material/search:", key=f"search-{where}"
    )
    return (wanted or "").strip().casefold()


def nothing() -> None:
    """Say that nothing was found."""
    blocks.note(_("No statement that may be shown has this in it."), symbol="search_off")
