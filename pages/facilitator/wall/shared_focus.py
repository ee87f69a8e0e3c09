"""Shared focus on the wall, at a glance: how many of 100 voices all have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts.blocks import esc
from vision.translation import _

if TYPE_CHECKING:
    from pages.parts.results import Results


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
