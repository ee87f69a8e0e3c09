"""Paper: how statements, themes and figures look, as HTML whose typed parts are escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.frame import esc
from vision.charts.palette import numeral_colour, theme_colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vision.charts.palette import Mode
    from vision.themes import Theme


def mode() -> Mode:
    """Return ``light`` or ``dark``, as this browser shows the app."""
    return "dark" if st.context.theme.type == "dark" else "light"


def badge(theme_id: int) -> str:
    """Return a theme's numbered badge: the number carries it where colour cannot."""
    ground = theme_colour(theme_id, mode())
    ink = numeral_colour(ground, mode())
    return f'<span class="v-badge" style="background:{ground};color:{ink}">{theme_id}</span>'


def theme_name(theme_id: int, name: str) -> str:
    """Return badge and name together."""
    return f'<span class="v-theme-name">{badge(theme_id)}<span>{esc(name)}</span></span>'


def quotes(shown: Iterable[tuple[str, str | None]]) -> str:
    """Return typical statements, each with the level that may be told of it."""
    items = "".join(
        f"<li>{esc(text)}{f'<small>{esc(level)}</small>' if level else ''}</li>"
        for text, level in shown
    )
    return f'<ul class="v-quotes">{items}</ul>' if items else ""


def legend(themes: Sequence[Theme]) -> str:
    """Return the numbered legend of a cloud."""
    items = "".join(f"<span>{badge(t.id)}{esc(t.name)}</span>" for t in themes)
    return f'<div class="v-legend">{items}</div>'


def figure(
    label: str, number: str, sentence: str, *, at: float | None = None,
    chance: tuple[float, float] | None = None, beside: str = "",
) -> str:  # fmt: skip
    """Return a figure: a number, a strip from 0 to 1, and what 0 or 1 would mean.

    Args:
        label: What it is.
        number: As shown.
        sentence: What it means, in words.
        at: Where the number lies on the strip, 0 to 1; None draws no strip.
        chance: The range that chance alone would give, drawn behind.
        beside: Said next to the number.
    """
    strip = ""
    if at is not None:
        band = ""
        if chance:
            left, wide = 100 * chance[0], 100 * (chance[1] - chance[0])
            band = f'<i style="left:{left:.1f}%;width:{wide:.1f}%"></i>'
        point = f'<b style="left:{100 * at:.1f}%"></b>'
        strip = f'<div class="v-strip" aria-hidden="true">{band}{point}</div>'
    more = f'<span class="v-range">{esc(beside)}</span>' if beside else ""
    return (
        f'<div class="v-figure"><div class="v-label">{esc(label)}</div>'
        f'<div><span class="v-number">{esc(number)}</span>{more}</div>{strip}'
        f"<p>{esc(sentence)}</p></div>"
    )
