"""How themes hang together, on the wall: the map as a picture, below what it comes to."""

from __future__ import annotations

import base64
import threading
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from pages.parts import influence_map, markup
from pages.parts.blocks import esc
from vision.charts import for_export, influence_picture, to_png
from vision.charts.style import WALL
from vision.errors import LimitError
from vision.influence.sentences import influence_finding
from vision.translation import _, language

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.models import Workshop

KEPT: Final = 8
_guard: Final = threading.Lock()
_drawn: LRUCache[tuple[str, str, str], str] = LRUCache(KEPT)


def hangs(workshop: Workshop, found: Results | None) -> str:
    """Return the map as HTML; empty where the part is off, or nothing is known yet."""
    if found is None or not influence_map.there(workshop):
        return ""
    key = (found.id, markup.mode(), language())
    with _guard:
        if key in _drawn:
            return _drawn[key]
    made = _made(found)
    with _guard:
        _drawn[key] = made
    return made


def _made(found: Results) -> str:
    drawn = influence_map.of(found)
    if drawn is None or not drawn.arrows:
        return ""
    says = str(influence_finding(drawn, found.names))
    arrows, themes = influence_map.frames(drawn, found.names)
    chart = influence_picture(arrows, themes, title=says, mode=markup.mode(), scale=WALL)
    spec = for_export(chart, "", mode=markup.mode(), scale=WALL)
    spec.pop("title", None)
    try:
        picture = base64.b64encode(to_png(spec, pixels=1.0)).decode()
    except LimitError:
        return f'<h2 class="v-says">{esc(says)}</h2>'
    legend = _("Whole line: more of one makes the other easier. Dashed: harder.")
    return (
        f'<h2 class="v-says">{esc(says)}</h2><img class="v-influence" alt="{esc(says)}" '
        f'src="data:image/png;base64,{picture}"><p class="v-kicker">{esc(legend)}</p>'
    )
