"""Walls of cards typed into the cells of a sheet where they hung: no header, no columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.formats.markdown_lists import HEADING
from vision.exchange.header_words import HEADERS, header_match
from vision.translation import told

if TYPE_CHECKING:
    from vision.exchange.formats import Grid

_FEWEST: Final = 6
_NARROWEST: Final = 3
"""Cards, and columns with some, that a wall has at least."""

_MOST_ROWS: Final = 400
_LOOSE: Final = 0.55
"""Share of the cells of its columns and rows that are filled in a wall at most."""

_CROWDED: Final = 1.5
"""Cards in a row that has any, on average and at least: an outline has one in each."""

_HEADER: Final = 0.75
"""Share of the columns that a row fills which may be a header, or a column of the rows."""


def scattered(grid: Grid) -> Grid:
    """Return cards that stand anywhere on a sheet as a list of statements, each by itself.

    Every cell holds words, most cells are empty, several stand in one row, and no row or column is
    nearly full, as a header or a question would be. Cells that are merged over several columns are
    titles: a card belongs to the last one above it that begins no further right.

    Args:
        grid: As read; it is returned as it is where its cells stand in a table.
    """
    if grid.roles or len(grid.cells) > _MOST_ROWS or _has_header(grid):
        return grid
    if not _is_loose(grid.cells):
        return grid
    columns = max(map(len, grid.cells))
    titles: dict[int, str] = {}
    rows: list[list[str]] = []
    numbers, beside = [0], []
    for number, row in zip(grid.numbers, grid.cells, strict=True):
        heads = {at: cell.strip() for at, cell in enumerate(row) if cell.strip() in grid.wide}
        for at, head in heads.items():
            end = next((place for place in heads if place > at), columns)
            titles |= dict.fromkeys(range(at, end), head)
            beside.append((number, head))
        for at, cell in enumerate(row):
            if cell.strip() and at not in heads:
                rows.append([titles.get(at, ""), cell])
                numbers.append(number)
    notice = told(
        "Cells stand about on this sheet as cards hang on a wall; each was read as a statement."
    )
    return replace(
        grid, cells=[[HEADING, "Statement"], *rows], numbers=numbers, roles=(("text", 1),),
        asides=(*grid.asides, *beside), notices=(*grid.notices, notice),
    )  # fmt: skip


def _has_header(grid: Grid) -> bool:
    """Tell whether half of the first cells are words for columns, and no titles over several."""
    rows = ([cell for cell in row if cell.strip()] for row in grid.cells)
    first = [cell for cell in next(filter(None, rows), []) if cell.strip() not in grid.wide]
    named = sum(any(header_match(role, cell) > 1 for role in HEADERS) for cell in first)
    return len(first) > 1 and 2 * named >= len(first)


def _is_loose(cells: list[list[str]]) -> bool:
    """Tell whether words stand about in many columns, none of which nor a row is nearly full."""
    places = [[at for at, cell in enumerate(row) if cell.strip()] for row in cells]
    columns = {at for row in places for at in row}
    filled = sum(map(len, places))
    if len(columns) < _NARROWEST or not _FEWEST <= filled <= _LOOSE * len(columns) * len(cells):
        return False
    if filled < _CROWDED * sum(map(bool, places)):
        return False
    if max(map(len, places)) >= _HEADER * len(columns):
        return False
    if any(sum(at in row for row in places) >= _HEADER * len(cells) for at in columns):
        return False
    return all(kind_of(cell) is Kind.WORDS for row in cells for cell in row if cell.strip())
