"""Which sheets of a file are of one kind, and which are copies of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import ASKS
from vision.exchange.header_words import is_rank
from vision.exchange.headers import find_header

if TYPE_CHECKING:
    from vision.exchange.formats import Grid
    from vision.exchange.headers import Header

_FEWEST: Final = 2
_FEWEST_ROWS: Final = 3
_MOST_ROWS: Final = 100_000
_HALF: Final = 0.5


def without_copies(grids: list[Grid]) -> list[Grid]:
    """Return sheets without those whose rows all stand in another one, in the same columns.

    Programs pack a table once as it is shown and once whole.

    Args:
        grids: Of one file.
    """
    if len(grids) < _FEWEST or sum(len(grid.cells) for grid in grids) > _MOST_ROWS:
        return grids
    rows = [set(map(tuple, grid.cells)) for grid in grids]
    return [
        grid
        for at, grid in enumerate(grids)
        if len(rows[at]) <= _FEWEST_ROWS
        or not any(
            grids[other].cells[0] == grid.cells[0]
            and rows[at] <= rows[other]
            and (len(rows[other]) > len(rows[at]) or other < at)
            for other in range(len(grids))
            if other != at
        )
    ]


def alike_among(grids: list[Grid], *, loosely: bool) -> list[Grid]:
    """Return the sheets with one header in common, among others; empty where there are none.

    Of several kinds it is the one with most rows.

    Args:
        grids: Of one file.
        loosely: Whether it is enough that sheets have most columns in common.
    """
    groups: list[tuple[list[str], list[Grid]]] = []
    for grid in grids:
        names = [name.casefold() for name in find_header(grid).names]
        if grid.roles or len(grid.cells) < _FEWEST or not all(names) or names[0].startswith("_"):
            continue
        group = next((g for known, g in groups if _fits(names, known, loosely=loosely)), None)
        if group is None:
            groups.append((names, [grid]))
        else:
            group.append(grid)
    several = [group for _, group in groups if len(group) >= _FEWEST]
    return max(several, key=lambda group: sum(len(grid.cells) for grid in group), default=[])


def _fits(names: list[str], known: list[str], *, loosely: bool) -> bool:
    if names == known:
        return True
    both = set(names) & set(known)
    return loosely and len(both) > _HALF * len({*names, *known})


def asked_above(grids: list[Grid], headers: list[Header]) -> list[str]:
    """Return the question that stands above the header of each sheet; empty where one has none.

    Each is another one, also without the name of its sheet: "What do you wish for in Ward 3?".
    Sheets of levels are asked alike, in words of their own.

    Args:
        grids: Sheets of one kind.
        headers: Of each of them.
    """
    asked = [
        {
            cell.strip()
            for number, row in zip(grid.numbers, grid.cells, strict=True)
            if number < (header.number or 0)
            for cell in row
            if cell.rstrip().endswith(ASKS)
        }
        for grid, header in zip(grids, headers, strict=True)
    ]
    found = [each.pop() for each in asked if len(each) == 1]
    if len(found) < len(grids) or any(is_rank(grid.name) for grid in grids):
        return []
    bare = {question.casefold().replace(grid.name.casefold(), "")
            for question, grid in zip(found, grids, strict=True)}  # fmt: skip
    return found if len(bare) == len(grids) else []
