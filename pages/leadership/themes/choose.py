"""Fields to choose a theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence


def label(theme: int, names: dict[int, str]) -> str:
    """Return number and name of a theme, for a list to choose from."""
    return f"{theme}  {names[theme]}" if theme in names else _("No theme")


def choose(
    title: str,
    options: Sequence[int],
    names: dict[int, str],
    key: str,
    *,
    index: int | None = 0,
    placeholder: str | None = None,
) -> int | None:
    """Ask for a theme; the one that was chosen stays so when themes get other names.

    Args:
        title: Of the field.
        options: Themes to choose from; -1 for none of them.
        names: Theme id to name.
        key: Tells the field from others.
        index: Place of the option that it begins with; None for none.
        placeholder: Stands there as long as none is chosen.
    """
    key, before = f"chosen-{key}", f"named-{key}"
    if st.session_state.get(key) is not None and st.session_state.get(before) != names:
        first = None if index is None else options[index]
        kept = theme_of(st.session_state[key])  # set once more, so that the browser hears its name
        st.session_state[key] = kept if kept in options else first
    st.session_state[before] = names
    chosen = st.selectbox(
        title,
        options,
        index=index,
        placeholder=placeholder,
        format_func=lambda each: label(theme_of(each), names),
        key=key,
    )
    theme = theme_of(chosen)
    return theme if chosen is not None and theme in options else None


def theme_of(chosen: object) -> int:
    """Return the theme that was chosen; a browser may still call it by its name of before.

    Example:
        >>> theme_of(3), theme_of("3  Its name of before"), theme_of(-1)
        (3, 3, -1)
    """
    found = re.match("[0-9]+", str(chosen))
    return int(found[0]) if found else -1
