"""The few key figures of a report, each with its range and what it would mean at its ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vision.translation import _, decimal, marked, of_100

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
    return (
        _focus(alignment),
        _agreement(agreement, wanted, several=len(alignment.levels) > 1),
        *_units(alignment),
    )


def _focus(alignment: Alignment) -> Figure:
    name = _("Shared focus of levels")
    whole = alignment.overall
    if whole is None:
        return Figure(name, _("Not shown"), "", _("Levels are not told apart here."))
    return Figure(
        name,
        of_100(whole.overlap),
        _(
            "chance alone: {low} to {high}",
            low=hundredths(whole.chance_low),
            high=hundredths(whole.chance_high),
        ),
        _(
            "100 would be the same topics in the same mix at every level. Here: {verdict}.",
            verdict=_(whole.verdict),
        ),
        whole.overlap,
        whole.chance_low,
        whole.chance_high,
    )


def _agreement(sentence: str | None, wanted: tuple[int, int] | None, *, several: bool) -> Figure:
    if sentence is None:
        return Figure(
            _("Agreement"),
            _(NOT_ASKED),
            "",
            _(
                "Themes show what people speak of; what they want is known once they have answered "
                "each other’s statements."
            ),
        )
    if wanted is None or not wanted[1]:
        return Figure(_("Agreement"), _("Too few answers"), "", sentence)
    return Figure(
        _("Agreement"),
        _("{wanted} of {asked}", wanted=wanted[0], asked=wanted[1]),
        _("statements that every level wants") if several else _("statements that most want"),
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
            decimal(units.difference, 2),
            _("chance alone: up to {chance_high}", chance_high=decimal(units.chance_high, 2)),
            _(
                "0 would be units that speak of the same things, 1 units with nothing in common: "
                "silos. Here: {verdict}.",
                verdict=_(units.verdict),
            ),
            units.difference,
            0.0,
            units.chance_high,
        )
    ]


def hundredths(share: float) -> str:
    """Return a share as people or voices of 100.

    Example:
        >>> hundredths(0.268)
        '27'
    """
    return f"{share * 100:.0f}"
