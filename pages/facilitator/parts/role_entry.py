"""How a page lets somebody in who has shown that they may: a page can't set a cookie.

It grants roles to ``new_token()`` and calls ``enter``; ``server.role_cookie`` says what follows.
"""

from __future__ import annotations

import secrets
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from pages import menu
from pages.parts import blocks, visitor
from server.role_cookie import ticket_of
from vision.translation import _


def new_token() -> str:
    """Return to which token roles are granted now: a ticket, good once and in this browser only.

    A browser that takes no cookies gets the token of its visit.
    """
    if not visitor.takes_cookies():
        return visitor.pass_token()
    ticket = st.session_state["ticket"] = secrets.token_urlsafe(32)
    return ticket_of(ticket, visitor.token())


def keep() -> None:
    """Have the browser turn its ticket into a cookie, and stay on this page meanwhile."""
    if visitor.takes_cookies():
        _sign("")


def enter(address: str, **query: str) -> NoReturn:
    """Open a page in the roles that were just granted.

    Args:
        address: Of the page.
        query: What its address carries.
    """
    if not visitor.takes_cookies():
        st.switch_page(menu.file(address), query_params=query)
    blocks.line(_("Signing you in …"))
    _sign(f"./{address}?{urlencode(query)}".rstrip("?"))
    st.session_state.pop("ticket", None)
    st.stop()


def _sign(to: str) -> None:
    """Tell the page's script which ticket to turn in, and where to go then."""
    ticket = st.session_state.get("ticket", "")
    blocks.block(f'<span hidden data-ticket="{ticket}" data-to="{blocks.esc(to)}"></span>')
