"""A table of text from whatever file someone chose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

import pandas as pd

from vision.errors import InvalidFileError
from vision.exchange.delimited import records
from vision.exchange.encoding import decoded
from vision.exchange.workbook import MOST_CELLS, is_workbook, sheet_records

MOST_COLUMNS: Final = 2_000
"""Columns a table may have."""

_FOREIGN: Final = (
    (b"%PDF", "This is a PDF, not a table."),
    (b"\x89PNG", "This is a picture, not a table."),
    (b"\xff\xd8\xff", "This is a picture, not a table."),
    (b"{\\rtf", "This is a text document, not a table."),
    (b"\x1f\x8b", "This file is packed (gzip). Unpack it first."),
)
_WEB_PAGE: Final = re.compile(rb"\A\W{0,8}<(!doctype|html|table|\?xml)", re.IGNORECASE)
_CHOOSE: Final = "Choose a CSV or .xlsx file."


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Everything that stood in a file, as text.

    Attributes:
        columns: Names from the header, made unique; a blank one reads ``Column 3``.
        rows: One row a record, each cell a str, never missing (a cell without content is "").
            The index counts the records of the file from 0 and survives ``where``.
        numbers: The row a spreadsheet shows for each index, the header usually being 1.
        encoding: A codec name; ``utf-8-sig`` has a byte order mark; ``xlsx`` for a workbook.
        delimiter: "" for one column and for a workbook.
        sheet: The sheet that was read; None for text files.
        sheets: All sheets of the workbook.
        notices: Plain sentences on what to check.
    """

    columns: tuple[str, ...]
    rows: pd.DataFrame
    numbers: tuple[int, ...]
    encoding: str
    delimiter: str
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def column(self, name: str) -> str:
        """Return the exact name of a column, found without regard to case and spaces.

        Raises:
            InvalidFileError: There is no such column; the sentence names those there are.
        """
        if name in self.columns:
            return name
        wanted = " ".join(name.split()).casefold()
        for column in self.columns:
            if column.casefold() == wanted:
                return column
        listed = ", ".join(self.columns[:30]) + (" ..." if len(self.columns) > 30 else "")  # noqa: PLR2004 - a list one can still read
        raise InvalidFileError(f"There is no column “{name}” in this file; it has: {listed}.")

    def where(self, column: str, value: str) -> Table:
        """Return only the rows whose cell in ``column`` is ``value``, outer spaces apart.

        Raises:
            InvalidFileError: No such column, or no row with this value.
        """
        name = self.column(column)
        kept = self.rows[self.rows[name].str.strip() == value.strip()]
        if kept.empty:
            raise InvalidFileError(f"No row has “{value}” in the column “{name}”.")
        return replace(self, rows=kept)


def read_table(
    data: bytes, name: str, *, sheet: str | None = None, encoding: str | None = None
) -> Table:
    r"""Return the table in a CSV, TSV or XLSX file.

    Encoding, delimiter and kind of file are found in the content; the ending of the name only
    gives a notice when it says something else. Cells are kept as they are.

    Args:
        data: The whole file.
        name: Its name, for the ending.
        sheet: A sheet of a workbook; by default the first visible one that holds anything.
        encoding: A codec name for a text file, where the one found is wrong.

    Raises:
        InvalidFileError: Anything that is not a table with a header and at least one row.

    Example:
        >>> read_table(b"text;level\nMore time;Top\n", "answers.csv").rows.to_dict("records")
        [{'text': 'More time', 'level': 'Top'}]
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise InvalidFileError(f"This file is empty. {_CHOOSE}")
    ending = PurePath(name).suffix.lower()
    if is_workbook(data):
        found = sheet_records(data, sheet)
        table = _table(found.cells, found.numbers, encoding="xlsx", delimiter="")
        notices = list(table.notices)
        if len(found.names) > 1:
            notices.append(f"This file has {len(found.names)} sheets; “{found.name}” was read.")
        if ending not in {".xlsx", ".xlsm", ""}:
            notices.append("The name does not end in .xlsx, yet this is an Excel file.")
        return replace(table, sheet=found.name, sheets=found.names, notices=tuple(notices))
    return _text_table(data, ending, encoding)


def _text_table(data: bytes, ending: str, encoding: str | None) -> Table:
    for beginning, sentence in _FOREIGN:
        if data.startswith(beginning):
            raise InvalidFileError(f"{sentence} {_CHOOSE}")
    if _WEB_PAGE.match(data[:200].removeprefix(b"\xef\xbb\xbf")):
        raise InvalidFileError(
            "This is a web page or XML, even if its name says otherwise. Open it in a spreadsheet"
            " program, save it as .xlsx or CSV and choose that file."
        )
    text = decoded(data, encoding)
    found = records(text.text)
    table = _table(found.cells, found.numbers, text.encoding, found.delimiter)
    notices = list(table.notices)
    if not text.sure:
        notices.append(
            f"This file was read as {_spoken(text.encoding)}. If letters such as ä or é look wrong"
            " below, save it as “CSV UTF-8” and choose it again."
        )
    if ending in {".xlsx", ".xlsm", ".xls", ".ods"}:
        notices.append(f"The name ends in {ending}, yet this is a text file; it was read as one.")
    return replace(table, notices=tuple(notices))


def _spoken(encoding: str) -> str:
    return "Windows-1252" if encoding == "cp1252" else encoding


def _table(cells: list[list[str]], numbers: list[int], encoding: str, delimiter: str) -> Table:
    if not cells:
        raise InvalidFileError(f"This file is empty. {_CHOOSE}")
    if len(cells) == 1:
        raise InvalidFileError(
            "This file has a header but no rows below it. Add the statements, or choose another."
        )
    header, body = cells[0], cells[1:]
    width = max(map(len, cells))
    if width > MOST_COLUMNS or width * len(body) > MOST_CELLS:
        raise InvalidFileError(
            "This table is too large. Keep only the columns you need and choose it again."
        )
    columns, notices = _header(header, width)
    longer = sum(len(record) > len(header) for record in body)
    if longer:
        counted = "1 row has" if longer == 1 else f"{longer:,} rows have"
        notices.append(
            f"{counted} more cells than the header. Look whether a text with the delimiter in it"
            " has lost its quotation marks."
        )
    padded = [record + [""] * (width - len(record)) for record in body]
    rows = pd.DataFrame(padded, columns=pd.Index(columns, dtype="str"), dtype="str")
    return Table(
        tuple(columns), rows, tuple(numbers[1:]), encoding, delimiter, notices=tuple(notices)
    )


def _header(header: list[str], width: int) -> tuple[list[str], list[str]]:
    """Return one unique, readable name a column, and what had to be changed for that."""
    wanted = [" ".join(cell.split()) for cell in header] + [""] * (width - len(header))
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
        notices.append("Some columns have the same name; a number was added to tell them apart.")
    if "" in counts:
        notices.append("Some columns have no name; they are called by their position.")
    return list(names), notices
