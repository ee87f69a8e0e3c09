"""The few key figures of a report, each with its range and what it would mean at its ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.alignment import Alignment

NOT_ASKED = marked("Not asked yet")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what one has to know about it.

    Attributes:
        name: What it measures.
        value: As written, e.g. ``93 of 100``.
        beside: What stands beside it, e.g. the range of chance; may be blank.
        sentence: What it says, and what its ends would mean.
        share: Its place on a strip from 0 to 1; None where there is nothing to draw.
        chance_low: From where ...
        chance_high: ... to where chance alone would put it; None likewise.
    """

    name: str
    value: str
    beside: str
    sentence: str
    share: float | None = None
    chance_low: float | None = None
    chance_high: float | None = None


def figures(
    alignment: Alignment, *, agreement: str | None = None, wanted: tuple[int, int] | None = None
) -> tuple[Figure, ...]:
    """Return the figures of a report: shared focus, agreement, difference between units.

    Args:
        alignment: Who speaks of what.
        agreement: One sentence from responses; None where nobody was asked.
        wanted: How many statements every level wants, and of how many; None where none can be told.
    """
    return (_focus(alignment), _agreement(agreement, wanted), *_units(alignment))


def _focus(alignment: Alignment) -> Figure:
    name = _("Shared focus of levels")
    whole = alignment.overall
    if whole is None:
        return Figure(name, _("Not shown"), "", _("Levels are not told apart here."))
    return Figure(
        name,
        f"{of_100(whole.overlap)} of 100",
        _(
            "chance alone: {low} to {high}",
            low=of_100(whole.chance_low),
            high=of_100(whole.chance_high),
        ),
        _(
            "Voices that each level has in common with the others; 100 would be the same topics in "
            "the same mix. Here: {verdict}.",
            verdict=whole.verdict,
        ),
        whole.overlap,
        whole.chance_low,
        whole.chance_high,
    )


def _agreement(sentence: str | None, wanted: tuple[int, int] | None) -> Figure:
    if sentence is None:
        return Figure(
            _("Agreement"),
            _(NOT_ASKED),
            "",
            _(
                "Themes show what people speak of. Whether they want the same is known once they "
                "have responded to each other’s statements."
            ),
        )
    if wanted is None or not wanted[1]:
        return Figure(_("Agreement"), "", "", sentence)
    return Figure(
        _("Agreement"),
        _("{wanted} of {asked}", wanted=wanted[0], asked=wanted[1]),
        "",
        sentence,
        wanted[0] / wanted[1],
    )


def _units(alignment: Alignment) -> list[Figure]:
    units = alignment.units
    if units is None:
        return []
    return [
        Figure(
            _("Difference between units"),
            f"{units.difference:.2f}",
            _("chance alone: up to {chance_high}", chance_high=f"{units.chance_high:.2f}"),
            _(
                "0 would be units that speak of the same things, 1 units with nothing in common: "
                "silos. Here: {verdict}.",
                verdict=units.verdict,
            ),
            units.difference,
            0.0,
            units.chance_high,
        )
    ]


def of_100(share: float) -> str:
    """Return a share as people or voices of 100.

    Example:
        >>> of_100(0.268)
        '27'
    """
    return f"{share * 100:.0f}"
