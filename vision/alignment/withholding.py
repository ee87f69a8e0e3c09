"""What is not shown, and why, without telling any count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.alignment.models import Withheld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.alignment.roster import Roster
    from vision.privacy import Band, Published

LEVELS: Final = "Levels"
"""What is withheld where levels can't be told apart."""


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
    few = f"fewer than {published.smallest_group} people"
    late = "" if first else " or have come to it since the last numbers"
    found = [
        Withheld(name, f"{few.capitalize()} speak of it{late}, so it is not broken down.")
        for theme, name in themes
        if theme not in table.themes
    ]
    told_apart = len(table.bands) > 1
    if not told_apart and len(levels or ()) > 1:
        why = "Too few people answered to tell levels apart, so only the whole room is shown."
        found.append(Withheld(LEVELS, why))
    joined = [*(table.bands if told_apart else ()), *table.units]
    for group in joined:
        if len(group.members) > 1:
            why = f"Shown together, because {few} answered in at least one of them."
            found.append(Withheld(_names(group, published), why))
    return tuple(found)


def _names(group: Band, published: Published) -> str:
    """Return the names of joined levels or units as part of a sentence."""
    names = [published.names.get(member, member) for member in group.members]
    return " and ".join([", ".join(names[:-1]), names[-1]])
