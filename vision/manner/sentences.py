"""What pages and reports say of manner: that it was taken out, and which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.alignment import Withheld
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vision.manner.pipeline import Manner

WORDING: Final = told("How levels write")
WHY: Final = told(
    "Levels word things differently whatever they speak of, so this was left out before levels were"
    " compared: differences are called only where they stay when only what is said counts, not how."
    " A topic that only one level has words for may be missing."
)


def notes(
    manner: Manner, bands: Collection[str], names: Mapping[str, str] | None = None
) -> tuple[Withheld, ...]:
    """Return what is left out of a comparison because of manner, as pages and reports list it.

    Args:
        manner: What ``find_manner`` returned.
        bands: Names of levels as they are shown; words are told only of a level shown by itself.
        names: Level, as ``manner`` calls it, to its name; the same by default.
    """
    if not manner.found:
        return ()
    found = [Withheld(WORDING, WHY)]
    for each in manner.marked:
        level = (names or {}).get(each.level, each.level)
        if level in bands:
            words = [{"quoted": word} for word in each.words]
            said = told("Left out, as words that mark this level: {words}.", words=words)
            found.append(Withheld(level, said))
    return tuple(found)
