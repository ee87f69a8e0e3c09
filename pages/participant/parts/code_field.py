"""The field for a code: the front door's, and on every page that a code has to open first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import menu
from pages.parts import blocks, visitor
from vision.errors import UnknownCodeError, VisionError
from vision.limits import LONGEST_CODE
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop


def workshop_in_view() -> Workshop:
    """Return the workshop whose code the address carries.

    Where it carries none, or one that opens nothing any more, the page asks for one, and ends
    there.
    """
    code = st.query_params.get("code", "")
    try:
        return visitor.workshop_of(code)
    except UnknownCodeError as error:
        with blocks.phone():
            blocks.finding(_("Join a workshop"))
            code_field(str(error) if code else "")
        st.stop()


def code_field(trouble: str = "") -> None:
    """Ask for the code of a workshop, and go there.

    Args:
        trouble: What is wrong with the code that led here; empty for nothing.
    """
    with st.form("door", border=False), st.container(key="code"):
        typed = st.text_input(
            _("Code from the wall"),
            placeholder="KITE 47",
            max_chars=LONGEST_CODE,
            autocomplete="off",
        )
        if st.form_submit_button(_("Join"), type="primary", width="stretch") and typed.strip():
            try:
                found = visitor.workshop_of(typed)
            except VisionError as error:
                trouble = str(error)
            else:
                code = found.code.replace(" ", "")
                st.switch_page(menu.file("join"), query_params={"code": code})
    if trouble:
        blocks.note(trouble, symbol="error", attention=True)
