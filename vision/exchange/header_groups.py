"""Names of groups of columns that stand above a header, each over several columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import ASKS
from vision.exchange.ordinals import ORDINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST: Final = 2


def asked_below(questions: Sequence[str], groups: Sequence[str]) -> list[str]:
    """Return what columns ask where those without a word of their own ask what stands above them.

    Args:
        questions: Of each column: "First" says nothing by itself.
        groups: The row above them, filled where a group begins.
    """
    asked, last = [], ""
    for place, question in enumerate(questions):
        last = (" ".join(groups[place].split()) if place < len(groups) else "") or last
        bare = not ORDINAL.sub("", question).strip(" .:)")
        asked.append(f"{last}: {question}" if bare and question and last else question)
    return asked


def named_below(
    names: list[str], questions: list[str], above: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return names and questions of columns with the group of each in front, where rows say so.

    They do where two groups or more stand over several columns each, and what names the first
    column of one names that of another: "Keep: Card, Dots" and "Change: Card, Dots". A column
    whose name fills both rows is in no group. A group that asks is the question of its columns.

    Args:
        names: Of each column.
        questions: Of each column.
        above: The row above the header.
    """
    groups = _groups(names, above)
    under: dict[str, list[str]] = {}
    for group, name in zip(groups, names, strict=True):
        if group:
            under.setdefault(group, []).append(name.casefold())
    if len({each[0] for each in under.values()}) == len(under):
        return names, questions
    if any(len(each) < _FEWEST for each in under.values()):
        return names, questions
    whole = [f"{group}: {name}" if group else name
             for group, name in zip(groups, names, strict=True)]  # fmt: skip
    asked = [group if group.endswith(ASKS) else (full if group else question)
             for group, full, question in zip(groups, whole, questions, strict=True)]  # fmt: skip
    return whole, asked


def _groups(names: Sequence[str], above: Sequence[str]) -> list[str]:
    """Return the group of each column, "" where its own name stands above it or nothing does."""
    found, last = [], ""
    for place, name in enumerate(names):
        own = " ".join(above[place].split()) if place < len(above) else ""
        last = ("" if own.casefold() == name.casefold() else own) if own else last
        found.append(last if name else "")
    return found


def names_parts(header: Sequence[str], row: Sequence[str]) -> bool:
    """Return whether a row goes on with the header: names over both rows, parts below one name.

    Where cells are merged, two columns or more say in both rows what they are ("Unit", "No."), and
    all others are parts of a name that has blanks right of it: "Wishes" above "soon", "later". No
    row of data says two things that its header says.

    Args:
        header: The row that seems to be the header.
        row: The one below it.
    """
    upper = [" ".join(cell.split()) for cell in header] + [""] * (len(row) - len(header))
    lower = [" ".join(cell.split()) for cell in row] + [""] * (len(header) - len(row))
    same = [bool(one) and one == other for one, other in zip(upper, lower, strict=True)]
    parts = [
        place for place, each in enumerate(same) if not each and (upper[place] or lower[place])
    ]
    if sum(same) < _FEWEST or len(parts) < _FEWEST or not all(lower[place] for place in parts):
        return False
    below = {place: _name_above(upper, place) for place in parts}
    several = all(sum(each == other for other in below.values()) > 1 for each in below.values())
    return several and not any(same[place] for place in below.values())


def _name_above(upper: Sequence[str], place: int) -> int:
    """Return where the name stands that reaches over a column, from its left."""
    return next((at for at in range(place, -1, -1) if upper[at]), 0)
