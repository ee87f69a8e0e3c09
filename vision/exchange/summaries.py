"""Counts of answers that stand above the answers themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.exchange.formats.grid import parted
from vision.exchange.headers import is_name

if TYPE_CHECKING:
    from vision.exchange.formats import Grid

_FEWEST: Final = 2
_MOST_ROWS: Final = 100_000
_LOOKED_AT: Final = 2_000
"""Rows among which a summary ends: it is shorter than what it sums up."""


def without_summary(grid: Grid) -> Grid:
    """Return a grid without the table of counts above that of the answers.

    Blank rows part the two, and titles may stand above each. The lower one is wider and begins
    with the names of its columns; every answer that is counted above stands in it again, so that
    nothing is lost.

    Args:
        grid: As read; it is returned as it is where it holds one table, or two of another kind.
    """
    if grid.roles or not _FEWEST < len(grid.cells) <= _MOST_ROWS:
        return grid
    blocks = parted(zip(grid.numbers, range(len(grid.cells)), strict=True))
    starts = [block[0][1] for block in blocks[1:] if block[0][1] <= _LOOKED_AT]
    for start in starts:
        above = [row for row in grid.cells[:start] if _filled(row) > 1]
        if above and _names_columns(grid.cells[start], max(map(_filled, above))):
            if not _stand_again(above, grid.cells[start:]):
                return grid
            numbered = zip(grid.numbers[:start], grid.cells, strict=False)
            beside = [(number, " ".join(filter(None, row))) for number, row in numbered]
            return replace(
                grid, cells=grid.cells[start:], numbers=grid.numbers[start:],
                asides=(*grid.asides, *beside),
            )  # fmt: skip
    return grid


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _names_columns(row: list[str], width: int) -> bool:
    """Tell whether a row names more columns than that many."""
    cells = [cell for cell in row if cell.strip()]
    return len(cells) > width and sum(map(is_name, cells)) > len(cells) / 2


def _stand_again(above: list[list[str]], below: list[list[str]]) -> bool:
    """Tell whether what begins each row of a table, header and total apart, stands below as well.

    The total is the last row, and its number the sum of those above.
    """
    told = {cell.strip() for row in below for cell in row}
    body = above[1:]
    if body and _number(body[-1]) == sum(map(_number, body[:-1])):
        body = body[:-1]
    counted = [next(filter(None, map(str.strip, row)), "") for row in body]
    return len(counted) >= _FEWEST and all(cell in told for cell in counted)


def _number(row: list[str]) -> int:
    """Return the whole number at the end of a row, 0 where there is none."""
    last = next((cell.strip() for cell in reversed(row) if cell.strip()), "")
    return int(last) if last.isdecimal() else 0
