"""What pages and reports say of manner: that it was taken out, which words, or that it was not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.alignment import Withheld
from vision.findings import Sentence
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vision.alignment import Alignment
    from vision.manner.pipeline import Manner

WORDING: Final = told("How levels write")
WHY: Final = told(
    "Levels word things differently whatever they speak of, so this was left out before levels were"
    " compared: differences are called only where they stay when only what is said counts, not how."
    " A topic that only one level has words for may be missing."
)
ON_CARDS: Final = told(
    "Cards and rows of files do not show how levels write, so a difference that rests on them may"
    " lie in wording alone."
)
NOT_LOOKED_AT: Final = told(
    "It was not looked at how levels write, so a difference between them may lie in wording alone."
)


SENTENCES: Final[dict[str, Sentence]] = {
    "left out": Sentence(WHY, claims=("manner",)),
    "on cards": Sentence(ON_CARDS),
    "not looked at": Sentence(NOT_LOOKED_AT),
}
"""What is said of manner wherever levels are compared."""


def notes(
    manner: Manner | None,
    bands: Collection[str],
    names: Mapping[str, str] | None = None,
    *,
    on_cards: bool = False,
) -> tuple[Withheld, ...]:
    """Return what is left out of a comparison because of manner, as pages and reports list it.

    Args:
        manner: What ``find_manner`` returned; None where it was not asked.
        bands: Names of levels as they are shown; words are told only of a level shown by itself.
        names: Level, as ``manner`` calls it, to its name; the same by default.
        on_cards: Whether cards or rows of files speak for levels, in which it was not looked for.
    """
    found: list[Withheld] = []
    if len(bands) > 1 and (manner is None or on_cards):
        found.append(Withheld(WORDING, ON_CARDS if manner else NOT_LOOKED_AT))
    if manner is None or not manner.found:
        return tuple(found)
    found.insert(0, Withheld(WORDING, WHY))
    for each in manner.marked:
        level = (names or {}).get(each.level, each.level)
        if level in bands:
            words = [{"quoted": word} for word in each.words]
            said = told("Left out, as words that mark this level: {words}.", words=words)
            found.append(Withheld(level, said))
    return tuple(found)


def with_notes(
    found: Alignment,
    manner: Manner | None,
    names: Mapping[str, str] | None = None,
    *,
    on_cards: bool = False,
) -> Alignment:
    """Return a comparison that says first what was left out of it because of manner.

    Args:
        found: The comparison, of texts without manner.
        manner: As in :func:`notes`.
        names: As there.
        on_cards: As there.
    """
    bands = {band.name for band in found.levels}
    told = notes(manner, bands, names, on_cards=on_cards)
    return replace(found, withheld=(*told, *found.withheld))


def cautions(withheld: Iterable[Withheld]) -> tuple[str, ...]:
    """Return what has to be known of manner wherever levels are compared, without any words."""
    return tuple(str(each.why) for each in withheld if each.what == WORDING)
