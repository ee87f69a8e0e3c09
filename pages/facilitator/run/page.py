"""Page: run one workshop: the code, the phase, the timer, and what protects people."""

import textwrap
import time

import streamlit as st

from pages import menu
from pages.facilitator.parts import invitation
from pages.facilitator.run import attendance, phases, protection
from pages.facilitator.run.corrections import wording
from pages.parts import blocks, results, visitor
from server.room_state import arrived_since, state_of
from server.store import open_store
from vision.models import Role, Status
from vision.translation import _, ngettext

workshop = visitor.workshop_in_view(Role.FACILITATOR)
since = st.session_state.setdefault(f"testing-{workshop.id}", time.time())


def invite() -> None:
    """Show the QR code and the code."""
    blocks.block(
        f'<img class="v-qr" alt="{blocks.esc(_("QR code that opens the workshop"))}" src="'
        f'{invitation.qr(invitation.link(workshop))}"><p class="v-bigcode">'
        f"{blocks.esc(workshop.code)}</p>"
    )


def link() -> None:
    """Show the link, and say so when no phone can open it."""
    st.code(invitation.link(workshop), language=None, wrap_lines=True)
    if invitation.is_local():
        blocks.note(
            _(
                "You opened this page at an address that only this machine knows. The link uses "
                "its address in the local network instead; set PUBLIC_URL if phones need another "
                "one."
            )
            if invitation.reachable() != invitation.base()
            else _(
                "This machine has no address in a network, so no phone can open this link. "
                "Connect it, or set PUBLIC_URL."
            ),
            symbol="wifi_find",
            attention=invitation.reachable() == invitation.base(),
        )


@st.fragment(run_every=2)
def live() -> None:
    """Say whether a phone got through, and what is coming in; follow the other facilitators."""
    now = state_of(workshop.id).workshop
    if now is None or _steered(now) != _steered(workshop):
        st.rerun()
    if arrived_since(workshop.id, since):
        blocks.block(
            f'<div class="v-note v-good" role="status">{blocks.icon("check_circle")}'
            f"<b>{blocks.esc(_('A phone reached this workshop.'))}</b></div>"
        )
    else:
        blocks.note(
            _("Scan the code. This turns green."), symbol="smartphone", strong=_("Test it:")
        )
    people, statements = results.counts(workshop.id)
    joined = open_store().participants.count(workshop.id)
    spoken_for = open_store().participants.spoken_for(workshop.id)
    waiting = open_store().moderation.standing(workshop.id)[Status.WAITING]
    rows = [
        (_("People who joined"), joined),
        (_("People who wrote"), people),
        (_("Statements"), statements),
    ]
    if spoken_for:
        rows.append((_("Spoken for by tables"), spoken_for))
    if waiting:
        rows.append((_("Waiting for a moderator"), waiting))
    told = "".join(f"<dt>{blocks.esc(name)}</dt><dd>{number:,}</dd>" for name, number in rows)
    blocks.block(f'<dl class="v-kv">{told}</dl>')


def _steered(now: object) -> tuple[object, ...]:
    names = ("phase", "round", "writes_on", "joins", "lens", "theme_count")
    return tuple(getattr(now, name) for name in (*names, "moderation", "smallest_group"))


def wall() -> None:
    """Offer the wall in a window of its own, light or dark, and tell its keys."""
    address = f"./live?w={workshop.id}&embed=true&embed_options="
    links = "".join(
        f'<a class="v-button" target="_blank" href="{address}{theme}_theme">{blocks.esc(label)}</a>'
        for theme, label in (("light", _("Open the wall")), ("dark", _("Open it dark")))
    )
    keys = [_("Keys on the wall: B blanks it, T starts and stops the timer.")]
    if len(workshop.questions) > 1:
        keys.append(_("N shows the next question."))
    if workshop.phase.rules.asked:
        keys.append(_("A changes between vision, answers and words."))
    keys.append(_("Q leaves; F11 fills the screen."))
    blocks.block(f'<div class="v-buttons">{links}</div>')
    blocks.line(" ".join(keys), "v-sub")


asked = [textwrap.shorten(each.text, 110, placeholder=" …") for each in workshop.questions[:1]]
if len(workshop.questions) > 1:
    more = len(workshop.questions) - 1
    asked.append(ngettext("And one more question.", "And {number} more questions.", more))
blocks.finding(workshop.title, lead=" ".join(asked))
protection.new_passphrases(workshop)
left, right = st.columns([2, 5], gap="large")
with left:
    invite()
    live()
    link()
with right:
    phases.phases(workshop)
    phases.timer(workshop)
    wall()
    here = {"w": workshop.id}
    with st.container(horizontal=True):
        st.page_link(menu.file("moderate"), icon=":material/rule:", query_params=here)
        st.page_link(menu.file("naming"), icon=":material/label:", query_params=here)
        st.page_link(menu.file("cards"), icon=":material/edit_note:", query_params=here)
        st.page_link(menu.file("seeds"), icon=":material/campaign:", query_params=here)
    for label, part in (
        (_("Title, questions, levels and units"), wording),
        (_("People expected at each level"), attendance.expected),
        (_("Join slips"), attendance.slips),
        (_("How themes are found"), phases.finding_themes),
        (_("Moderation and the smallest group"), protection.protection),
        (_("Codes for levels"), protection.level_codes),
        (_("Passphrases"), protection.passphrases),
        (_("Archive or delete"), protection.leaving),
    ):
        with st.expander(label):
            part(workshop)
