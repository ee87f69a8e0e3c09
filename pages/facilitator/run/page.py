"""Page: run one workshop: the code, the phase, the timer, and what protects people."""

import textwrap
import time

import streamlit as st

from pages import menu
from pages.facilitator.parts import invitation, passphrases
from pages.facilitator.run import agenda, follow_up, phases, workshop_settings
from pages.parts import blocks, dialog, influence_map, totals, visitor
from server.room_state import arrived_since, state_of
from server.store import open_store
from vision.errors import NotFoundError
from vision.models import Role, Status
from vision.privacy.totals_in_steps import Total
from vision.translation import _, ngettext, whole_number

workshop = visitor.workshop_in_view(Role.FACILITATOR)
since = st.session_state.setdefault(f"testing-{workshop.id}", time.time())


def invite() -> None:
    """Show the QR code and the code."""
    blocks.block(
        f'<img class="v-qr" alt="{blocks.esc(_("QR code that opens the workshop"))}" src="'
        f'{invitation.qr(invitation.link(workshop))}"><p class="v-bigcode">'
        f"{blocks.esc(workshop.code)}</p>"
        f'<div class="v-buttons"><a class="v-button" target="_blank" '
        f'href="./handout?w={workshop.id}">'
        f"{blocks.icon('print')}{blocks.esc(_('Large, or to print'))}</a></div>"
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
    if steered_anew():
        dialog.draw_anew()
    if arrived_since(workshop.id, since):
        blocks.block(
            f'<div class="v-note v-good" role="status">{blocks.icon("check_circle")}'
            f"<b>{blocks.esc(_('A phone reached this workshop.'))}</b></div>"
        )
    elif workshop.phase.rules.writes:
        blocks.note(
            _("Scan the code. This turns green."), symbol="smartphone", strong=_("Test it:")
        )
    told = "".join(
        f"<dt>{blocks.esc(name)}</dt><dd>{blocks.esc(number)}</dd>" for name, number in coming_in()
    )
    blocks.block(f'<dl class="v-kv">{told}</dl>')


def coming_in() -> list[tuple[str, Total | str]]:
    """Return what came in so far, each total by its name; what there is none of is left out."""
    store, m = open_store(), workshop.smallest_group
    people, statements = totals.wrote(workshop)
    answered, answers = totals.answered(workshop)
    shared = store.drafts.newest(workshop.id, shared=True)
    standing = len(store.stances.all(shared.id)) if shared else 0
    tables = Total.of_people(store.participants.spoken_for(workshop.id), m)
    every = [
        (_("People who joined"), totals.joined(workshop), True),
        (_("People of cards and files"), totals.nameless(workshop), False),
        (_("People who wrote"), people, True),
        (_("Statements"), statements, True),
        (_("People who answered"), answered, False),
        (_("Answers"), answers, False),
        (_("People who said where they stand"), Total.of_people(standing, m), False),
        (_("Spoken for by tables"), tables, False),
    ]
    rows: list[tuple[str, Total | str]] = [
        (name, total) for name, total, always in every if total.number or always
    ]
    waiting = store.moderation_batches.standing(workshop.id)[Status.WAITING]
    return [*rows, (_("Waiting for a moderator"), whole_number(waiting))] if waiting else rows


def steered_anew() -> bool:
    """Return whether the room is steered otherwise than this page shows.

    What is known of it from memory may be older than the page, which has just moved it.
    """
    now = state_of(workshop.id).workshop
    if now is not None and _steered(now) == _steered(workshop):
        return False
    try:
        return _steered(open_store().workshops.get(workshop.id)) != _steered(workshop)
    except NotFoundError:
        return True


def _steered(now: object) -> tuple[object, ...]:
    names = (
        "brand",
        "phase",
        "round",
        "writes_on",
        "joins",
        "lens",
        "theme_count",
        "parts",
        "agenda",
        "step",
        "on_wall",
    )
    return tuple(getattr(now, name) for name in (*names, "moderation", "smallest_group"))


def wall() -> None:
    """Offer the wall in a window of its own, light or dark, and tell its keys."""
    address = f"./live?w={workshop.id}&embed=true&embed_options="
    links = "".join(
        f'<a class="v-button" target="_blank" href="{address}{theme}_theme">{blocks.esc(label)}</a>'
        for theme, label in (("light", _("Open the wall")), ("dark", _("Open it dark")))
    )
    keys = [_("Keys on the wall: B blanks it, T starts and stops the timer, M adds a minute.")]
    if len(workshop.questions) > 1:
        keys.append(_("N shows the next question."))
    if workshop.phase.rules.asked or influence_map.there(workshop):
        keys.append(_("A changes between vision, answers and words."))
    if workshop.revealed:
        keys.append(_("Left and right show one theme, and one statement, after the other."))
    keys.append(_("Q leaves; F fills the screen."))
    blocks.block(f'<div class="v-buttons">{links}</div>')
    if workshop.on_wall and st.button(_("Take it off the wall"), icon=":material/tv_off:"):
        open_store().namings.show(workshop.id, None)
        st.rerun()
    blocks.line(" ".join(keys), "v-sub")


asked = [textwrap.shorten(each.text, 110, placeholder=" …") for each in workshop.questions[:1]]
if len(workshop.questions) > 1:
    more = len(workshop.questions) - 1
    asked.append(ngettext("And one more question.", "And {number} more questions.", more))
blocks.finding(blocks.titled(workshop), lead=" ".join(asked))
passphrases.hand_over(workshop)
left, right = st.columns([5, 2], gap="large")
with left:  # first, also on a phone: where the room stands, and what comes next
    phases.phases(workshop)
    agenda.now(workshop)
    follow_up.fold(workshop)
    phases.timer(workshop)
    wall()
    here = {"w": workshop.id}
    with st.container(horizontal=True):
        st.page_link(menu.file("moderate"), icon=":material/rule:", query_params=here)
        st.page_link(menu.file("naming"), icon=":material/label:", query_params=here)
        st.page_link(menu.file("cards"), icon=":material/edit_note:", query_params=here)
        st.page_link(menu.file("seeds"), icon=":material/campaign:", query_params=here)
with right:
    invite()
    live()
    link()
workshop_settings.all_settings(workshop)
