"""What the wall can show, one after the other: its pictures, then one theme, then one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.facilitator.wall.lettering import ALONE, BESIDE, width
from pages.parts import markup, quotes
from pages.parts.blocks import esc
from vision.translation import _, in_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.results import Results
    from vision.themes import Theme

THEME: Final = "theme"
STATEMENT: Final = "statement"
QUOTES: Final = 3
"""Typical statements of one theme that can be read from the back row."""

PICTURES: Final = (
    "vision", "became", "answers", "progress", "slate", "words", "influence"
)  # fmt: skip
"""What fills the wall, in this order, as far as it is there; themes and statements follow."""

_SHOWN: Final = "wall-slides"
_AT: Final = "wall-slide"


def of(pictures: Sequence[str], found: Results | None) -> list[str]:
    """Return the names of all slides, in order, and remember them for the keys."""
    themes = [theme for theme in found.themes.themes if not theme.other] if found else []
    read = quotes.texts([key for theme in themes for key in theme.quotes[:QUOTES]])
    first = [next((key for key in theme.quotes if key in read), "") for theme in themes]
    slides = [*pictures]
    slides += [f"{THEME} {each.id}" for each, key in zip(themes, first, strict=True) if key]
    slides += [f"{STATEMENT} {key}" for key in first if key]
    st.session_state[_SHOWN] = (len(pictures), slides)
    return slides


def at(slides: Sequence[str]) -> str:
    """Return the slide that is shown now: the chosen one, as long as it is there; the first."""
    chosen: str = st.session_state.get(_AT, "")
    return chosen if chosen in slides else slides[0]


def step(by: int) -> None:
    """Go to the next slide, or with -1 to the one before."""
    _, slides = st.session_state.get(_SHOWN, (0, []))
    if slides:
        st.session_state[_AT] = slides[(slides.index(at(slides)) + by) % len(slides)]


def next_picture() -> None:
    """Go to the next of the pictures, past single themes and statements."""
    pictures, slides = st.session_state.get(_SHOWN, (0, []))
    if pictures:
        here = slides.index(at(slides))
        st.session_state[_AT] = slides[(here + 1) % pictures if here < pictures else 0]


def one(found: Results, slide: str) -> str:
    """Return one theme with its words, or one statement, as HTML for the whole screen."""
    kind, _space, which = slide.partition(" ")
    themes = {str(theme.id): theme for theme in found.themes.themes}
    if kind == THEME:
        return _theme(found, themes[which])
    texts = quotes.texts([which])
    home = themes.get(str(found.labels.get(which)))
    below = f'<p class="v-of">{markup.theme_name(home.id, home.name)}</p>' if home else ""
    return "".join(
        f'<div class="v-one v-alone"><p class="v-said v-size-{_size(text)}">{esc(text)}</p>'
        f"{below}</div>"
        for text in texts.values()
    )


def _theme(found: Results, theme: Theme) -> str:
    reach = {each.id: each.reach for each in found.alignment.themes}.get(theme.id)
    spoken = (
        _("{of_100} of 100 people speak of it", of_100=round(100 * reach))
        if reach is not None
        else ""
    )
    words = in_row([*([spoken] if spoken else []), *theme.keywords[:5]], " · ")
    texts = _texts(theme, QUOTES)
    few = max(map(width, texts), default=0) > BESIDE[2]
    items = "".join(
        f'<li class="v-said">{esc(text)}</li>' for text in texts[: QUOTES - 1 if few else QUOTES]
    )
    return (
        f'<div class="v-one"><h2>{markup.badge(theme.id)}<span>{esc(theme.name)}</span></h2>'
        f'<p class="v-of">{esc(words)}</p>'
        f'<ul class="{"v-few" if few else "v-all"}">{items}</ul></div>'
    )


def _texts(theme: Theme, most: int) -> list[str]:
    """Return typical statements that may be shown now; whatever was hidden is gone at once."""
    return list(quotes.texts(theme.quotes).values())[:most]


def _size(text: str) -> int:
    return next((size for size, most in enumerate(ALONE) if width(text) <= most), len(ALONE))
