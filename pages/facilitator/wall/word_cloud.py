"""The word cloud, shared focus and words in turn: HTML whose typed parts are escaped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pages.facilitator.wall import slides
from pages.facilitator.wall.slides import papers
from pages.parts import markup
from pages.parts.blocks import esc
from server.store import open_store
from vision.privacy import quotes
from vision.translation import _, marked
from vision.wordclouds import cloud_html

if TYPE_CHECKING:
    from pages.parts.results import Results

SIZE: Final = (1310, 470)
TURN_S: Final = 12
"""Seconds that the same statements stay on the wall."""

FEW: Final = marked("Too few have written here for words to be shown.")
MOST_NAMED: Final = 12
"""Themes that the legend names: as many as have colours."""


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
