"""Tables that lie on their side: questions in rows, people in columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.header_words import header_match, is_rank
from vision.exchange.headers import TYPES, first_row, is_name

if TYPE_CHECKING:
    from vision.exchange.formats import Grid

_MOST_QUESTIONS: Final = 60
_FEWEST_PEOPLE: Final = 3
_FEWEST_CHOICES: Final = 6
_MOSTLY: Final = 0.6
_RANKED: Final = 0.7
_TYPED: Final = 0.9
_DIGITS: Final = re.compile(r"\d+")


def upright(grid: Grid) -> Grid | None:
    """Return a grid that lies on its side with a person a row; None where it stands upright.

    It lies where most cells of its first column read like questions and other names of columns,
    each different, the cells above it do not, and the content agrees: a row of levels, a row of
    times or numbers while no column holds only these, or people who are numbered above. Rows are
    then numbered as the columns were, from 1.

    Args:
        grid: As read.
    """
    if grid.roles or not grid.cells:
        return None
    cells = grid.cells[first_row(grid.cells) :]
    width = max(map(len, cells), default=0)
    if not 1 < len(cells) <= _MOST_QUESTIONS or width <= _FEWEST_PEOPLE:
        return None
    rows = [row + [""] * (width - len(row)) for row in cells]
    if not _lies(rows):
        return None
    turned = [list(column) for column in zip_longest(*rows, fillvalue="")]
    kept = [(number, row) for number, row in enumerate(turned, start=1) if any(map(str.strip, row))]
    return replace(grid, cells=[row for _, row in kept], numbers=[number for number, _ in kept])


def _lies(rows: list[list[str]]) -> bool:
    left = [row[0].strip() for row in rows]
    corner = 0 if is_name(left[0]) and not _is_series(rows[0][1:]) else 1
    named = [cell for cell in left if cell]
    if len(set(named)) < len(named) or len(named) < len(rows) - 1:
        return False
    below = left[corner:]
    if sum(map(is_name, below)) < _MOSTLY * len(below):
        return False
    above = rows[0][1:]
    series = _is_series(above)
    if not series and sum(map(is_name, above)) > len(above) / 2:
        return False
    body = [row[1:] for row in rows[1 if series else 0 :]]
    columns = [list(column) for column in zip(*body, strict=True)]
    if any(_is_ranked(each) or _is_typed(each) for each in (left, *columns)):
        return False
    told = any(_is_ranked(each) or _is_typed(each) for each in body)
    told = told or any(_chooses(row) for row in rows[1:])
    return told or (series and len(above) > len(body))


def _is_series(cells: list[str]) -> bool:
    """Tell whether cells differ by their numbers only: "Person 1", "Person 2"."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    stems = {_DIGITS.sub("#", cell).casefold() for cell in filled}
    return len(filled) >= _FEWEST_PEOPLE and len(stems) == 1 and len(set(filled)) == len(filled)


def _is_ranked(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and sum(map(_is_level, filled)) > _RANKED * len(filled)


def _chooses(row: list[str]) -> bool:
    """Tell whether a row that is named by a word for a level or unit repeats a few values."""
    filled = [cell.strip() for cell in row[1:] if cell.strip()]
    named = any(header_match(role, row[0]) == 2.0 for role in ("level", "unit"))  # noqa: PLR2004 - and nothing else
    return named and len(filled) >= _FEWEST_CHOICES and 2 * len(set(filled)) <= len(filled)


def _is_level(cell: str) -> bool:
    return len(cell.split()) <= 3 and is_rank(cell) and not is_name(cell)  # noqa: PLR2004 - a name


def _is_typed(cells: list[str]) -> bool:
    kinds = Counter(kind_of(cell) for cell in cells if cell.strip())
    kinds.pop(Kind.BLANK, None)
    kind, count = kinds.most_common(1)[0] if kinds else (Kind.BLANK, 0)
    return kind in TYPES and count > 1 and count >= _TYPED * kinds.total()
