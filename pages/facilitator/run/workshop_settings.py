"""All that is set rather than steered: a fold for what belongs together, out of the room's way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import streamlit as st

from pages.facilitator.parts import passphrases
from pages.facilitator.run import (
    agenda,
    attendance,
    brand,
    opening_hours,
    optional_parts,
    phases,
    phone_results,
    protection,
)
from pages.facilitator.run.workshop_wording import wording
from pages.parts import blocks
from vision.optional_parts import Part
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Workshop

    Pieces: TypeAlias = tuple[tuple[str, Callable[[Workshop], None]], ...]


def all_settings(workshop: Workshop) -> None:
    """Offer everything that can be set, in the order in which a workshop needs it."""
    for label, pieces in (
        (_("What you say, step by step"), (("", agenda.all_steps),)),
        (_("Who takes part, and when"), _taking_part()),
        (
            _("Passphrases and links for leaders"),
            ((_("Passphrases"), passphrases.renew), (_("Links for leaders"), passphrases.links)),
        ),
        (_("Title, questions, levels and logo"), _looks()),
        (_("More for this workshop"), _more(workshop)),
        (_("Themes, moderation and the smallest group"), _rules()),
        (_("Archive, empty or delete"), (("", protection.leaving),)),
    ):
        with st.expander(label):
            for title, piece in pieces:
                if title:
                    blocks.title(title)
                piece(workshop)


def _taking_part() -> Pieces:
    return (
        (_("People expected at each level"), attendance.expected),
        (_("Join slips"), attendance.slips),
        (_("Codes for levels"), protection.level_codes),
        (_("Open and close by the clock"), opening_hours.by_the_clock),
    )


def _looks() -> Pieces:
    return (
        (_("Title, questions, levels and units"), wording),
        (_("The organisation’s name, logo and colour"), brand.organisation),
    )


def _more(workshop: Workshop) -> Pieces:
    switches = (("", optional_parts.switches),)
    if Part.RESULTS not in workshop.parts:
        return switches
    return (*switches, (_(Part.RESULTS.rules.title), phone_results.choices))


def _rules() -> Pieces:
    return (
        (_("How themes are found"), phases.finding_themes),
        (_("Moderation and the smallest group"), protection.protection),
    )
