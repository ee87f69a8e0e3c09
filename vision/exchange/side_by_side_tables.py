"""Tables of one kind that stand beside each other on one sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.formats.markdown_lists import HEADING
from vision.exchange.headers import first_row

if TYPE_CHECKING:
    from vision.exchange.formats import Grid

_FEWEST: Final = 2


def stacked(grid: Grid) -> Grid:
    """Return tables with the same header beside each other as one below the other.

    They are such where the header is one list of different names again and again, from its first
    name to its last. A line above that names each table becomes a column of its own.

    Args:
        grid: As read; it is returned as it is where it holds one table.
    """
    if grid.roles or len(grid.cells) < _FEWEST:
        return grid
    at = first_row(grid.cells)
    starts, width = _repeats(grid.cells[at])
    if not starts:
        return grid
    names = grid.cells[at][starts[0] : starts[0] + width]
    above = _titles(grid.cells[at - 1], starts) if at else []
    cells, numbers = [[*names, *([HEADING] if above else [])]], [grid.numbers[at]]
    for place, start in enumerate(starts):
        for row, number in zip(grid.cells[at + 1 :], grid.numbers[at + 1 :], strict=True):
            part = row[start : start + width]
            if any(map(str.strip, part)):
                part += [""] * (width - len(part))
                cells.append([*part, *above[place : place + 1]])
                numbers.append(number)
    return replace(grid, cells=cells, numbers=numbers)


def _repeats(header: list[str]) -> tuple[list[int], int]:
    """Return where each repeat of a header's names begins, and how many columns it has."""
    names = [cell.strip().casefold() for cell in header]
    filled = [place for place, name in enumerate(names) if name]
    if len(filled) < _FEWEST * _FEWEST or any(
        kind_of(names[at]) is not Kind.WORDS for at in filled
    ):
        return [], 0
    first = filled[0]
    step = next((at - first for at in filled[1:] if names[at] == names[first]), 0)
    block = names[first : first + step]
    while block and not block[-1]:
        block.pop()
    if len(block) < _FEWEST or "" in block or len(set(block)) < len(block):
        return [], 0
    starts = [at for at in filled if (at - first) % step == 0]
    told = [place for start in starts for place in range(start, start + len(block))]
    whole = told == filled and all(names[at : at + len(block)] == block for at in starts)
    return (starts, len(block)) if whole and len(starts) > 1 else ([], 0)


def _titles(row: list[str], starts: list[int]) -> list[str]:
    """Return the title of each table in the line above, nothing where one has none."""
    told = {place: cell.strip() for place, cell in enumerate(row) if cell.strip()}
    return [told[start] for start in starts] if set(told) == set(starts) else []
