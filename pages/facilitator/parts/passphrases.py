"""The passphrases of a workshop: shown once, asked after until somebody has them, made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from pages.facilitator.parts import accounts, invitation
from pages.parts import blocks, visitor
from server.store import open_store
from vision.limits import LEADER_LINK_DAYS
from vision.models import Role
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from vision.models import Workshop

HANDED: Final = {
    Role.FACILITATOR: (
        marked("Passphrase for the facilitators"),
        marked("New passphrase for the facilitators"),
    ),
    Role.LEADER: (marked("Passphrase for the leaders"), marked("New passphrase for the leaders")),
}


def make(workshop_id: str, *roles: Role) -> None:
    """Make new passphrases, to be shown until somebody has them; this browser stays let in.

    Wherever this is stopped, by a second press or a database that is away, whoever pressed runs the
    workshop and is asked after passphrases that nobody has seen.
    """
    passes, token = open_store().passes, visitor.pass_token()
    if passes.roles(token).get(workshop_id) is not Role.FACILITATOR:
        passes.grant(token, workshop_id, Role.FACILITATOR)
    open_store().handovers.begin(workshop_id)
    made = {role: passes.new_passphrase(workshop_id, role, keeps=token) for role in roles}
    st.session_state[f"passphrases-{workshop_id}"] = made


def hand_over(workshop: Workshop) -> None:
    """Show new passphrases until they are written down; ask after those that nobody confirmed."""
    made: dict[Role, str] = st.session_state.get(f"passphrases-{workshop.id}", {})
    if not made and not open_store().handovers.is_open(workshop.id):
        return
    with st.container(border=True, key="passphrases"):
        if made:
            blocks.title(
                _("Write these down now"), _("They are kept only as a hash: this is the only time.")
            )
        else:
            blocks.title(
                _("Were the passphrases written down?"),
                _("They can’t be shown again. New ones end those from before."),
            )
        for role, phrase in made.items():
            st.caption(_(HANDED[role][0]))
            st.code(phrase, language=None)
        with st.container(horizontal=True):
            st.button(_("I have them"), on_click=_have, args=(workshop.id,))
            if not made:
                st.button(
                    _("Make new ones"),
                    on_click=make,
                    args=(workshop.id, Role.FACILITATOR, Role.LEADER),
                )


def _have(workshop_id: str) -> None:
    open_store().handovers.end(workshop_id)
    st.session_state.pop(f"passphrases-{workshop_id}", None)


def renew(workshop: Workshop) -> None:
    """Make a new passphrase; the old one ends."""
    st.caption(_("A new passphrase ends the old one, and signs out whoever used it."))
    with st.container(horizontal=True):
        for role in (Role.LEADER, Role.FACILITATOR):
            st.button(
                _(HANDED[role][1]),
                key=f"renew-{role}-{workshop.id}",
                on_click=make,
                args=(workshop.id, role),
            )
    accounts.of_workshop(workshop)


def links(workshop: Workshop) -> None:
    """Make links with which a leader signs in once, and end those that nobody has used."""
    kept = f"leader-link-{workshop.id}"
    blocks.line(
        _(
            "A link lets one leader in, once, within {days} days, without a passphrase. Looking at "
            "it does not use it up; pressing the button on its page does.",
            days=LEADER_LINK_DAYS,
        )
    )
    with st.container(horizontal=True):
        if st.button(_("Make a link for one leader"), key=f"make-link-{workshop.id}"):
            key = open_store().leader_links.make(workshop.id)
            st.session_state[kept] = f"{invitation.reachable()}/enter?{urlencode({'key': key})}"
        if open_store().leader_links.open(workshop.id) and st.button(
            _("End all links that nobody has used"), key=f"end-links-{workshop.id}"
        ):
            open_store().leader_links.end(workshop.id)
            st.session_state.pop(kept, None)
            st.rerun()
    if made := st.session_state.get(kept, ""):
        st.caption(_("Send this to one person. It can’t be shown again."))
        st.code(made, language=None, wrap_lines=True)
    count = open_store().leader_links.open(workshop.id)
    if count:
        blocks.line(
            ngettext("One link is not used yet.", "{number} links are not used yet.", count),
            "v-sub",
        )


def of_all(workshops: tuple[Workshop, ...]) -> None:
    """Let the owner make new passphrases for any workshop, in one place."""
    titles = {each.id: f"{blocks.titled(each)} ({each.code})" for each in workshops}
    chosen = st.selectbox(
        _("Workshop"), list(titles), format_func=lambda each: titles.get(each, ""), key="renew-for"
    )
    found = next((each for each in workshops if each.id == chosen), None)
    if found is not None:
        hand_over(found)
        renew(found)
        links(found)
