"""Who is looking: a browser's token, its roles, and the workshop in view."""

from __future__ import annotations

import secrets

import streamlit as st

from server import guessing
from server.store import open_store
from server.visitors import token_in
from vision.access import covers, higher, require
from vision.errors import NotAllowedError
from vision.models import Role, Workshop
from vision.store import INSTALLATION


def token() -> str:
    """Return the browser's random token; one for this visit where it takes no cookies."""
    kept = token_in(st.context.cookies.to_dict())
    if kept:
        return kept
    return str(st.session_state.setdefault("visit_token", secrets.token_urlsafe(32)))


def workshop_of(code: str) -> Workshop:
    """Return the workshop of a code, at the pace at which codes may be tried.

    Raises:
        UnknownCodeError: It opens none.
    """
    found = guessing.workshop_of(code, is_new=st.session_state.get("opened-code") != code)
    st.session_state["opened-code"] = code
    return found


def is_owner() -> bool:
    """Return whether this browser belongs to the owner of the installation."""
    return open_store().passes.roles(token()).get(INSTALLATION) is Role.OWNER


def role(workshop: Workshop) -> Role | None:
    """Return the highest role of this browser; anyone may look around the sample as a leader."""
    held = open_store().passes.role(token(), workshop.id)
    return higher(held, Role.LEADER) if workshop.is_sample else held


def workshops(needed: Role, *, archived: bool = False) -> tuple[Workshop, ...]:
    """Return the workshops that this browser may see with a role, the sample last."""
    roles = open_store().passes.roles(token())
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
    return workshop
