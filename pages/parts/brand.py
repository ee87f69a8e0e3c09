"""How an organisation is recognised on phones and on the wall: its logo or name, and its colour."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

import streamlit as st

from server.logos import address
from vision.charts.brand_colour import accent
from vision.charts.palette import WHITE, palette
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode
    from vision.models import Brand


MODES: Final = "@supports(color:light-dark(#000,#fff))"


def dress(brand: Brand) -> None:
    """Let a page have the organisation's colour, in shades that can be read in light and dark."""
    if brand.accent:
        st.html(f"<style>{style(brand.accent)}</style>")


def style(colour: str) -> str:
    """Return the rule that gives a page a colour; pictures of themes and levels keep theirs.

    Args:
        colour: As ``#RRGGBB``.
    """
    light, dark = accent(colour, "light"), accent(colour, "dark")
    shades = {"primary": (light.text, dark.text), "button": (light.button, dark.button)}
    plain = ";".join(f"--{name}:{one}" for name, (one, _other) in shades.items())
    both = ";".join(f"--{name}:light-dark({one},{two})" for name, (one, two) in shades.items())
    return f".stApp.stApp{{{plain}}}{MODES}{{.stApp.stApp{{{both}}}}}"


def sign(brand: Brand) -> str:
    """Return the logo, or the name where there is none, as HTML; empty for neither."""
    if brand.logo:
        says = brand.organisation or _("Logo")
        return f'<p class="v-brand"><img src="{address(brand.logo)}" alt="{html.escape(says)}"></p>'
    return f'<p class="v-brand">{html.escape(brand.organisation)}</p>' if brand.organisation else ""


def shades(colour: str, words: str) -> str:
    """Return how a colour looks as text and as a button, on light and on dark ground, as HTML.

    Args:
        colour: As ``#RRGGBB``.
        words: That stand on both.
    """
    parts = []
    modes: tuple[Mode, ...] = ("light", "dark")
    for mode in modes:
        house, shade, said = palette(mode), accent(colour, mode), html.escape(words)
        parts.append(
            f'<div style="background:{house.page}"><b style="color:{shade.text}">{said}</b>'
            f'<span style="background:{shade.button};color:{WHITE}">{said}</span></div>'
        )
    return f'<div class="v-shades" aria-hidden="true">{"".join(parts)}</div>'
