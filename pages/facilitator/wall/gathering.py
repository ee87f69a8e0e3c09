"""What stands on the wall, as HTML whose typed parts are escaped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pages.facilitator.parts import invitation
from pages.facilitator.wall import slides
from pages.facilitator.wall.draft import width
from pages.facilitator.wall.slides import papers
from pages.parts import brand, markup, results
from pages.parts.blocks import esc
from server.store import open_store
from vision.privacy import quotes
from vision.privacy.totals import form_of, in_steps
from vision.translation import _, marked, ngettext
from vision.wordclouds import cloud_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.parts.results import Results
    from vision.models import Question, Workshop

SIZE: Final = (1310, 470)
TURN_S: Final = 12
"""Seconds that the same statements stay on the wall."""

FEW: Final = marked("Too few have written here for words to be shown.")
MOST_NAMED: Final = 12
"""Themes that the legend names: as many as have colours."""


def question(workshop: Workshop, asked: Question) -> str:
    """Return title and question; the shorter the question, the larger it stands."""
    wide, several = width(asked.text), len(workshop.questions)
    sizes = {"short": 75, "middle": 150, "long": 220}
    size = next((name for name, most in sizes.items() if wide <= most), "longer")
    which = (
        _(
            "{title}, question {at} of {several}",
            title=workshop.title,
            at=asked.position + 1,
            several=several,
        )
        if several > 1
        else workshop.title
    )
    kicker, sign = f'<p class="v-kicker">{esc(which)}</p>', brand.sign(workshop.brand)
    return (
        f'<div class="v-sign">{sign}{kicker}</div>' if sign else kicker
    ) + f'<h1 class="v-question v-{size}">{esc(asked.text)}</h1>'


def way_in(workshop: Workshop) -> str:
    """Return how to join: QR code, address and code, always in the same place; until it closes."""
    if not workshop.phase.rules.joins:
        return ""
    return (
        f'<img src="{invitation.qr(invitation.link(workshop))}" alt="{esc(_("QR code to join"))}">'
        f'<p>{esc(_("Scan, or go to"))}</p><div class="v-address">{esc(invitation.spoken())}</div>'
        f'<p>{esc(_("and type"))}</p><div class="v-code">{esc(workshop.code)}</div>'
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
    some, given = shown or (f"{people:,}", f"{number:,}")
    return (
        f'<div class="v-totals"><div><b>{esc(some)}</b> '
        f"<span>{esc(ngettext('person', 'people', people))}</span></div>"
        f"<div><b>{esc(given)}</b> <span>{esc(what)}</span></div></div>"
    )


def focus(found: Results) -> str:
    """Return shared focus at a glance; nothing where levels may not be compared."""
    overall = found.alignment.overall
    if overall is None:
        return ""
    of_100 = round(100 * overall.overlap)
    first, wide = 100 * overall.chance_low, 100 * (overall.chance_high - overall.chance_low)
    return (
        f'<div class="v-focus"><p>{esc(_("{of_100} of 100 voices in common", of_100=of_100))}</p>'
        f'<div class="v-strip" aria-hidden="true">'
        f'<i style="inset-inline-start:{first:.1f}%;width:{wide:.1f}%"></i>'
        f'<b style="inset-inline-start:{100 * overall.overlap:.1f}%"></b></div>'
        f"<p>{esc(_('Grey: what chance alone gives'))}</p></div>"
    )


def picture(found: Results) -> str:
    """Return the word cloud with its numbered legend."""
    if not found.cloud["words"]:
        return f'<p class="v-soon">{esc(_(FEW))}</p>'
    cloud = cloud_html(found.cloud, *SIZE, mode=markup.mode())
    themes = found.themes.themes
    more = len(themes) - MOST_NAMED
    rest = f"<span>{esc(_('and {more} more', more=more))}</span>" if more > 0 else ""
    named = markup.legend(themes[:MOST_NAMED]).removesuffix("</div>")
    return f'<div class="v-cloud">{cloud}</div>{named}{rest}</div>'


def in_turn(found: Results) -> str:
    """Return the newest statements and, in turn with them, one theme after the other."""
    turn = int(time.time()) // TURN_S
    newest = latest(found)
    return (slides.strip(found, turn // 2) if turn % 2 else newest) or newest


def latest(found: Results) -> str:
    """Return some of the newest statements, turning; whatever was hidden is gone at once."""
    visible = open_store().statements.visible(found.batch)
    texts = [each.text for each in quotes(None, found.batch, visible)]
    if not texts:
        return ""
    turn = 3 * (int(time.time()) // TURN_S)
    return papers([texts[(turn + place) % len(texts)] for place in range(min(3, len(texts)))])
