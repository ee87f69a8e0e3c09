"""Name, logo and colour of the organisation, on phones, on the wall and on what is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks, brand
from server import file_reader
from server.store import open_store
from vision.charts.brand_colour import accent
from vision.charts.palette import LIGHT
from vision.limits import LARGEST_LOGO_MB, LONGEST_ORGANISATION
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop


def organisation(workshop: Workshop) -> None:
    """Let a facilitator choose name, colour and logo, and see at once how they look."""
    blocks.line(
        _(
            "They stand on phones, on the wall, on handouts and slips, and in slides and reports. "
            "Where there is a logo, phones and the wall show it instead of the name."
        )
    )
    kept = workshop.brand
    name = st.text_input(
        _("Name of the organisation"),
        kept.organisation,
        max_chars=LONGEST_ORGANISATION,
        key=f"organisation-{workshop.id}",
        autocomplete="organization",
    )
    own = st.toggle(_("A colour of its own"), bool(kept.accent), key=f"own-colour-{workshop.id}")
    colour = _colour(kept.accent, workshop.id) if own else ""
    if (name or "", colour) != (kept.organisation, kept.accent) and st.button(
        _("Keep name and colour"), key=f"keep-brand-{workshop.id}"
    ):
        with blocks.refusals():
            open_store().brands.keep(workshop.id, name or "", colour)
            st.rerun()
    _logo(workshop)


def _colour(kept: str, workshop_id: str) -> str:
    """Ask for a colour; show its shades, and say so where they are not the colour itself."""
    picked = st.color_picker(_("Colour"), kept or LIGHT.primary, key=f"colour-{workshop_id}")
    colour = str(picked).upper()
    shades = [accent(colour, "light").text, accent(colour, "dark").text]
    says = {
        (False, False): "",
        (True, False): _("On light ground it is too pale to be read: a darker shade is used."),
        (False, True): _("On dark ground it is too dark to be read: a lighter shade is used."),
        (True, True): _(
            "On light ground a darker shade of it is used, on dark ground a lighter one, so that "
            "it can be read."
        ),
    }[(shades[0] != colour, shades[1] != colour)]
    blocks.block(brand.shades(colour, _("Join a workshop")))
    if says:
        blocks.note(says, symbol="contrast")
    return colour


def _logo(workshop: Workshop) -> None:
    """Show the logo, take another one, or take it away."""
    if workshop.brand.logo:
        blocks.block(brand.sign(workshop.brand))
        if st.button(_("Remove the logo"), key=f"no-logo-{workshop.id}"):
            open_store().brands.keep_logo(workshop.id, None)
            st.rerun()
    turn = st.session_state.setdefault(f"turn-of-logo-{workshop.id}", 0)
    file = st.file_uploader(
        _("Logo: a PNG or JPEG file of up to {megabytes} MB", megabytes=LARGEST_LOGO_MB),
        type=["png", "jpg", "jpeg"],
        max_upload_size=LARGEST_LOGO_MB,
        key=f"logo-{workshop.id}-{turn}",
    )
    if file is None:
        return
    with blocks.refusals():
        with st.spinner(_("Reading the picture"), show_time=False):
            open_store().brands.keep_logo(workshop.id, file_reader.logo(file.getvalue()))
        # An empty field, the file is let go.
        st.session_state[f"turn-of-logo-{workshop.id}"] = turn + 1
        st.rerun()
