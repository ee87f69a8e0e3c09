"""The influence map: arrows, what drives and what is driven, loops, and levers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import inf, sqrt
from typing import TYPE_CHECKING, Any, Final

from vision.influence.arrows import LIKELY_Z, Arrow, arrows
from vision.influence.levers import furthest_by_chance
from vision.influence.loops import Loop, loops, steady_level
from vision.influence.theme_pairs import pairs
from vision.significance.registry import DRIVEN, LEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.influence.arrows import Counts
    from vision.influence.theme_pairs import Pair

CRITICAL: Final = "critical"
QUIET: Final = "quiet"
UNKNOWN: Final = ""

KNOWN: Final = 0.5
"""Part of a theme's arrows, in and out, that must be known before its sums are compared."""


@dataclass(frozen=True, slots=True)
class ThemeRole:
    """What a theme does among the others.

    Attributes:
        theme: Its id.
        active: Sum of the strengths of its arrows to others, 0 to number of themes less 1.
        passive: Sum of the strengths of the arrows to it.
        low: Likely range (90 of 100) of ``active`` less ``passive``, from.
        high: Likely range of that difference, to.
        known: Arrows from and to it that enough people have answered.
        of: All its arrows.
        kind: ``lever`` (drives more than it is driven, by more than the likely range and more
            than chance gives any theme), ``driven`` (the other way round), ``critical`` (both sums
            above the mean of the map), ``quiet`` (the rest), or empty where too few of its arrows
            are known.

    Source:
        Vester (2007), The Art of Interconnected Thinking: active and passive sums of the impact
        matrix. There experts give 0 to 3; here it is the share who say easier less the share who
        say harder.
    """

    theme: int
    active: float
    passive: float
    low: float
    high: float
    known: int
    of: int
    kind: str


@dataclass(frozen=True, slots=True)
class InfluenceMap:
    """What a room says hangs together; it may be shown.

    Attributes:
        themes: That are asked about.
        arrows: Those that enough people have answered.
        roles: One a theme, in the order of ``themes``.
        loops: Of steady arrows, short ones first.
        same: Whether nearly everybody gave the same answer to everything: then the map tells
            nothing about what drives what.
    """

    themes: tuple[int, ...]
    arrows: tuple[Arrow, ...]
    roles: tuple[ThemeRole, ...]
    loops: tuple[Loop, ...]
    same: bool

    @property
    def levers(self) -> tuple[ThemeRole, ...]:
        """Themes that drive more than they are driven, strongest first."""
        found = [role for role in self.roles if role.kind == LEVER]
        return tuple(sorted(found, key=lambda role: role.passive - role.active))

    def without(self, gone: Iterable[int]) -> InfluenceMap:
        """Return the map without themes that are no more."""
        out = set(gone)
        return InfluenceMap(
            tuple(theme for theme in self.themes if theme not in out),
            tuple(each for each in self.arrows if not {each.cause, each.effect} & out),
            tuple(role for role in self.roles if role.theme not in out),
            tuple(loop for loop in self.loops if not out & set(loop.themes)),
            self.same,
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> InfluenceMap:
        """Return what ``to_json`` wrote."""
        return cls(
            tuple(data["themes"]),
            tuple(Arrow(**each) for each in data["arrows"]),
            tuple(ThemeRole(**each) for each in data["roles"]),
            tuple(Loop(**each | {"themes": tuple(each["themes"])}) for each in data["loops"]),
            data["same"],
        )


SAME: Final = 0.9
"""Share of one answer from which on everybody is said to have answered everything the same."""


def influence_map(counts: Mapping[Pair, Counts], themes: Sequence[int]) -> InfluenceMap:
    """Return what people say drives what.

    Args:
        counts: Answers that may be counted, by pair: none, or those of enough people.
        themes: That are asked about.
    """
    known = {pair: counts[pair] for pair in pairs(themes) if counts.get(pair)}
    drawn = arrows(known, steady_level(len(themes)))
    said = {answer: sum(each[answer] for each in known.values()) for answer in (-1, 0, 1)}
    several = len(known) > 1 and max(said.values()) >= SAME * sum(said.values())
    least = inf if several else furthest_by_chance(known, themes)
    return InfluenceMap(
        tuple(themes),
        drawn,
        _roles(drawn, themes, least),
        () if several else loops(drawn),
        several,
    )


def _roles(drawn: Sequence[Arrow], themes: Sequence[int], least: float) -> tuple[ThemeRole, ...]:
    out = {theme: [each for each in drawn if each.cause == theme] for theme in themes}
    into = {theme: [each for each in drawn if each.effect == theme] for theme in themes}
    active = {theme: sum(each.strength for each in out[theme]) for theme in themes}
    passive = {theme: sum(each.strength for each in into[theme]) for theme in themes}
    middle = sum(active.values()) / max(len(themes), 1)
    found = []
    for theme in themes:
        both = [*out[theme], *into[theme]]
        half = LIKELY_Z * sqrt(sum(each.variance for each in both))
        more = active[theme] - passive[theme]
        most = 2 * (len(themes) - 1)
        enough = len(both) >= KNOWN * most and out[theme] and into[theme]
        role = ThemeRole(
            theme, active[theme], passive[theme], more - half, more + half, len(both), most, UNKNOWN
        )
        kind = _kind(role, middle, least) if enough else UNKNOWN
        found.append(
            ThemeRole(theme, role.active, role.passive, role.low, role.high, len(both), most, kind)
        )
    return tuple(found)


def _kind(role: ThemeRole, middle: float, least: float) -> str:
    if role.low > 0.0 and role.active - role.passive > least:
        return LEVER
    if role.high < 0.0 and role.passive - role.active > least:
        return DRIVEN
    return CRITICAL if min(role.active, role.passive) > middle > 0.0 else QUIET
