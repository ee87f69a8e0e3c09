"""Who is looking: a browser's token, its roles, and the workshop in view."""

from __future__ import annotations

import hashlib
import secrets

import streamlit as st

from pages.parts import language
from server import code_lookup
from server.role_cookie import pass_in
from server.store import open_store
from server.visitor_cookie import token_in
from vision.access import covers, higher, require
from vision.errors import NotAllowedError
from vision.models import Role, Workshop
from vision.store import INSTALLATION


def token() -> str:
    """Return by what a participant is known: never by what holds a role.

    The browser's random token; one for this visit where it takes no cookies.
    """
    kept = token_in(st.context.cookies.to_dict())
    if kept:
        return kept
    return str(st.session_state.setdefault("visit_token", secrets.token_urlsafe(32)))


def takes_cookies() -> bool:
    """Return whether this browser keeps what it is given."""
    return bool(token_in(st.context.cookies.to_dict()))


def pass_token() -> str:
    """Return by what this browser holds roles, empty if it has none; another one than ``token``.

    Where it takes no cookies, one for this visit.
    """
    if takes_cookies():
        return pass_in(st.context.cookies.to_dict())
    return str(st.session_state.setdefault("visit_pass", secrets.token_urlsafe(32)))


def outdated() -> str:
    """Return a mark for the page's script, where this page may know an older token of its browser.

    Whoever signs in gets a new one; what was open in another tab finds its role again when it is
    loaded anew, which the script does once a token.
    """
    held = pass_token() if takes_cookies() else ""
    mark = hashlib.sha256(held.encode()).hexdigest()[:12] if held else ""
    return f'<span hidden data-outdated="{mark}"></span>' if mark else ""


def leader_token() -> str:
    """Return under what a leader's own guesses and texts are kept.

    Whoever looks around the sample without a role has them under ``token``, until they sign in.
    """
    return pass_token() or token()


def workshop_of(code: str) -> Workshop:
    """Return the workshop of a code, at the pace at which codes may be tried.

    Raises:
        UnknownCodeError: It opens none.
    """
    found = code_lookup.workshop_of(code, is_new=st.session_state.get("opened-code") != code)
    st.session_state["opened-code"] = code
    language.enter_room(found.language)
    return found


def is_owner() -> bool:
    """Return whether this browser belongs to the owner of the installation."""
    return open_store().passes.roles(pass_token()).get(INSTALLATION) is Role.OWNER


def role(workshop: Workshop) -> Role | None:
    """Return the highest role of this browser; anyone may look around the sample as a leader."""
    held = open_store().passes.role(pass_token(), workshop.id)
    return higher(held, Role.LEADER) if workshop.is_sample else held


def workshops(needed: Role, *, archived: bool = False) -> tuple[Workshop, ...]:
    """Return the workshops that this browser may see with a role, the sample last."""
    roles = open_store().passes.roles(pass_token())
    owner = roles.get(INSTALLATION)
    return tuple(
        each
        for each in open_store().workshops.all(archived=archived)
        if covers(
            higher(higher(roles.get(each.id), owner), Role.LEADER if each.is_sample else None),
            needed,
        )
    )


def workshop_in_view(needed: Role) -> Workshop:
    """Return the workshop that the address names, or the one looked at last; checks the role.

    Raises:
        NotAllowedError: The visitor holds no such role for it, or for any workshop.
        NotFoundError: It was deleted.
    """
    wanted = st.query_params.get("w") or st.session_state.get("workshop", "")
    if not wanted:
        mine = workshops(needed)
        if not mine:
            raise NotAllowedError(needed)
        wanted = mine[0].id
    workshop = open_store().workshops.get(wanted)
    require(role(workshop), needed)
    st.session_state["workshop"] = workshop.id
    if st.query_params.get("w") != workshop.id:
        st.query_params["w"] = workshop.id
    language.enter_room(workshop.language)
    return workshop
