"""The slate on the wall: a few statements for all, and whom each brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.parts import slate
from pages.parts.blocks import esc
from vision.consensus.findings import slate_finding

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.models import Workshop

LONG: Final = 64
"""Characters from which a statement is set smaller, so that nothing of it is cut."""

LONGER: Final = 150


def short_list(workshop: Workshop, found: Results | None) -> str:
    """Return the slate as HTML; empty where the part is off, or nothing may be counted."""
    told = slate.of(found) if slate.there(workshop) else None
    if found is None or told is None:
        return ""
    rows = "".join(_row(each) for each in slate.lines(found, told))
    says = esc(str(slate_finding(told)))
    return f'<h2 class="v-says">{says}</h2><ul class="v-agreed v-brings">{rows}</ul>'


def _row(each: slate.Line) -> str:
    letters = len(each.text)
    size = " v-longer" if letters > LONGER else " v-long" if letters > LONG else ""
    said = f'<p class="v-said{size}">{esc(each.text)}</p>'
    return f'<li>{said}<div class="v-told">{esc(each.said)}</div></li>'
