"""The vision on the wall, once a draft is shared with everyone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pages.facilitator.wall.lettering import FINAL_VISION, LONE_SENTENCE, VISION, Sheet, under
from pages.parts.blocks import esc, titled
from server.store import open_store
from vision.drafts import clauses
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from vision.models import Workshop

WHOLE: Final = 1792
BESIDE: Final = 1290
"""Width for the sentences: the whole wall, or what stands beside the way in."""

ABOVE: Final = 125
"""Height above the sentences and below the question: what the vision is called."""

MORE: Final = 48
"""Height of the line that counts what stands on phones alone."""


def vision(workshop: Workshop, *, beside: bool = False) -> str:
    """Return the draft that was shared with everyone, as far as it can be read from the back row.

    Nothing before the room shapes, and nothing as long as no draft is shared.

    Args:
        workshop: Whose.
        beside: Whether something stands beside it even where it is final.
    """
    if not workshop.phase.rules.drafted:
        return ""
    draft = open_store().drafts.newest(workshop.id, shared=True)
    sentences = [each.text for each in clauses(draft.text)] if draft else []
    if not sentences:
        return ""
    final = workshop.phase.rules.final
    whole = final and not beside
    across = WHOLE if whole else BESIDE
    free = min(
        under(titled(workshop), each.text, across, back=whole) for each in workshop.questions
    )
    sheet = Sheet(across, free - ABOVE, FINAL_VISION if whole else VISION)
    size, fit = fitted(tuple(sentences), sheet)
    items = "".join(f"<li>{esc(text)}</li>" for text in sentences[:fit])
    more = len(sentences) - fit
    told = ngettext("And one more, on your phone.", "And {number} more, on your phone.", more)
    rest = f"<p>{esc(told)}</p>" if more else ""
    says = _("Our vision") if final else _("Our vision, as it is written now")
    kinds = ["v-vision", *["v-whole"] * whole, *["v-single"] * (len(sentences) == 1)]
    return (
        f'<div class="{" ".join(kinds)}" style="--size:{size}"><p class="v-kicker">{esc(says)}</p>'
        f"<ol>{items}</ol>{rest}</div>"
    )


@lru_cache(maxsize=64)
def fitted(sentences: tuple[str, ...], sheet: Sheet) -> tuple[int, int]:
    """Return the size of sentences, and how many of them fit; walls ask every 2 seconds."""
    size = sheet.size(sentences)
    fit = sheet.fitting(sentences, size)
    if fit < len(sentences):
        fit = replace(sheet, high=sheet.high - MORE).fitting(sentences, size)
    if not fit:
        alone = replace(sheet, high=sheet.high - MORE, sizes=LONE_SENTENCE)
        return alone.size(sentences[:1]), 1
    return size, fit
