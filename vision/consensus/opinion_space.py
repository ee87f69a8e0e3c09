"""The space in which people answer, drawn without a single person in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from vision.consensus.groups import OpinionGroups
    from vision.consensus.support import IntArray
    from vision.consensus.votes import FloatArray

MOST: Final = 60
"""Dots on a map at most; more would be a cloud."""


@dataclass(frozen=True, slots=True)
class Dot:
    """People of one opinion group who answer much alike; never fewer than the smallest group.

    Attributes:
        group: Name of their opinion group.
        x: Where they are on the map, 0 to 1.
        y: Likewise.
        people: How many they are.
    """

    group: str
    x: float
    y: float
    people: int


def opinion_map(groups: OpinionGroups, smallest_group: int) -> tuple[Dot, ...]:
    """Return the map of answers as dots, each the middle of ``smallest_group`` people or more.

    Each opinion group is halved at the median of its wider side, again and again, as long as both
    halves keep enough people (a k-d tree, Bentley 1975). What is shown of a person is the mean of
    those in whose part they are.

    Args:
        groups: Who votes alike; without groups there is no map.
        smallest_group: People that a dot stands for at least.
    """
    placed = groups.labels >= 0
    if groups.count == 0 or not placed.any():
        return ()
    least = max(smallest_group, int(np.ceil(placed.sum() / MOST)))
    found = [
        (name, groups.positions[part].mean(axis=0), len(part))
        for label, name in enumerate(groups.names)
        for part in _parts(groups.positions, np.flatnonzero(groups.labels == label), least)
        if len(part) >= smallest_group
    ]
    if not found:
        return ()
    middles = np.array([middle for _, middle, _ in found])
    low, span = middles.min(axis=0), float(np.ptp(middles, axis=0).max()) or 1.0
    scaled = ((middles - low) / span).round(3)
    return tuple(
        Dot(name, float(x), float(y), people)
        for (name, _, people), (x, y) in zip(found, scaled, strict=True)
    )


def _parts(positions: FloatArray, people: IntArray, least: int) -> list[IntArray]:
    """Return people in parts of ``least`` or more, near ones together."""
    if len(people) < 2 * least:
        return [people]
    here = positions[people]
    axis = int(np.ptp(here, axis=0).argmax())
    ordered = people[np.argsort(here[:, axis], kind="stable")]
    half = len(ordered) // 2
    return [
        *_parts(positions, ordered[:half], least),
        *_parts(positions, ordered[half:], least),
    ]
