"""What stands on the wall, as HTML whose typed parts are escaped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pages.facilitator.parts import invitation
from pages.parts import markup, results
from pages.parts.blocks import esc
from server.room_state import state_of
from server.store import open_store
from vision.privacy import quotes
from vision.translation import _, marked, ngettext
from vision.wordclouds import cloud_html

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.models import Question, Workshop

SIZE: Final = (1310, 470)
TURN_S: Final = 12
"""Seconds that the same statements stay on the wall."""

SHORT: Final = 80
"""Characters up to which three statements stand side by side; otherwise two do."""

FEW: Final = marked("Too few have written here for words to be shown.")
MOST_NAMED: Final = 12
"""Themes that the legend names: as many as have colours."""


def question(workshop: Workshop, asked: Question) -> str:
    """Return title and question; the shorter the question, the larger it stands."""
    letters, several = len(asked.text), len(workshop.questions)
    sizes = {"short": 75, "middle": 150, "long": 220}
    size = next((name for name, most in sizes.items() if letters <= most), "longer")
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
    return (
        f'<p class="v-kicker">{esc(which)}</p>'
        f'<h1 class="v-question v-{size}">{esc(asked.text)}</h1>'
    )


def clock(workshop_id: str) -> str:
    """Return the timer while it runs, and for a minute after it is up; else nothing."""
    left = state_of(workshop_id).left()
    if left is None or left < -60:  # noqa: PLR2004 - a minute
        return ""
    shown = f"{left // 60}:{left % 60:02d}" if left > 0 else _("Time is up")
    return f'<div class="v-timer" role="timer">{shown}</div>'


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
    """Return people and statements in total, and nothing by level."""
    people, statements = results.counts(workshop.id)
    return in_total(people, statements, ngettext("statement", "statements", statements))


def in_total(people: int, number: int, what: str) -> str:
    """Return how many people there are, and how many of what they gave, as it is called."""
    return (
        f'<div class="v-totals"><div><b>{people:,}</b> '
        f"<span>{esc(ngettext('person', 'people', people))}</span></div>"
        f"<div><b>{number:,}</b> <span>{esc(what)}</span></div></div>"
    )


def focus(found: Results) -> str:
    """Return shared focus at a glance; nothing where levels may not be compared."""
    overall = found.alignment.overall
    if overall is None:
        return ""
    of_100 = round(100 * overall.overlap)
    left, wide = 100 * overall.chance_low, 100 * (overall.chance_high - overall.chance_low)
    return (
        f'<div class="v-focus"><p>{esc(_("{of_100} of 100 voices in common", of_100=of_100))}</p>'
        f'<div class="v-strip" aria-hidden="true">'
        f'<i style="left:{left:.1f}%;width:{wide:.1f}%"></i>'
        f'<b style="left:{100 * overall.overlap:.1f}%"></b></div>'
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


def latest(found: Results) -> str:
    """Return some of the newest statements, turning; whatever was hidden is gone at once."""
    visible = open_store().statements.visible(found.batch)
    texts = [each.text for each in quotes(None, found.batch, visible)]
    if not texts:
        return ""
    turn = int(time.time()) // TURN_S
    shown = [texts[(3 * turn + place) % len(texts)] for place in range(min(3, len(texts)))]
    if max(map(len, shown)) > SHORT:
        shown = shown[:2]
    papers = "".join(f"<p>{esc(text)}</p>" for text in shown)
    return f'<div class="v-latest v-of-{len(shown)}">{papers}</div>'
