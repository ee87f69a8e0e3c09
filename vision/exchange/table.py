"""A table of text from whatever file someone chose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from vision.errors import InvalidFileError
from vision.exchange.formats import read_source
from vision.exchange.headers import find_header
from vision.exchange.own_files import has_own_rounds, is_own
from vision.translation import Message, marked, told, told_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.exchange.formats import Grid, Source
    from vision.exchange.headers import Header

_LISTED = 30


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Everything that stood in a file (of several sheets, in one of them), as text.

    Attributes:
        columns: Names from the header, made unique; a blank one reads ``Column 3``.
        rows: One row a record, each cell a str, never missing (a cell without content is "").
            The index counts the records below the header from 0 and survives ``where``.
        numbers: The row a spreadsheet shows for each index, the header usually being 1.
        encoding: A codec name; ``utf-8-sig`` has a byte order mark; the format for a workbook.
        delimiter: "" for one column and for a workbook.
        sheet: The sheet that was read; None where the file has none.
        sheets: All sheets of the workbook.
        notices: Plain sentences on what to check.
        format: In a word, as in ``Source``.
        header_row: The row people see that is the header; None where there is none.
        questions: What each column asks, in the order of ``columns``.
        roles: What columns hold where the kind of file says so: role to name.
        asides: Number and text of lines that are no statements.
        cut: True where the last cell breaks off.
        own: True for a file of statements that we wrote ourselves.
    """

    columns: tuple[str, ...]
    rows: pd.DataFrame
    numbers: tuple[int, ...]
    encoding: str
    delimiter: str
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    notices: tuple[Message, ...] = ()
    format: str = "csv"
    header_row: int | None = 1
    questions: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    asides: tuple[tuple[int, str], ...] = ()
    cut: bool = False
    own: bool = False

    def column(self, name: str) -> str:
        """Return the exact name of a column, found by name or question, in any case.

        Raises:
            InvalidFileError: There is no such column; the sentence names those there are.
        """
        if name in self.columns:
            return name
        wanted = " ".join(name.split()).casefold()
        for column in self.columns:
            if column.casefold() == wanted:
                return column
        for column, question in zip(self.columns, self.questions, strict=False):
            if question.casefold() == wanted:
                return column
        more = " ..." if len(self.columns) > _LISTED else ""
        listed = ", ".join(self.columns[:_LISTED]) + more
        raise InvalidFileError(
            told(
                "There is no column “{name}” in this file; it has: {columns}.",
                name=name,
                columns=listed,
            )
        )

    def question(self, name: str) -> str:
        """Return what a column asks; its name where nothing better is known."""
        at = self.columns.index(name)
        return self.questions[at] if at < len(self.questions) and self.questions[at] else name

    def with_columns(self, cells: Mapping[str, pd.Series[str]]) -> Table:
        """Return the table with more columns behind its own; each asks what it is called.

        Args:
            cells: Name to cells, by the index of the rows; a column of that name is replaced.
        """
        added = [name for name in cells if name not in self.columns]
        questions = map(self.question, self.columns)
        return replace(
            self,
            columns=(*self.columns, *added),
            rows=self.rows.assign(**cells),
            questions=(*questions, *added),
        )

    def where(self, column: str, value: str) -> Table:
        """Return only the rows whose cell in ``column`` is ``value``, outer spaces apart.

        Raises:
            InvalidFileError: No such column, or no row with this value.
        """
        name = self.column(column)
        kept = self.rows[self.rows[name].str.strip() == value.strip()]
        if kept.empty:
            raise InvalidFileError(
                told("No row has “{value}” in the column “{name}”.", value=value, name=name)
            )
        return replace(self, rows=kept)


def read_table(
    data: bytes,
    name: str,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    header: int | None = None,
) -> Table:
    r"""Return the table in a file.

    Kind of file, encoding, delimiter and header are found in the content. Cells are kept as they
    are.

    Args:
        data: The whole file.
        name: Its name, for the ending.
        sheet: A sheet of a workbook; by default the first visible one with a table.
        encoding: A codec name for a text file, where the one found is wrong.
        header: The row people see that is the header, 0 for none; None to find out.

    Raises:
        InvalidFileError: Anything that is not a table with at least one row.

    Example:
        >>> read_table(b"text;level\nMore time;Top\n", "answers.csv").rows.to_dict("records")
        [{'text': 'More time', 'level': 'Top'}]
    """
    source = read_source(data, name, encoding=encoding)
    grids = sorted(source.grids, key=lambda each: (each.hidden, len(each.cells) < 2))  # noqa: PLR2004 - a header and a row
    return table_of(source, grid_named(source, sheet) if sheet is not None else grids[0], header)


def grid_named(source: Source, sheet: str) -> Grid:
    """Return a sheet by its name.

    Raises:
        InvalidFileError: No such sheet; the sentence names those there are.
    """
    for grid in source.grids:
        if grid.name == sheet:
            return grid
    for grid in source.grids:
        if grid.name.casefold() == sheet.strip().casefold():
            return grid
    listed = ", ".join(f"“{grid.name}”" for grid in source.grids)
    raise InvalidFileError(told("This file has no such sheet; it has {sheets}.", sheets=listed))


def table_of(source: Source, grid: Grid, row: int | None = None) -> Table:
    """Return one grid of a file as a table.

    Args:
        source: The file.
        grid: One of its grids, or one that was made of them.
        row: As ``header`` in ``read_table``.

    Raises:
        InvalidFileError: No row below the header.
    """
    header = find_header(grid, row)
    body, numbers = grid.cells[header.first :], grid.numbers[header.first :]
    if not body:
        raise InvalidFileError(
            marked(
                "This file has a header but no rows below it. Add the statements, or choose"
                " another."
            )
        )
    columns, notices = _unique(header.names)
    if header.number is not None:
        notices += _ragged(body, len(grid.cells[header.first - 1]))
    questions = [asked or name for asked, name in zip(header.questions, columns, strict=True)]
    rows = pd.DataFrame(
        {
            at: pd.array([row[at] if at < len(row) else "" for row in body], dtype="str")
            for at in range(len(columns))
        }
    )
    rows.columns = pd.Index(columns, dtype="str")
    names = tuple(each.name for each in source.grids if each.name)
    return Table(
        tuple(columns), rows, tuple(numbers), source.encoding or source.format, source.delimiter,
        grid.name or None, names, (*source.notices, *grid.notices, *notices), source.format,
        header.number,
        tuple(questions), tuple((role, columns[at]) for role, at in grid.roles),
        (*grid.asides, *_above(grid, header)), source.cut,
        is_own(columns) and has_own_rounds(body),
    )  # fmt: skip


def _above(grid: Grid, header: Header) -> list[tuple[int, str]]:
    """Return number and words of the rows above a header: titles, or what seemed to be some."""
    above = zip(grid.numbers[: header.first], grid.cells, strict=False)
    ends = header.number if header.number is not None else grid.numbers[header.first]
    return [(number, " ".join(filter(None, row))) for number, row in above if 0 < number < ends]


def _ragged(body: list[list[str]], width: int) -> list[Message]:
    longer = sum(len(record) > width for record in body)
    if not longer:
        return []
    return [
        told_many(
            "One row has more cells than the header. Look whether a text with the delimiter in it"
            " has lost its quotation marks.",
            "{number} rows have more cells than the header. Look whether a text with the delimiter"
            " in it has lost its quotation marks.",
            longer,
        )
    ]


def _unique(wanted: list[str]) -> tuple[list[str], list[Message]]:
    """Return one unique, readable name a column, and what had to be changed for that."""
    counts = Counter(wanted)
    names: dict[str, None] = {}
    for position, name in enumerate(wanted, start=1):
        base = name or f"Column {position}"
        unique, copy = base, 2
        while unique in names or (unique != name and unique in counts):
            unique, copy = f"{base} ({copy})", copy + 1
        names[unique] = None
    notices = []
    if any(count > 1 for name, count in counts.items() if name):
        notices.append(
            told("Some columns have the same name; a number was added to tell them apart.")
        )
    if "" in counts:
        notices.append(told("Some columns have no name; they are called by their position."))
    return list(names), notices
