"""Whose remarks on a draft are shown as those of people who are not on board with it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.drafts.stances import ON_BOARD

if TYPE_CHECKING:
    from vision.privacy import Released


def not_on_board(released: Released, draft: str, *, smallest_group: int) -> frozenset[str]:
    """Return the people counted as not on board; it stays on the server, their words may be shown.

    Only counted stances speak: someone who changes sides does so in public together with others,
    so that no remark can be seen to move with one person.

    Args:
        released: Stances that are counted in public.
        draft: Id of the version.
        smallest_group: People that must be on this side, and on the other unless it is empty.

    Returns:
        Empty where there are too few on one of the sides to tell them apart.
    """
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    for batch in released.answers.get(draft, {}).values():
        for person, stance in batch.items():
            sides[stance in ON_BOARD].add(person)
    enough = len(sides[False]) >= smallest_group
    told = enough and (not sides[True] or len(sides[True]) >= smallest_group)
    return frozenset(sides[False]) if told else frozenset()
