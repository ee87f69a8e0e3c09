"""Which name on a list a value in a file stands for: case, plural, hyphen, near spelling."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vision.text import clean
from vision.text_direction import without_order_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS: Final = re.compile(r"[\W_]+")
_NEAR: Final = 0.84
_SHORTEST: Final = 3
_SAME: Final = {
    "mgr": "manager",
    "exec": "executive",
    "execs": "executive",
    "tl": "teamlead",
    "teamleader": "teamlead",
    "gf": "geschäftsführung",
    "tlead": "teamlead",
    "ma": "mitarbeitende",
    "mitarbeiter": "mitarbeitende",
    "teamleiter": "teamleitung",
    "abteilungsleiter": "abteilungsleitung",
    "bereichsleiter": "bereichsleitung",
    "geschäftsführer": "geschäftsführung",
}
"""Short and neighbouring forms, without spaces and signs."""


def folded(value: str) -> str:
    """Return a value without regard to case, width and doubled spaces.

    Example:
        >>> folded(" Team  LEAD ")
        'team lead'
    """
    bare = without_order_signs(unicodedata.normalize("NFKC", value))
    return " ".join(bare.split()).casefold()


@lru_cache(maxsize=50_000)
def _bare(value: str) -> str:
    return _SIGNS.sub("", folded(value))


@lru_cache(maxsize=50_000)
def _stem(value: str) -> str:
    bare = _bare(value)
    bare = _SAME.get(bare, bare)
    for ending in ("innen", "ers", "s"):
        if (
            len(bare) > len(ending) + _SHORTEST
            and bare.endswith(ending)
            and not bare.endswith("ss")
        ):
            bare = bare.removesuffix("innen" if ending == "innen" else "s")
            break
    return _SAME.get(bare, bare)


def nearest(value: str, names: Sequence[str]) -> str | None:
    """Return the name on a list that a value probably stands for, None where none is near.

    Args:
        value: As in the file.
        names: Of levels or units.

    Example:
        >>> [nearest(each, ["Manager", "Team lead"]) for each in ("team_lead", "Mgr.", "Teamleads")]
        ['Team lead', 'Manager', 'Team lead']
        >>> nearest("Guest", ["Manager", "Team lead"]) is None
        True
    """
    wanted = folded(value)
    if not wanted:
        return None
    for name in names:
        if folded(name) == wanted:
            return name
    stem = _stem(value)
    same = [name for name in names if _stem(name) == stem]
    if same:
        return same[0]
    if len(stem) < _SHORTEST:
        return None
    near = {name: _likeness(stem, _stem(name)) for name in names}
    best = max(near, key=lambda name: near[name], default=None)
    if best is None or near[best] < _NEAR:
        return None
    second = max((likeness for name, likeness in near.items() if name != best), default=0.0)
    return best if near[best] > second else None


def spelled_alike(cells: Sequence[str]) -> list[str]:
    """Return names with one spelling each: the commonest, of equally common ones the first.

    Capitals, spaces, invisible characters and ways of writing an accent make no other name, as on
    the pages.

    Example:
        >>> spelled_alike(["Manager", " manager", "MANAGER ", "Manager", ""])
        ['Manager', 'Manager', 'Manager', 'Manager', '']
    """
    named = {cell: clean(cell) for cell in dict.fromkeys(cells)}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for cell, times in Counter(cells).items():
        spellings[folded(named[cell])][named[cell]] += times
    shown = {key: found.most_common(1)[0][0] for key, found in spellings.items()}
    known = {cell: shown[folded(name)] for cell, name in named.items()}
    return [known[cell] for cell in cells]


def as_listed(cells: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return values as a list has them, where they are on it or near a name on it.

    Example:
        >>> as_listed(["mgr", "Guest "], ["Manager", "Team lead"])
        ['Manager', 'Guest']
    """
    known = {cell: nearest(cell, names) or cell.strip() for cell in dict.fromkeys(cells)}
    return [known[cell] for cell in cells]


def _likeness(one: str, other: str) -> float:
    """Return how alike two stems are, 0 to 1; one that begins with the other is near."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) > 2 * _SHORTEST and longer.startswith(shorter):
        return 0.9
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def fits(value: str, names: Sequence[str]) -> bool:
    """Return whether a value is on a list, or near a name on it."""
    return nearest(value, names) is not None
