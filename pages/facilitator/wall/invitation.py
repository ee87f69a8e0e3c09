"""What is asked, how to join, and how many have joined: HTML whose typed parts are escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.facilitator.parts.invitation import link, pulse_link, qr, spoken
from pages.facilitator.wall.lettering import called
from pages.parts import blocks, brand, totals
from pages.parts.blocks import esc
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from vision.models import Question, Workshop
    from vision.privacy.totals_in_steps import Total


def question(workshop: Workshop, asked: Question) -> str:
    """Return title and question; the shorter the question, the larger it stands."""
    several = len(workshop.questions)
    which = (
        _(
            "{title}, question {at} of {several}",
            title=blocks.titled(workshop),
            at=asked.position + 1,
            several=several,
        )
        if several > 1
        else blocks.titled(workshop)
    )
    kicker, sign = f'<p class="v-kicker">{esc(which)}</p>', brand.sign(workshop.brand)
    return (
        f'<div class="v-sign">{sign}{kicker}</div>' if sign else kicker
    ) + f'<h1 class="v-question v-{called(asked.text)}">{esc(asked.text)}</h1>'


def way_in(workshop: Workshop, *, pulse: bool = False) -> str:
    """Return how to join: QR code, address and code, always in the same place; until it closes.

    Args:
        workshop: To be joined.
        pulse: Whether a pulse is open: then how to answer it, which needs no joining.
    """
    if pulse:
        asks = esc(_("How true is this for us today? 0 not at all, 10 fully."))
        return f"<p>{asks}</p>" + _address(pulse_link(workshop), f"{spoken()}/pulse", workshop.code)
    if not workshop.phase.rules.joins:
        return ""
    return _address(link(workshop), spoken(), workshop.code)


def _address(scanned: str, typed: str, code: str) -> str:
    return (
        f'<img src="{qr(scanned)}" alt="{esc(_("QR code to join"))}">'
        f'<p>{esc(_("Scan, or go to"))}</p><div class="v-address">{esc(typed)}</div>'
        f'<p>{esc(_("and type"))}</p><div class="v-code">{esc(code)}</div>'
    )


def written(workshop: Workshop) -> str:
    """Return people and statements in total, and nothing by level; at first also who has come."""
    people, statements = totals.wrote(workshop)
    told = in_total(
        (people, ngettext("person", "people", people.form)),
        (statements, ngettext("statement", "statements", statements.form)),
    )
    return told if workshop.revealed else told + _joined(workshop)


def _joined(workshop: Workshop) -> str:
    """Return how many have joined, of those who are expected where that is known of every level."""
    joined = totals.joined(workshop)
    expected = [level.expected for level in workshop.levels]
    says = (
        _("{joined} of {expected} have joined", joined=joined, expected=sum(expected))
        if all(expected)
        else ngettext("One has joined", "{number} have joined", joined.form, number=joined)
    )
    return f'<p class="v-joined">{esc(says)}</p>'


def in_total(*shown: tuple[Total, str]) -> str:
    """Return totals side by side, each with what it is called in the form for it."""
    parts = (f"<div><b>{esc(total)}</b> <span>{esc(what)}</span></div>" for total, what in shown)
    return f'<div class="v-totals">{"".join(parts)}</div>'
