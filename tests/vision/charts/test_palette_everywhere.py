"""One palette: the stylesheet and the theme of Streamlit say of a colour what the palette says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from vision.charts.palette import Mode, Palette, palette

ROOT = Path(__file__).parents[3]
STYLES = (ROOT / "pages" / "parts" / "styles" / "page.css").read_text(encoding="utf-8")
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
MODES: tuple[Mode, ...] = ("light", "dark")
TOKENS = {
    **{name: name for name in ("page", "card", "soft", "ink", "ink2", "line", "edge", "primary")},
    "above": "above_text",
    "button": "button",
    "below": "primary",
    "above-soft": "above_soft",
}
"""Custom property of the stylesheet to attribute of the palette."""


def token(name: str, colours: Palette) -> str:
    """Return the colour of a custom property as the palette has it."""
    if name in {"high", "low"}:
        return colours.level_ends[name == "low"]
    return str(getattr(colours, TOKENS[name]))


def test_the_stylesheet_has_the_colours_of_the_palette() -> None:
    """Every pair of colours among its tokens, light and dark."""
    said = dict(re.findall(r"--([\w-]+): light-dark\(([^)]+)\)", STYLES))

    assert said.keys() == {*TOKENS, "high", "low"}
    for name, pair in said.items():
        assert pair == ", ".join(token(name, palette(mode)) for mode in MODES), name


def test_browsers_without_two_modes_get_the_light_one() -> None:
    """The fallback says the same as the light half of each token."""
    fallback = STYLES.split("@supports not (color: light-dark", 1)[1].split("}\n}", 1)[0]
    said = dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6})", fallback))

    assert said == {name: token(name, palette("light")) for name in (*TOKENS, "high", "low")}


@pytest.mark.parametrize("mode", MODES)
def test_streamlits_theme_has_the_colours_of_the_palette(mode: Mode) -> None:
    """Its widgets and its own charts, too."""
    colours, said = palette(mode), THEME[mode]

    assert said == {
        "primaryColor": colours.button,
        "backgroundColor": colours.page,
        "secondaryBackgroundColor": colours.card,
        "textColor": colours.ink,
        "borderColor": colours.line,
        "linkColor": colours.primary,
        "chartCategoricalColors": list(colours.themes),
    }
