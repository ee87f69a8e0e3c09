"""What a room sees of its agreement at a glance: the strongest bridges, and one divide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vision.consensus.levels import Answered, Consensus

PLACES: Final = 3
"""Bridges that a wall has room for."""

SLACK: Final = 2
"""A bridge keeps its place while it is among this many times as many of the strongest."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """Statements that stand on the wall, each in its place.

    Attributes:
        bridges: What every level wants, by place.
        divide: What parts the levels most; None where nothing does.
    """

    bridges: tuple[Answered, ...] = ()
    divide: Answered | None = None


def highlights(
    found: Consensus,
    readable: Collection[str],
    before: Highlights | None = None,
    *,
    places: int = PLACES,
    matters: Mapping[str, float] | None = None,
) -> Highlights:
    """Return what to show of a consensus, with as little moving as is honest.

    While answers come in, the order of the strongest changes all the time. So what stands on the
    wall stays in its place for as long as it is a bridge, and among the strongest ``SLACK`` times
    ``places``; a divide stays for as long as it is one.

    Args:
        found: What may be shown of the answers.
        readable: Ids of statements that may be shown now.
        before: What stands on the wall.
        places: Bridges there is room for.
        matters: Statement to how many call it important, 0..1: these come first.
    """
    worth = matters or {}
    held = before or Highlights()
    wanted = [each for each in found.bridges if each.statement in readable]
    wanted.sort(key=lambda each: -worth.get(each.statement, 0.0))
    parted = [each for each in found.divides if each.statement in readable]
    strong = {each.statement: each for each in wanted[: SLACK * places]}
    stay = [strong.get(each.statement) for each in held.bridges]
    kept = {each.statement for each in stay if each}
    fresh = [each for each in wanted if each.statement not in kept]
    shown = _filled([*stay, *[None] * (places - len(stay))], fresh)
    same = [each for each in parted if held.divide and each.statement == held.divide.statement]
    return Highlights(tuple(shown), next(iter([*same, *parted]), None))


def _filled(stay: Sequence[Answered | None], fresh: Sequence[Answered]) -> list[Answered]:
    """Return those that stay, with the first of the fresh in the places between."""
    rest = iter(fresh)
    filled = [each or next(rest, None) for each in stay]
    return [each for each in filled if each]
