"""What an alignment comes to: findings that a leader can repeat, each true to its numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from vision.alignment.sentences import finding
from vision.alignment.shared_focus import UNTOLD
from vision.alignment.withholding import ROOM_ONLY
from vision.significance.registry import GREW, LESS, MORE, MORE_APART, SHRANK
from vision.translation import decimal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vision.alignment.models import Alignment, Gap, ThemeReach, Trend
    from vision.alignment.shared_focus import Focus
    from vision.findings import Finding

MUCH: Final = 0.75
"""Shared focus from which levels share most of what they speak of."""

WIDELY: Final = 0.25
"""Reach from which a theme is spoken of widely."""

SMALL: Final = 0.5
"""Where only wider gaps than this could have shown, a room is too small to show differences."""

SLIGHT: Final = 0.1
"""Difference between units up to which the word silo would be too strong."""

LEAST: Final = 0.01
"""Difference between units that two digits still show."""

_TWO: Final = 2

NONE: Final[frozenset[int]] = frozenset()


def headline(alignment: Alignment, piles: Collection[int] = NONE) -> Finding:
    """Return the answer in ten seconds: do levels speak of the same things, and where not?

    It speaks of focus only; whether people agree is another question. Where nothing is called, it
    says what the room could have shown, since "no difference" is else read as "we agree".

    Args:
        alignment: Who speaks of what.
        piles: Themes without a common thread: counted as all are, and named only where no other
            theme can be.
    """
    overall = alignment.overall
    if alignment.people < alignment.smallest_group:
        return _too_few(alignment)
    if all(theme.reach is None for theme in alignment.themes):
        return finding("small themes")
    if len(alignment.levels) < _TWO or overall is None:
        first, passed = most_spoken(alignment.themes, piles)
        return finding("whole room, threaded" if passed else "whole room", theme=first.name)
    if not alignment.has_person:
        return finding("rows")
    return _compared(alignment, overall)


def _compared(alignment: Alignment, overall: Focus) -> Finding:
    """Return the answer in ten seconds where levels can be compared."""
    apart = len(themes_apart(alignment))
    much = overall.overlap >= MUCH
    if overall.verdict == LESS:
        kind = "mostly shared" if much else "different"
        return finding(kind, apart) if apart else finding(f"{kind}, the mix")
    if not apart:
        return _without_themes(alignment)
    if overall.verdict == MORE:
        return finding("closer, exceptions", apart)
    return finding("mostly shared" if much else "exceptions", apart)


def themes_apart(alignment: Alignment) -> frozenset[int]:
    """Return the themes that set levels apart: those with a gap or a trend beyond chance."""
    gaps = {gap.theme for gap in alignment.gaps if gap.beyond_chance}
    return frozenset(gaps | {each.theme for each in alignment.trends or () if each.beyond_chance})


def most_spoken(
    themes: Sequence[ThemeReach], piles: Collection[int] = NONE
) -> tuple[ThemeReach, bool]:
    """Return the theme that most people speak of, and whether it passed over a pile as large.

    A pile without a common thread is taken only where no other theme can be counted.

    Args:
        themes: To choose from; at least one.
        piles: Those of them without a common thread.

    Example:
        >>> from vision.alignment.models import ThemeReach
        >>> pay, rest = ThemeReach(1, "Pay", 20, 0.2), ThemeReach(2, "Things", 40, 0.4)
        >>> first, passed = most_spoken([pay, rest], piles={2})
        >>> first.name, passed
        ('Pay', True)
    """
    largest = max(themes, key=_spoken)
    threaded = [each for each in themes if each.id not in piles and each.reach is not None]
    if not threaded:
        return largest, False
    first = max(threaded, key=_spoken)
    return first, any(each.id in piles and _spoken(each) >= _spoken(first) for each in themes)


def _spoken(theme: ThemeReach) -> tuple[float, int]:
    return theme.reach or 0.0, theme.people or 0


def overall_finding(alignment: Alignment) -> Finding:
    """Return shared focus with what chance alone would give."""
    overall = alignment.overall
    if overall is None:
        return _too_few(alignment)
    voices = _of_100(overall.overlap)
    low, high = _of_100(overall.chance_low), _of_100(overall.chance_high)
    if overall.verdict == UNTOLD:
        return replace(finding("in common, rows", voices=voices), then=finding("rows"))
    if overall.verdict in (LESS, MORE):
        kind = "less in common" if overall.verdict == LESS else "more in common"
        return finding(kind, voices=voices, low=low, high=high)
    if not low <= voices <= high:
        return finding("outside, not called", voices=voices, low=low, high=high)
    pairs = _pairs(alignment, (LESS, MORE))
    if pairs:
        a, b = pairs[0]
        kind = "as chance gives, pairs apart"
        return finding(kind, len(pairs), voices=voices, low=low, high=high, level_a=a, level_b=b)
    return finding("as chance gives", voices=voices, low=low, high=high)


def heatmap_finding(alignment: Alignment, piles: Collection[int] = NONE) -> Finding:
    """Return what the map of themes by level shows: its widest gap, or what all share.

    Args:
        alignment: Who speaks of what.
        piles: Themes without a common thread. A gap of one is said only where no other is called,
            and with what it is; what levels share is said of one only where no other is shown.
    """
    if len(alignment.levels) < _TWO:
        return _too_few(alignment)
    called = [gap for gap in alignment.gaps if gap.beyond_chance]
    if called:
        return _gap(min(called, key=lambda gap: gap.theme in piles), alignment, piles)
    return _shared(alignment, piles)


def _shared(alignment: Alignment, piles: Collection[int]) -> Finding:
    """Return what levels share most: the theme of which most speak at the level that has least."""
    shown = [
        (*min((cell, k) for k, cell in enumerate(row) if cell is not None), theme)
        for theme, row in zip(alignment.themes, alignment.reach, strict=True)
        if any(cell is not None for cell in row)
    ]
    if not shown:
        return finding("all small")
    threaded = [each for each in shown if each[2].id not in piles] or shown
    least, level, theme = max(threaded, key=lambda each: each[0])
    passed = theme.id not in piles and any(
        at >= least and each.id in piles for at, _, each in shown
    )
    told = ", threaded" if passed else ""
    if least >= WIDELY:
        return finding(f"shared{told}", theme=theme.name, least=_of_100(least))
    name = alignment.levels[level].name
    return finding(f"little shared{told}", theme=theme.name, least=_of_100(least), level=name)


def gaps_finding(alignment: Alignment) -> Finding:
    """Return how many differences are beyond chance, and what this room could have shown."""
    if len(alignment.levels) < _TWO:
        return _too_few(alignment)
    if not alignment.has_person:
        return finding("rows")
    called = sum(gap.beyond_chance for gap in alignment.gaps)
    first = finding("gaps", called) if called else finding("no gap")
    kind, values = _could(alignment)
    return replace(first, then=finding(kind, **values))


def trend_finding(alignment: Alignment, piles: Collection[int] = NONE) -> Finding | None:
    """Return which theme changes most on its way up; None where levels have no order.

    Args:
        alignment: Who speaks of what.
        piles: Themes without a common thread, said only where no other is called.
    """
    if alignment.trends is None:
        return None
    if len(alignment.levels) < _TWO:
        return _too_few(alignment)
    if not alignment.has_person:
        return finding("rows")
    called = [trend for trend in alignment.trends if trend.beyond_chance]
    if not called:
        return finding("no trend")
    return _trend(min(called, key=lambda trend: trend.theme in piles), alignment, piles)


def units_finding(alignment: Alignment) -> Finding | None:
    """Return whether units speak of different things; None without units to compare."""
    units = alignment.units
    if units is None:
        return None
    if units.verdict == UNTOLD:
        return finding("rows")
    if units.verdict != MORE_APART:
        return finding("units alike")
    if units.difference < LEAST:
        return finding("units hardly apart")
    kind = "units slightly apart" if units.difference < SLIGHT else "units apart"
    return finding(kind, size=decimal(units.difference, 2))


def rounds_finding(alignment: Alignment) -> Finding | None:
    """Return how shared focus went over rounds; None with fewer than two to compare."""
    change = alignment.change
    if change is None:
        told = [(each.round, each.overall) for each in alignment.rounds if each.overall]
        if len(told) < _TWO:
            return None
        (first, before), (last, now) = told[0], told[-1]
        parts = {"before": _of_100(before.overlap), "now": _of_100(now.overlap)}
        return finding("rounds, untold", first=first, last=last, **parts)
    kind = {GREW: "grew", SHRANK: "shrank"}.get(change.verdict, "stayed")
    return finding(
        kind,
        first=change.first,
        last=change.last,
        before=_of_100(change.before),
        now=_of_100(change.now),
        low=_of_100(change.chance_low),
        high=_of_100(change.chance_high),
    )


def _without_themes(alignment: Alignment) -> Finding:
    """Return what is said where no single theme sets levels apart and overall they differ not."""
    pairs = _pairs(alignment, (LESS,))
    if pairs:
        return finding("pairs apart", len(pairs), level_a=pairs[0][0], level_b=pairs[0][1])
    if (alignment.overall and alignment.overall.verdict == MORE) or _pairs(alignment, (MORE,)):
        return finding("closer")
    kind, values = _could(alignment)
    least = min((each.gap for each in alignment.detectable if each.gap), default=1.0)
    if kind != "nothing could" and least > SMALL:
        return finding("none, too small", points=_of_100(least))
    return finding(f"none, {kind}", **values)


def _could(alignment: Alignment) -> tuple[str, dict[str, Any]]:
    """Return which gap the room would most likely have shown, and between which levels."""
    known = [each for each in alignment.detectable if each.gap is not None]
    if not known:
        return "nothing could", {}
    best = min(known, key=lambda each: each.gap or 1.0)
    worst = max(each.gap or 0.0 for each in known)
    if len(known) == len(alignment.detectable) and (worst <= SMALL or worst == best.gap):
        return "all could", {"points": _of_100(worst)}
    pair = {"level_a": best.level_a, "level_b": best.level_b, "points": _of_100(best.gap or 1.0)}
    if len(known) == len(alignment.detectable):
        return "some could", {**pair, "most": _of_100(worst)}
    return "one pair could", pair


def _pairs(alignment: Alignment, verdicts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the pairs of levels of a verdict, those with least in common first."""
    names = [level.name for level in alignment.levels]
    found = [
        (cell.overlap, names[a], names[b])
        for a, row in enumerate(alignment.focus)
        for b, cell in enumerate(row)
        if a < b and cell is not None and cell.verdict in verdicts
    ]
    return [(a, b) for _, a, b in sorted(found)]


def _gap(gap: Gap, alignment: Alignment, piles: Collection[int]) -> Finding:
    """Return one gap: at which level more speak of it, and how many."""
    high, low = (gap.level_a, gap.reach_a), (gap.level_b, gap.reach_b)
    if gap.difference < 0:
        high, low = low, high
    return finding(
        "gap, loose" if gap.theme in piles else "gap",
        theme=_name(gap.theme, alignment),
        high=high[0],
        low=low[0],
        more=_of_100(high[1]),
        less=_of_100(low[1]),
    )


def _trend(trend: Trend, alignment: Alignment, piles: Collection[int]) -> Finding:
    """Return one trend, read from the bottom to the top."""
    return finding(
        f"{trend.direction}, loose" if trend.theme in piles else trend.direction,
        theme=_name(trend.theme, alignment),
        bottom=alignment.levels[-1].name,
        top=alignment.levels[0].name,
        from_bottom=_of_100(trend.bottom),
        at_top=_of_100(trend.top),
    )


def _too_few(alignment: Alignment) -> Finding:
    """Return why levels are not compared."""
    if alignment.people < alignment.smallest_group:
        return finding("too few")
    if any(each.why == ROOM_ONLY for each in alignment.withheld):
        return finding("one band")
    return finding("no levels")


def _name(theme: int, alignment: Alignment) -> str:
    return next(each.name for each in alignment.themes if each.id == theme)


def _of_100(share: float) -> int:
    return round(share * 100)
