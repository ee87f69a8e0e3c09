"""Paper: how statements, themes and figures look, as HTML whose typed parts are escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts.blocks import esc
from vision.charts.palette import numeral_colour, theme_colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vision.charts.palette import Mode
    from vision.reports.figures import Figure
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


def figure(told: Figure) -> str:
    """Return a figure: a number, a strip from 0 to 1 with what chance gives, and what it means."""
    strip = ""
    if told.share is not None:
        band = ""
        if told.chance_low is not None and told.chance_high is not None:
            first, wide = 100 * told.chance_low, 100 * (told.chance_high - told.chance_low)
            band = f'<i style="inset-inline-start:{first:.1f}%;width:{wide:.1f}%"></i>'
        point = f'<b style="inset-inline-start:{100 * told.share:.1f}%"></b>'
        strip = f'<div class="v-strip" aria-hidden="true">{band}{point}</div>'
    beside = f'<span class="v-range">{esc(told.beside)}</span>' if told.beside else ""
    short = "" if told.share is not None or told.beside else " v-said-short"
    return (
        f'<div class="v-figure"><h2 class="v-label">{esc(told.name)}</h2>'
        f'<div class="v-number{short}"><b>{esc(told.value)}</b> {beside}</div>{strip}'
        f"<p>{esc(told.sentence)}</p></div>"
    )
