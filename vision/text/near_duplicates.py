"""Texts that are nearly the same, whoever wrote them: found without comparing all with all."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOSE: Final = 0.6
"""Share of shingles that near-duplicates have in common."""

SHINGLE: Final = 5
"""Letters a shingle has: rare enough to compare few texts, short enough to survive a slip."""

MOST_LETTERS: Final = 240
"""Letters of a text that are compared, from its beginning on."""

MOST_HOLDERS: Final = 10
"""Texts that are remembered for one shingle."""

MOST_COMPARED: Final = 40
"""Texts that one text is compared with, those that share most rare shingles first."""

SHORTEST_COMPARED: Final = 8
"""Letters from which on two texts can be nearly the same; short answers are honestly alike."""

_LETTERS: Final = re.compile(r"[^\W_]+")
_ASCII_LETTERS: Final = bytes(c if chr(c).isalnum() else 32 for c in range(128)) + bytes(128)


def fold(line: str) -> str:
    """Return what a statement and its near-copies have in common: letters and digits, lower case.

    The two letters i of Turkish are one here: a capital alone does not tell them apart.

    Example:
        >>> fold("Fair  PAY!") == fold("fair pay")
        True
    """
    folded = line.casefold()
    if not folded.isascii():
        folded = folded.replace("i\u0307", "i").replace("\u0131", "i")
    if folded.isascii():
        return " ".join(folded.encode().translate(_ASCII_LETTERS).decode().split())
    return " ".join(_LETTERS.findall(folded))


def near_duplicates(folded: Sequence[str], close: float = CLOSE) -> frozenset[int]:
    """Return the places of texts that share most of their shingles with another one.

    Two sets with a Jaccard index of at least ``close`` share at least one of the rarest
    ``(1 - close)`` of their members, so only texts that share a rare shingle are compared. The
    result is exact as long as no such shingle stands in more than ``MOST_HOLDERS`` texts and no
    text shares one with more than ``MOST_COMPARED`` others; beyond that, in a flood, the likeliest
    are compared, so that the work grows with the texts and not with their square.

    Args:
        folded: Texts as ``fold`` returns them; ``MOST_LETTERS`` of each count.
        close: Least Jaccard index, above 0 and at most 1.

    Source:
        Chaudhuri, Ganti & Kaushik (2006), "A primitive operator for similarity joins in data
        cleaning", ICDE (prefix filtering).
    """
    first: dict[str, int] = {}
    found: set[int] = set()
    for place, text in enumerate(folded):
        if len(text) >= SHORTEST_COMPARED and text in first:
            found |= {place, first[text]}
        first.setdefault(text, place)
    sets = {
        place: shingles(text[:MOST_LETTERS])
        for text, place in first.items()
        if len(text) >= SHORTEST_COMPARED
    }
    often = Counter(shingle for held in sets.values() for shingle in held)
    holders: dict[str, list[int]] = {}
    for place, own in sorted(sets.items(), key=lambda item: len(item[1])):
        rarest = sorted(own, key=lambda shingle: (often[shingle], shingle))
        prefix = rarest[: len(own) - int(close * len(own) - 1e-9)]
        alike = Counter(other for shingle in prefix for other in holders.get(shingle, ()))
        for other, _shared in alike.most_common(MOST_COMPARED):
            if place in found and other in found:
                continue
            if close_to(own, sets[other], close):
                found |= {place, other}
        for shingle in prefix:
            held = holders.setdefault(shingle, [])
            if len(held) < MOST_HOLDERS:
                held.append(place)
    return frozenset(found)


def close_to(some: frozenset[str], others: frozenset[str], close: float) -> bool:
    """Return whether two sets have a Jaccard index of at least ``close``."""
    if len(others) < close * len(some):
        return False
    shared = len(some & others)
    return shared >= close * (len(some) + len(others) - shared)


def shingles(text: str) -> frozenset[str]:
    """Return the runs of ``SHINGLE`` letters of a folded text; a shorter one is its own."""
    last = max(1, len(text) - SHINGLE + 1)
    return frozenset(text[start : start + SHINGLE] for start in range(last))
