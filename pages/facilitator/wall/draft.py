"""The vision on the wall, once a draft is shared with everyone."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from pages.parts.blocks import esc
from server.store import open_store
from vision.drafts import clauses
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from vision.models import Workshop

ROOM: Final = 590
"""Height for the sentences, in the wall's own pixels, below a question of two lines."""


@dataclass(frozen=True, slots=True)
class Size:
    """How sentences stand: as the stylesheet sets them.

    Attributes:
        name: Of its class.
        letters: That a line holds.
        line: Height of a line, in the wall's own pixels.
        gap: Between two sentences.
    """

    name: str
    letters: int
    line: int
    gap: int

    def bottoms(self, sentences: list[str]) -> list[int]:
        """Return where each sentence ends, from the top of the first."""
        lines = (math.ceil(_width(text) / self.letters) for text in sentences)
        return list(accumulate(count * self.line + self.gap for count in lines))


SIZES: Final = (Size("short", 58, 50, 18), Size("long", 82, 35, 10))


def vision(workshop: Workshop) -> str:
    """Return the draft that was shared with everyone, as far as it can be read from the back row.

    Nothing before the room shapes, and nothing as long as no draft is shared.
    """
    if not workshop.phase.rules.drafted:
        return ""
    draft = open_store().drafts.newest(workshop.id, shared=True)
    sentences = [each.text for each in clauses(draft.text)] if draft else []
    if not sentences:
        return ""
    size = next((each for each in SIZES if each.bottoms(sentences)[-1] <= ROOM), SIZES[-1])
    fit = max(1, sum(bottom <= ROOM for bottom in size.bottoms(sentences)))
    items = "".join(f"<li>{esc(text)}</li>" for text in sentences[:fit])
    more = len(sentences) - fit
    told = ngettext("And one more, on your phone.", "And {number} more, on your phone.", more)
    rest = f"<p>{esc(told)}</p>" if more else ""
    says = _("Our vision") if workshop.phase.rules.final else _("Our vision, as it is written now")
    return (
        f'<div class="v-vision v-{size.name}"><p class="v-kicker">{esc(says)}</p>'
        f"<ol>{items}</ol>{rest}</div>"
    )


def _width(text: str) -> int:
    """Return how many Latin letters are as wide as a text: a Chinese one counts for two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
