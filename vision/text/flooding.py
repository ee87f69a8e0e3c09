"""What one person writes again and again, a little changed: said once, however often."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.near_duplicates import close_to, fold, shingles

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

FLOOD_COPIES: Final = 10
"""Texts of one person, alike or nearly alike, from which on they are a flood."""
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
            now = shingles(fold(lines[place][:_LONGEST]))
            found[place] = any(close_to(now, other, NEARLY) for other in kept[-_COMPARED:])
            if not found[place]:
                kept.append(now)
    return found


def floods(lines: Sequence[str], writers: Sequence[Hashable]) -> NDArray[np.bool_]:
    """Return shape (n,): whether each line is one of ``FLOOD_COPIES`` or more alike by one person.

    Args:
        lines: Cleaned statements.
        writers: Who wrote each.

    Example:
        >>> floods(["Vote for Pedro now"] * 12, ["ann"] * 10 + ["bob", "cy"]).sum()
        np.int64(10)
    """
    alike = repeats(lines, writers)
    again: dict[Hashable, list[int]] = {}
    for place in np.flatnonzero(alike).tolist():
        again.setdefault(writers[place], []).append(place)
    loud = {writer: own for writer, own in again.items() if len(own) + 1 >= FLOOD_COPIES}
    found = np.array([bool(said) and writers[k] in loud for k, said in enumerate(alike)], bool)
    said_so = {
        writer: [shingles(fold(lines[row][:_LONGEST])) for row in own[:_COMPARED]]
        for writer, own in loud.items()
    }
    for place, writer in enumerate(writers):
        if writer in loud and not alike[place]:
            first = shingles(fold(lines[place][:_LONGEST]))
            found[place] = any(close_to(first, other, NEARLY) for other in said_so[writer])
    return found


def pasted(keys: Sequence[str], writers: Sequence[Hashable]) -> list[int]:
    """Return the places of texts that one person pasted again and again, but for the first.

    One or two words ("Home office") never count; longer texts from ``FLOOD_COPIES`` copies on.
    """
    pairs = list(zip(writers, keys, strict=True))
    many = {pair for pair, copies in Counter(pairs).items() if copies >= FLOOD_COPIES}
    seen: set[tuple[Hashable, str]] = set()
    found = []
    for row, pair in enumerate(pairs):
        if pair in many and pair[1].count(" ") > 1:
            if pair in seen:
                found.append(row)
            seen.add(pair)
    return found


def said_again(lines: Sequence[str], writers: Sequence[Hashable]) -> NDArray[np.bool_]:
    """Return shape (n,): whether each line is one of a flood, but for the first of it.

    Args:
        lines: Cleaned statements, the one to keep first.
        writers: Who wrote each.

    Example:
        >>> said_again(["Vote for Pedro now"] * 12, ["ann"] * 10 + ["bob", "cy"]).sum()
        np.int64(9)
    """
    return repeats(lines, writers) & floods(lines, writers)
