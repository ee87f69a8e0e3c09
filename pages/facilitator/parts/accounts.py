"""People who sign in with an account of their organisation: who is invited, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks
from server.store import open_store, settings
from vision.limits import LONGEST_ADDRESS
from vision.models import Role, Workshop
from vision.store import INSTALLATION
from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.store import Account

NAMES: Final = {
    Role.LEADER: marked("Leader"),
    Role.FACILITATOR: marked("Facilitator"),
    Role.OWNER: marked("Owner"),
}


def are_used() -> bool:
    """Return whether people can sign in with an account here."""
    return settings().sign_in is not None


def of_workshop(workshop: Workshop) -> None:
    """Let a facilitator invite leaders and facilitators, where accounts are used."""
    if are_used():
        _invited(workshop.id, (Role.LEADER, Role.FACILITATOR))


def owners() -> None:
    """Let an owner invite owners, where accounts are used."""
    if are_used():
        with st.expander(_("People who own this installation with an account")):
            _invited(INSTALLATION, (Role.OWNER,))


def _invited(scope: str, roles: tuple[Role, ...]) -> None:
    st.caption(
        _(
            "Whoever is invited signs in with the account of the organisation. Only these people "
            "come in that way, and only as what stands here."
        )
    )
    for each in open_store().accounts.all(scope):
        _row(scope, each)
    with (
        st.form(f"invite-{scope}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        address = st.text_input(
            _("Mail address, or the code that somebody saw"),
            max_chars=LONGEST_ADDRESS,
            autocomplete="off",
        )
        role = roles[0]
        if len(roles) > 1:
            role = st.selectbox(_("As"), roles, format_func=lambda each: _(NAMES[each]), width=160)
        if st.form_submit_button(_("Invite")) and role in roles:
            _invite(scope, address, role)


def _row(scope: str, invited: Account) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        state = _("has signed in") if invited.known else _("has not signed in yet")
        blocks.block(
            f"<p><b>{blocks.esc(invited.address)}</b>, {blocks.esc(_(NAMES[invited.role]))}, "
            f"{blocks.esc(state)}</p>"
        )
        if st.button(_("Remove"), key=f"uninvite-{scope}-{invited.address}"):
            open_store().accounts.remove(scope, invited.address)
            st.rerun()


def _invite(scope: str, address: str, role: Role) -> None:
    with blocks.refusals():
        open_store().accounts.invite(scope, address, role)
        st.rerun()
