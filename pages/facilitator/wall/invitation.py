"""What is asked, how to join, and how many have joined: HTML whose typed parts are escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.facilitator.parts.invitation import link, pulse_link, qr, spoken
from pages.facilitator.wall.lettering import called
from pages.parts import blocks, brand, results
from pages.parts.blocks import esc
from vision.privacy.totals_in_steps import form_of, in_steps
from vision.translation import _, ngettext, whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.models import Question, Workshop


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


def totals(workshop: Workshop) -> str:
    """Return people and statements in total, and nothing by level; at first also who has come."""
    counts, m = results.counts(workshop.id), workshop.smallest_group
    shown = tuple(in_steps(number, counts[0], m) for number in counts)
    people, statements = (form_of(number, counts[0], m) for number in counts)
    told = in_total(people, statements, ngettext("statement", "statements", statements), shown)
    return told if workshop.revealed else told + _joined(workshop)


def _joined(workshop: Workshop) -> str:
    """Return how many have joined, of those who are expected where that is known of every level."""
    joined, m = results.joined(workshop.id), workshop.smallest_group
    shown = in_steps(joined, joined, m)
    expected = [level.expected for level in workshop.levels]
    says = (
        _("{joined} of {expected} have joined", joined=shown, expected=sum(expected))
        if all(expected)
        else ngettext(
            "One has joined", "{number} have joined", form_of(joined, joined, m), number=shown
        )
    )
    return f'<p class="v-joined">{esc(says)}</p>'


def in_total(people: int, number: int, what: str, shown: Sequence[str] = ()) -> str:
    """Return how many people there are, and how many of what they gave, as it is called.

    Args:
        people: How many there are, or a number that takes the same form.
        number: Of what they gave, or such a number.
        what: As it is called, in the form for that number.
        shown: Both as they may be shown; as they are by default.
    """
    some, given = shown or (whole_number(people), whole_number(number))
    return (
        f'<div class="v-totals"><div><b>{esc(some)}</b> '
        f"<span>{esc(ngettext('person', 'people', people))}</span></div>"
        f"<div><b>{esc(given)}</b> <span>{esc(what)}</span></div></div>"
    )
