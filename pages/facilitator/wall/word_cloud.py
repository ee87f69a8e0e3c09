"""The word cloud on the wall with its legend: HTML whose typed parts are escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.parts import markup
from pages.parts.blocks import esc
from vision.translation import _, marked
from vision.wordclouds import cloud_html
from vision.wordclouds.layout import ON_WALL

if TYPE_CHECKING:
    from pages.parts.results import Results

FEW: Final = marked("Too few have written here for words to be shown.")
MOST_NAMED: Final = 12
"""Themes that the legend names: as many as have colours."""


def picture(found: Results) -> str:
    """Return the word cloud with its numbered legend."""
    if not found.cloud["words"]:
        return f'<p class="v-soon">{esc(_(FEW))}</p>'
    m = found.alignment.smallest_group
    cloud = cloud_html(found.cloud, *ON_WALL, mode=markup.mode(), smallest_group=m)
    themes = found.themes.themes
    more = len(themes) - MOST_NAMED
    rest = f"<span>{esc(_('and {more} more', more=more))}</span>" if more > 0 else ""
    named = markup.legend(themes[:MOST_NAMED]).removesuffix("</div>")
    return f'<div class="v-cloud">{cloud}</div>{named}{rest}</div>'
