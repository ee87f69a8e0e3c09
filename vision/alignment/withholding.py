"""What is not shown, and why, without telling any count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.alignment.models import Withheld
from vision.translation import Message, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.alignment.roster import Roster
    from vision.privacy import Band, Published

LEVELS: Final = told("Levels")
ROOM_ONLY: Final = told(
    "Too few people wrote to tell levels apart, so only the whole room is shown."
)
"""Why nothing is said of levels where they can't be told apart."""


def withheld(
    published: Published,
    table: Roster,
    themes: Sequence[tuple[int, str]],
    levels: Sequence[str] | None,
    *,
    first: bool,
) -> tuple[Withheld, ...]:
    """Return every theme, level and unit that is not shown by itself.

    Args:
        published: What may be counted.
        table: The roster made from it.
        themes: Id and name of every theme.
        levels: All levels, None where they have no order.
        first: Whether nothing was published before.
    """
    smallest = published.smallest_group
    few = (
        told(
            "Fewer than {smallest} people speak of it, so it is not broken down.", smallest=smallest
        )
        if first
        else told(
            "Fewer than {smallest} people speak of it, or have come to it since the last numbers,"
            " so it is not broken down.",
            smallest=smallest,
        )
    )
    found = [Withheld(name, few) for theme, name in themes if theme not in table.themes]
    told_apart = len(table.bands) > 1
    if not told_apart and len(levels or ()) > 1:
        found.append(Withheld(LEVELS, ROOM_ONLY))
    joined = [*(table.bands if told_apart else ()), *table.units]
    for group in joined:
        if len(group.members) > 1:
            why = told(
                "Shown together, because fewer than {smallest} people wrote in at least one of"
                " them.",
                smallest=smallest,
            )
            found.append(Withheld(_names(group, published), why))
    return tuple(found)


def _names(group: Band, published: Published) -> Message:
    """Return the names of joined levels or units, listed as the reader's language lists them."""
    names = [published.names.get(member, member) for member in group.members]
    return Message("{names}", {"names": names})
