"""The way back to the page that asked for a passphrase: the address as it was, choices and all."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from pages import menu

LONGEST = 400
"""Letters of choices that are kept."""
_OWN = frozenset({"w", "then", "with", "code", "key"})
"""Names in an address that are no choice of a page."""


def kept(address: str) -> dict[str, str]:
    """Return what the address of the sign-in page carries, to come back to a page.

    Args:
        address: Of the page that asks.
    """
    chosen = {name: text for name, text in st.query_params.items() if name not in _OWN}
    said = {"then": address, "w": st.query_params.get("w", ""), "with": urlencode(chosen)}
    return {name: text for name, text in said.items() if text and len(text) <= LONGEST}


def asked_for(workshop_id: str) -> tuple[str, dict[str, str]] | None:
    """Return the page that led here and its choices, where it is about this workshop.

    What it may show is checked there again.

    Args:
        workshop_id: The workshop that was opened; blank where all were.
    """
    then, wanted = st.query_params.get("then", ""), st.query_params.get("w", "")
    if not menu.is_address(then) or (workshop_id and wanted not in ("", workshop_id)):
        return None
    chosen = dict(parse_qsl(st.query_params.get("with", "")[:LONGEST]))
    query = {name: text for name, text in chosen.items() if name not in _OWN}
    if workshop_id or wanted:
        query["w"] = workshop_id or wanted
    return then, query
