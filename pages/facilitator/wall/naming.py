"""The theme that is named with the room, on the wall: what people wrote, and numbered names."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from cachetools import TTLCache

from pages.facilitator.naming.desk import Desk, open_desk
from pages.facilitator.wall.lettering import smaller, width
from pages.facilitator.wall.word_cloud import FEW
from pages.parts import markup
from pages.parts.blocks import esc
from server.store import open_store
from vision.translation import _, marked
from vision.workshop.counted_people import writers

if TYPE_CHECKING:
    from vision.models import OnWall, Workshop
    from vision.themes import Theme

ASKS: Final = marked("What do these have in common?")

_guard: Final = threading.Lock()
_enough: TTLCache[tuple[str, int], bool] = TTLCache(500, ttl=10.0)


def shown(workshop: Workshop, now: OnWall) -> str:
    """Return the theme that lies on the facilitator's desk, as HTML for the whole screen."""
    desk = open_desk(workshop, workshop.question(now.question))
    if desk is None:
        return ""
    theme = next((each for each in desk.themes.themes if each.id == now.theme), None)
    if theme is None:
        return _all(desk)
    told = _("{done} of {all}", done=len(desk.decided), all=len(desk.themes.themes))
    asks = f'<p class="v-kicker">{markup.badge(theme.id)} {esc(_(ASKS))} <b>{esc(told)}</b></p>'
    return f'<div class="v-naming v-whole">{asks}{_one(desk, theme, now)}</div>'


def _one(desk: Desk, theme: Theme, now: OnWall) -> str:
    if not may_be_read(desk, theme):
        return f'<p class="v-soon">{esc(_(FEW))}</p>'
    texts = desk.statements(theme)
    size = smaller("named", sum(map(width, texts)))
    said = "".join(f'<li class="v-said">{esc(text)}</li>' for text in texts)
    names = "".join(f"<li>{esc(name)}</li>" for name in desk.offered(theme, now.suggested))
    return (
        f'<div class="v-beside"><ul class="v-all{size}">{said}</ul>'
        f'<ol class="v-names">{names}</ol></div>'
    )


def _all(desk: Desk) -> str:
    """Return the names that all have now, of those themes that may be read."""
    read = [each for each in desk.themes.themes if may_be_read(desk, each)]
    names = "".join(f"<li>{markup.theme_name(each.id, desk.names[each.id])}</li>" for each in read)
    many = " v-many" if len(read) > 8 else ""  # noqa: PLR2004 - as many as fit in one column
    says = esc(_("Every theme has a name"))
    return (
        f'<div class="v-naming v-whole"><h2 class="v-says">{says}</h2>'
        f'<ul class="v-given{many}">{names}</ul></div>'
    )


def may_be_read(desk: Desk, theme: Theme) -> bool:
    """Return whether so many people wrote in a theme that a room may read its words."""
    key = (desk.snapshot, theme.id)
    with _guard:
        known = _enough.get(key)
    if known is not None:
        return known
    store, workshop = open_store(), desk.workshop
    said = store.namings.quotable(desk.read(desk.members(theme)))
    present = store.attendance.present(workshop.id)
    enough = writers(workshop, desk.question, present).enough(workshop.smallest_group)
    known = enough({person for person, _text in said})
    with _guard:
        _enough[key] = known
    return known
