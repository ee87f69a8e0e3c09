"""The vision on the wall, once a draft is shared with everyone."""

from __future__ import annotations

import math
import string
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

ROOM: Final = 680
"""Height for the sentences, in the wall's own pixels, below a question of two lines."""

FINAL_ROOM: Final = 720
"""The same once nobody joins any more: a line of the question, and the whole width."""


WIDE: Final = dict.fromkeys(string.ascii_uppercase, 1.5) | dict.fromkeys("WMmw@%", 2.2)
"""Letters that are wider than most, and how many of those stand in their place."""


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
        lines = (math.ceil(width(text) / self.letters) for text in sentences)
        return list(accumulate(count * self.line + self.gap for count in lines))


SIZES: Final = (
    Size("grand", 44, 68, 24),
    Size("short", 58, 50, 18),
    Size("middle", 68, 43, 14),
    Size("long", 82, 35, 10),
)
FINAL_SIZES: Final = (
    Size("final", 50, 93, 34),
    Size("large", 60, 78, 28),
    Size("grand", 68, 68, 24),
    Size("short", 94, 50, 18),
    Size("middle", 110, 43, 14),
    Size("long", 134, 35, 10),
)


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
    final = workshop.phase.rules.final
    sizes, room = (FINAL_SIZES, FINAL_ROOM) if final else (SIZES, ROOM)
    size = next((each for each in sizes if each.bottoms(sentences)[-1] <= room), sizes[-1])
    fit = max(1, sum(bottom <= room for bottom in size.bottoms(sentences)))
    items = "".join(f"<li>{esc(text)}</li>" for text in sentences[:fit])
    more = len(sentences) - fit
    told = ngettext("And one more, on your phone.", "And {number} more, on your phone.", more)
    rest = f"<p>{esc(told)}</p>" if more else ""
    says = _("Our vision") if final else _("Our vision, as it is written now")
    kind = f"v-{size.name} v-whole" if final else f"v-{size.name}"
    return (
        f'<div class="v-vision {kind}"><p class="v-kicker">{esc(says)}</p>'
        f"<ol>{items}</ol>{rest}</div>"
    )


def width(text: str) -> float:
    """Return how many Latin letters are as wide as a text: Chinese ones, capitals, W count more."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else WIDE.get(letter, 1)
        for letter in text
    )
