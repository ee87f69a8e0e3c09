"""What an alignment comes to, in sentences that a leader can repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.alignment.focus import LESS, MORE
from vision.alignment.units import MORE_APART
from vision.alignment.withholding import LEVELS

if TYPE_CHECKING:
    from vision.alignment.models import Alignment, Gap, Trend

MUCH: Final = 0.75
"""Shared focus from which levels share most of what they speak of."""

SLIGHT: Final = 0.1
"""Difference between units up to which the word silo would be too strong."""

NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def headline(alignment: Alignment) -> str:
    """Return the answer in ten seconds: do levels speak of the same things, and where not?

    It speaks of focus only; whether people agree is another question.
    """
    overall = alignment.overall
    if alignment.people < alignment.smallest_group:
        return _too_few(alignment)
    if all(theme.reach is None for theme in alignment.themes):
        return "No theme has enough people behind it yet to count. Read what they wrote."
    if len(alignment.levels) < _TWO or overall is None:
        first = max(alignment.themes, key=lambda theme: theme.reach or 0.0)
        return f"The whole room, most of all, speaks of “{first.name}”."
    apart = len({gap.theme for gap in alignment.gaps if gap.beyond_chance})
    return _verdict(apart, much=overall.overlap >= MUCH, by_chance=overall.verdict != LESS)


def overall_finding(alignment: Alignment) -> str:
    """Return shared focus with what chance alone would give."""
    overall = alignment.overall
    if overall is None:
        return _too_few(alignment)
    low, high = _of_100(overall.chance_low), _of_100(overall.chance_high)
    start = f"{_of_100(overall.overlap)} of 100 voices in common."
    chance = f"Chance alone would give {low} to {high}"
    if overall.verdict == LESS:
        return f"{start} {chance}, so the levels differ by more than chance."
    if overall.verdict == MORE:
        return f"{start} {chance}, so levels are closer than they would be by chance."
    return f"{start} {chance}, so no difference between levels shows."


def heatmap_finding(alignment: Alignment) -> str:
    """Return what the map of themes by level shows: its widest gap, or what all share."""
    if len(alignment.levels) < _TWO:
        return _too_few(alignment)
    called = [gap for gap in alignment.gaps if gap.beyond_chance]
    if called:
        return _gap(called[0], alignment)
    shared = [
        (min(told), theme.name)
        for theme, row in zip(alignment.themes, alignment.reach, strict=True)
        if (told := [cell for cell in row if cell is not None])
    ]
    if not shared:
        return "No theme has enough people behind it to be broken down by level."
    least, name = max(shared)
    return f"“{name}” is what every level shares most: {_of_100(least)} of 100 or more speak of it."


def gaps_finding(alignment: Alignment) -> str:
    """Return how many differences are beyond chance, and what this room could have shown."""
    if len(alignment.levels) < _TWO:
        return _too_few(alignment)
    called = sum(gap.beyond_chance for gap in alignment.gaps)
    could = alignment.smallest_gap
    room = (
        "In a room this small not even the widest gap would show."
        if could is None
        else f"A gap of {_of_100(could)} points or more would most likely have shown."
    )
    if not called:
        return f"No difference between two levels is beyond chance. {room}"
    verb = "differences are" if called > 1 else "difference is"
    return f"{_number(called).capitalize()} {verb} beyond chance. {room}"


def trend_finding(alignment: Alignment) -> str | None:
    """Return which theme changes most on its way up; None where levels have no order."""
    if alignment.trends is None:
        return None
    if len(alignment.levels) < _TWO:
        return _too_few(alignment)
    called = [trend for trend in alignment.trends if trend.beyond_chance]
    if not called:
        return "No theme clearly fades or grows on its way up."
    return _trend(called[0], alignment)


def units_finding(alignment: Alignment) -> str | None:
    """Return whether units speak of different things; None without units to compare."""
    units = alignment.units
    if units is None:
        return None
    if units.verdict != MORE_APART:
        return "Units differ no more than chance would make them. No silo shows."
    size = f"{units.difference:.2f} on a scale from 0 (the same mix) to 1 (each its own)"
    if units.difference < SLIGHT:
        return f"Units speak of slightly different things, beyond chance: {size}."
    return f"Units speak of different things, as silos do: {size}."


def rounds_finding(alignment: Alignment) -> str | None:
    """Return how shared focus went over rounds; None with fewer than two to compare."""
    told = [(each.round, each.overall) for each in alignment.rounds if each.overall]
    if len(told) < _TWO:
        return None
    (first, before), (last, now) = told[0], told[-1]
    a, b = _of_100(before.overlap), _of_100(now.overlap)
    verb = "grew" if b > a else "shrank" if b < a else "stayed"
    if a == b:
        return f"Shared focus {verb} at {a} of 100 voices from round {first} to round {last}."
    return f"Shared focus {verb} from {a} to {b} of 100 voices, round {first} to round {last}."


_TWO: Final = 2


def _verdict(apart: int, *, much: bool, by_chance: bool) -> str:
    """Return whether levels speak of the same things, given how many themes set them apart."""
    if by_chance and not apart:
        return "No level differs from the others beyond chance in what it speaks of."
    if by_chance:
        exceptions = f"{_number(apart)} exception{'s' if apart > 1 else ''}"
        return f"Every level speaks of much the same, with {exceptions}."
    if much and not apart:
        return "Levels share most of what they speak of; only the mix differs."
    if much:
        sets = "sets" if apart == 1 else "set"
        themes = f"{_number(apart)} {_themes(apart)}"
        return f"Levels share most of what they speak of; {themes} {sets} them apart."
    if not apart:
        return "Levels speak of different things, in no single theme but in the mix."
    return f"Levels speak of different things, most of all in {_number(apart)} {_themes(apart)}."


def _gap(gap: Gap, alignment: Alignment) -> str:
    """Return one gap: who speaks of it more, and by how much."""
    high, low = (gap.level_a, gap.reach_a), (gap.level_b, gap.reach_b)
    if gap.difference < 0:
        high, low = low, high
    name = _name(gap.theme, alignment)
    return f"Mostly {high[0]} speaks of “{name}”: {_pair(*high)}, {_pair(*low)}."


def _trend(trend: Trend, alignment: Alignment) -> str:
    """Return one trend, read from the bottom to the top."""
    bottom, top = alignment.levels[-1].name, alignment.levels[0].name
    name = _name(trend.theme, alignment)
    numbers = f"{_pair(bottom, trend.bottom)}, {_pair(top, trend.top)}"
    return f"“{name}” {trend.direction} on its way up: {numbers}."


def _pair(level: str, reach: float) -> str:
    """Return a level's reach in words."""
    return f"{_of_100(reach)} of 100 at {level}"


def _too_few(alignment: Alignment) -> str:
    """Return why levels are not compared."""
    if alignment.people < alignment.smallest_group:
        return "Too few people have answered to say anything yet."
    if any(each.what == LEVELS for each in alignment.withheld):
        return "Too few people answered to tell levels apart. This is the whole room."
    return "This is the whole room; there are no levels to compare."


def _name(theme: int, alignment: Alignment) -> str:
    return next(each.name for each in alignment.themes if each.id == theme)


def _themes(count: int) -> str:
    return "theme" if count == 1 else "themes"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _of_100(share: float) -> int:
    return round(share * 100)
