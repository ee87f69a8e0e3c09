"""A slate as everyone may read it: its words, each with whom it brings in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pages.parts import quotes
from vision.consensus.findings import seat_finding
from vision.consensus.slate import SIZES, USUAL
from vision.optional_parts import Part
from vision.translation import _, marked, ngettext, quoted

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.consensus.slate import Seat, Slate
    from vision.models import Workshop


HOW: Final = marked(
    "Everyone has the same share of it to spend on what they want. What matters counts more."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a slate.

    Attributes:
        statement: Its id.
        text: Its words, as they may be shown, with how many said them.
        said: Whom it brings in, in sentences.
        tied: What would have done as well, in a sentence; empty where nothing would.
    """

    statement: str
    text: str
    said: str
    tied: str


def there(workshop: Workshop) -> bool:
    """Return whether a workshop has a slate to be looked at in its phase."""
    return Part.SLATE in workshop.parts and Part.SLATE.shows(workshop.phase)


def of(found: Results | None, size: int = USUAL) -> Slate | None:
    """Return the slate of a size; None where nothing may be counted."""
    slate = found.slates.get(size) if found and size in SIZES else None
    return slate if slate and slate.seats else None


def lines(found: Results, slate: Slate) -> list[Line]:
    """Return what stands in a slate, of what may be read now."""
    keys = [key for seat in slate.seats for key in (seat.statement, *seat.tied)]
    texts = quotes.attributed(keys, found.twice.said_by())
    return [
        Line(key, texts[key], str(seat_finding(seat, slate)), _tied(seat, texts))
        for seat in slate.seats
        if (key := seat.statement) in texts
    ]


def words(slate: Slate) -> str:
    """Return the statements alone, one a line, to begin a draft with."""
    keys = [seat.statement for seat in slate.seats]
    texts = quotes.texts(keys)
    return "\n".join(" ".join(texts[key].split()) for key in keys if key in texts)


def _tied(seat: Seat, texts: dict[str, str]) -> str:
    named = [texts[key] for key in seat.tied if key in texts]
    if seat.stepped_in:
        return _("It stands here so that a level or a group without a voice has one.")
    if not named:
        return ""
    if seat.ties > len(named):
        return ngettext(
            "One other would have done as well.",
            "{number} others would have done as well.",
            seat.ties,
        )
    return _("As good would have been: {statements}", statements=[quoted(each) for each in named])
