"""What every reader of a file returns: rows of text, with the numbers people see beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from vision.errors import InvalidFileError
from vision.translation import Message, marked

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
MOST_CELLS: Final = 20_000_000
"""Cells a table may have."""

MOST_COLUMNS: Final = 2_000
"""Columns a table may have."""

TOO_LARGE: Final = marked(
    "This table is too large. Keep only the columns you need and choose it again."
)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Everything in one sheet, or in a file without sheets.

    Attributes:
        name: Of the sheet; "" where there is none.
        cells: One list a row that is not blank, of differing lengths; each cell as it stands.
        numbers: The row (in lists and chats: the line) that people see for each.
        hidden: True for a sheet that the program does not show.
        roles: What the columns hold, where the kind of file says so (a chat, a list): role to
            position. The first row is then a header of our own, with the number 0.
        asides: Number and text of lines that are no statements: titles, reactions.
        notices: Plain sentences on what to check.
        wide: Texts of the cells that are merged over several columns: titles.
    """

    name: str
    cells: list[list[str]]
    numbers: list[int]
    hidden: bool = False
    roles: tuple[tuple[str, int], ...] = ()
    asides: tuple[tuple[int, str], ...] = ()
    notices: tuple[Message, ...] = ()
    wide: frozenset[str] = frozenset()


def parted(numbered: Iterable[tuple[int, T]]) -> list[list[tuple[int, T]]]:
    """Return what stands in rows or lines block by block: those without a gap between them.

    Example:
        >>> parted([(1, "a"), (2, "b"), (4, "c")])
        [[(1, 'a'), (2, 'b')], [(4, 'c')]]
    """
    blocks: list[list[tuple[int, T]]] = []
    for number, each in numbered:
        if not blocks or number > blocks[-1][-1][0] + 1:
            blocks.append([])
        blocks[-1].append((number, each))
    return blocks


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A file as it was read.

    Attributes:
        format: In a word: csv, xlsx, xls, ods, sav, json, jsonl, docx, odt, rtf, md, html, xml,
            lines, chat.
        grids: One a sheet, in the order of the file; at least one.
        encoding: Codec name of a text file; "" elsewhere.
        delimiter: Of a delimited text; "" elsewhere.
        notices: Plain sentences on what to check.
        cut: True where the last cell breaks off in the middle of a letter.
    """

    format: str
    grids: tuple[Grid, ...]
    encoding: str = ""
    delimiter: str = ""
    notices: tuple[Message, ...] = ()
    cut: bool = False


def named_grid(
    rows: list[dict[str, str]], *, numbers: list[int] | None = None, name: str = ""
) -> Grid:
    """Return rows of named cells as a grid with their names above them.

    Args:
        rows: Name of a column to its cell; a name that a row lacks is blank there.
        numbers: Of the header and the rows; from 1 where not given.
        name: Of the sheet.

    Raises:
        InvalidFileError: More cells or columns than a table may have; known before any is made.
    """
    columns: dict[str, None] = {}
    for row in rows:
        columns |= dict.fromkeys(row)
        if len(columns) > MOST_COLUMNS or len(columns) * len(rows) > MOST_CELLS:
            raise InvalidFileError(TOO_LARGE)
    cells = [[row.get(column, "") for column in columns] for row in rows]
    return grid_of(name, [list(columns), *cells], numbers=numbers)


def grid_of(
    name: str, rows: list[list[str]], *, hidden: bool = False, numbers: list[int] | None = None
) -> Grid:
    """Return a grid without blank rows and without blank cells at the end of a row.

    Args:
        name: Of the sheet.
        rows: Every row, also blank ones.
        hidden: As in ``Grid``.
        numbers: Of the rows; from 1 where not given.

    Raises:
        InvalidFileError: More cells or columns than a table may have.
    """
    cells: list[list[str]] = []
    kept: list[int] = []
    count = 0
    for number, row in zip(numbers or range(1, len(rows) + 1), rows, strict=True):
        width = len(row)
        while width and not row[width - 1]:
            width -= 1
        if not width:
            continue
        count += width
        if width > MOST_COLUMNS or count > MOST_CELLS:
            raise InvalidFileError(TOO_LARGE)
        cells.append(row[:width])
        kept.append(number)
    return Grid(name, cells, kept, hidden=hidden)
