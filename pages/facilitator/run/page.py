"""Page: run one workshop: the code, the phase, the timer, and what protects people."""

import textwrap
import time

import streamlit as st

from pages import menu
from pages.facilitator.parts import invitation
from pages.facilitator.run import phases, protection
from pages.facilitator.run.corrections import wording
from pages.parts import blocks, results, visitor
from server.room_state import arrived_since, pulse
from server.store import open_store
from vision.models import Role, Status

workshop = visitor.workshop_in_view(Role.FACILITATOR)
since = st.session_state.setdefault(f"testing-{workshop.id}", time.monotonic())


def invite() -> None:
    """Show the QR code and the code."""
    blocks.block(
        f'<img class="v-qr" alt="QR code that opens the workshop" src="'
        f'{invitation.qr(invitation.link(workshop))}"><p class="v-bigcode">'
        f"{blocks.esc(workshop.code)}</p>"
    )


def link() -> None:
    """Show the link, and say so when no phone can open it."""
    st.code(invitation.link(workshop), language=None, wrap_lines=True)
    if invitation.is_local():
        blocks.note(
            "You opened this page at an address that only this machine knows. The link uses its "
            "address in the local network instead; set PUBLIC_URL if phones need another one."
            if invitation.reachable() != invitation.base()
            else "This machine has no address in a network, so no phone can open this link. "
            "Connect it, or set PUBLIC_URL.",
            symbol="wifi_find",
            attention=invitation.reachable() == invitation.base(),
        )


@st.fragment(run_every=2)
def live() -> None:
    """Say whether a phone got through, and what is coming in; follow the other facilitators."""
    now = pulse(workshop.id).workshop
    if now is None or _steered(now) != _steered(workshop):
        st.rerun()
    if arrived_since(workshop.id, since):
        blocks.block(
            f'<div class="v-note v-good" role="status">{blocks.icon("check_circle")}'
            "<b>A phone reached this workshop.</b></div>"
        )
    else:
        blocks.note("Scan the code. This turns green.", symbol="smartphone", strong="Test it:")
    people, statements = results.counts(workshop.id)
    joined = open_store().participants.count(workshop.id)
    spoken_for = open_store().participants.spoken_for(workshop.id)
    waiting = open_store().moderation.standing(workshop.id)[Status.WAITING]
    queue = f"<dt>Waiting for a moderator</dt><dd>{waiting:,}</dd>" if waiting else ""
    tables = f"<dt>Spoken for by tables</dt><dd>{spoken_for:,}</dd>" if spoken_for else ""
    blocks.block(
        '<dl class="v-kv">'
        f"<dt>People who joined</dt><dd>{joined:,}</dd><dt>People who wrote</dt><dd>{people:,}</dd>"
        f"<dt>Statements</dt><dd>{statements:,}</dd>{tables}{queue}</dl>"
    )


def _steered(now: object) -> tuple[object, ...]:
    names = ("phase", "round", "writes_on", "lens", "theme_count", "moderation", "smallest_group")
    return tuple(getattr(now, name) for name in names)


def wall() -> None:
    """Offer the wall in a window of its own, light or dark, and tell its keys."""
    address = f"./live?w={workshop.id}&embed=true&embed_options="
    links = "".join(
        f'<a class="v-button" target="_blank" href="{address}{theme}_theme">{label}</a>'
        for theme, label in (("light", "Open the wall"), ("dark", "Open it dark"))
    )
    further = ", N shows the next question" if len(workshop.questions) > 1 else ""
    if workshop.phase.rules.asked:
        further += ", A changes between vision, answers and words"
    blocks.block(
        f'<div class="v-buttons">{links}</div><p class="v-sub">Keys on the wall: B blanks it, '
        f"T starts and stops the timer{further}, Q leaves; F11 fills the screen.</p>"
    )


asked = [textwrap.shorten(each.text, 110, placeholder=" …") for each in workshop.questions[:1]]
if len(workshop.questions) > 1:
    more = len(workshop.questions) - 1
    asked.append("And one more question." if more == 1 else f"And {more} more questions.")
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
        st.page_link(menu.file("cards"), icon=":material/edit_note:", query_params=here)
        st.page_link(menu.file("seeds"), icon=":material/campaign:", query_params=here)
    for label, part in (
        ("Title, questions, levels and units", wording),
        ("How themes are found", phases.finding_themes),
        ("Moderation and the smallest group", protection.protection),
        ("Codes for levels", protection.level_codes),
        ("Passphrases", protection.passphrases),
        ("Archive or delete", protection.leaving),
    ):
        with st.expander(label):
            part(workshop)
