"""What a number is, how it was computed, how sure it is: one tap away, in plain words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages import menu
from pages.parts import blocks, totals
from vision.privacy.share_rounding import COARSE, FEW_PEOPLE
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection

WORDS: Final[dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("explanations.toml").read_text(encoding="utf-8")
)
PARTS: Final = {
    "is": marked("What it is"),
    "how": marked("How it was computed"),
    "sure": marked("How sure"),
}


def explain(view: str, selection: Selection) -> None:
    """Offer what lies behind a view: what, how, how sure, who, and what is withheld and why."""
    alignment = selection.results.alignment
    shared = {name: _(text) for name, text in WORDS["shared"].items()}
    told = {_(title): _(WORDS[view][part], **shared) for part, title in PARTS.items()}
    who = _("Who is in it")
    told[who] = f"{_counted(selection)} {shared['people']}"
    if selection.question.filled == "rows" or not alignment.has_person:
        told[who] += " " + _("Rows of a file that names no people count as one person each.")
    told[_("What is withheld")] = _withheld(selection)
    with st.popover(_("How this was made"), icon=":material/help:", type="tertiary"):
        rows = "".join(
            f"<dt>{blocks.esc(name)}</dt><dd>{blocks.esc(text)}</dd>" for name, text in told.items()
        )
        blocks.block(f'<dl class="v-explain">{rows}</dl>')
        st.page_link(
            menu.file("methods"),
            label=_("Formulas and sources"),
            icon=":material/functions:",
            query_params={"w": selection.workshop.id},
        )


def _counted(selection: Selection) -> str:
    """Return of how many people the words are counted here, of those who have written.

    Live totals are of the whole workshop: where it asks several questions, nobody is compared.
    """
    workshop = selection.workshop
    here, wrote = totals.counted(workshop, selection.results), totals.wrote(workshop)[0]
    if len(workshop.questions) > 1 or here.number >= wrote.number or str(here) == str(wrote):
        return ngettext(
            "The words of one person are counted.",
            "The words of {number} people are counted.",
            here.form,
            number=here,
        )
    return ngettext(
        "The words of {people} of the one person who has written are counted.",
        "The words of {people} of the {number} people who have written are counted.",
        wrote.form,
        number=wrote,
        people=here,
    )


def _withheld(selection: Selection) -> str:
    m = selection.workshop.smallest_group
    listed = " ".join(f"{each.what}: {each.why}" for each in selection.results.alignment.withheld)
    rule = _(
        "Nothing is told about fewer than {m} people, nor anything from which it could be worked "
        "out. Shares of fewer than {few} people are rounded to steps of {step}.",
        m=m,
        few=FEW_PEOPLE,
        step=round(100 * COARSE),
    )
    return f"{rule} {listed}".strip()
