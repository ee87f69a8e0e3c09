"""The slate on the wall: a few statements for all, and whom each brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.facilitator.wall.lettering import smaller, width
from pages.parts import slate
from pages.parts.blocks import esc
from vision.consensus.findings import slate_finding

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.models import Workshop


def short_list(workshop: Workshop, found: Results | None) -> str:
    """Return the slate as HTML; empty where the part is off, or nothing may be counted."""
    told = slate.of(found) if slate.there(workshop) else None
    if found is None or told is None:
        return ""
    rows = "".join(_row(each) for each in slate.lines(found, told))
    says = esc(str(slate_finding(told)))
    return f'<h2 class="v-says">{says}</h2><ul class="v-agreed v-brings">{rows}</ul>'


def _row(each: slate.Line) -> str:
    size = smaller("slate", width(each.text))
    said = f'<p class="v-said{size}">{esc(each.text)}</p>'
    return f'<li>{said}<div class="v-told">{esc(each.said)}</div></li>'
