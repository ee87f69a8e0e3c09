"""What one person writes again and again, a little changed: said once, however often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.flags import SHINGLE
from vision.text.junk import fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

FEW_LINES: Final = 3
"""Lines of one person up to which none is looked at: nobody is loud with three."""
NEARLY: Final = 0.5
"""Jaccard index of runs of letters from which on a line of the same person says the same."""
_LONGEST: Final = 300
_COMPARED: Final = 100


def repeats(lines: Sequence[str], writers: Sequence[Hashable]) -> NDArray[np.bool_]:
    """Return shape (n,): whether each line nearly repeats an earlier one of the same person.

    Args:
        lines: Cleaned statements.
        writers: Who wrote each.

    Example:
        >>> loud = [f"The director must go now {number}" for number in range(4)]
        >>> repeats([*loud, "More trees, please"], ["ann"] * 5).tolist()
        [False, True, True, True, False]
    """
    found = np.zeros(len(lines), dtype=bool)
    own: dict[Hashable, list[int]] = {}
    for place, writer in enumerate(writers):
        own.setdefault(writer, []).append(place)
    for places in own.values():
        if len(places) <= FEW_LINES:
            continue
        kept: list[frozenset[str]] = []
        for place in places:
            shingles = _shingles(fold(lines[place][:_LONGEST]))
            found[place] = any(_alike(shingles, other) for other in kept[-_COMPARED:])
            if not found[place]:
                kept.append(shingles)
    return found


def _shingles(text: str) -> frozenset[str]:
    return frozenset(
        text[start : start + SHINGLE] for start in range(max(1, len(text) - SHINGLE + 1))
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= NEARLY * (len(one) + len(other) - shared)
