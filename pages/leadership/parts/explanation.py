"""What a number is, how it was computed, how sure it is: one tap away, in plain words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages import menu
from pages.parts import blocks

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection

WORDS: Final[dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("explanations.toml").read_text(encoding="utf-8")
)
PARTS: Final = {"is": "What it is", "how": "How it was computed", "sure": "How sure"}


def explain(view: str, selection: Selection) -> None:
    """Offer what lies behind a view: what, how, how sure, who, and what is withheld and why."""
    alignment, shared = selection.results.alignment, WORDS["shared"]
    told = {title: WORDS[view][part].format(**shared) for part, title in PARTS.items()}
    told["Who is in it"] = f"{alignment.people:,} people. {shared['people']}"
    if not alignment.has_person:
        told["Who is in it"] += " Rows of a file that names no people count as one person each."
    told["What is withheld"] = _withheld(selection)
    with st.popover("How this was made", icon=":material/help:", type="tertiary"):
        rows = "".join(
            f"<dt>{blocks.esc(name)}</dt><dd>{blocks.esc(text)}</dd>" for name, text in told.items()
        )
        blocks.block(f'<dl class="v-explain">{rows}</dl>')
        st.page_link(
            menu.file("methods"),
            label="Formulas and sources",
            icon=":material/functions:",
            query_params={"w": selection.workshop.id},
        )


def _withheld(selection: Selection) -> str:
    m = selection.workshop.smallest_group
    listed = " ".join(f"{each.what}: {each.why}" for each in selection.results.alignment.withheld)
    rule = (
        f"Nothing is told about fewer than {m} people, nor anything from which it could be worked "
        "out. Shares of fewer than 100 people are rounded to steps of 5."
    )
    return f"{rule} {listed}".strip()
