"""Bytes of an Excel or OpenDocument workbook to grids, and plain words for what is none."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import python_calamine as calamine

from vision.errors import InvalidFileError
from vision.exchange.formats.grid import MOST_CELLS, TOO_LARGE, Grid, Source, grid_of
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST_UNPACKED: Final = 250_000_000
"""Bytes a workbook may have after unpacking; a harmless one of 50,000 rows has about 10 million."""

OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
EMPTY: Final = marked("This file is empty. Choose a file with statements in it.")
BROKEN: Final = marked(
    "This file is damaged or incomplete. Open it in a spreadsheet program, save it as .xlsx or CSV"
    " and choose that file."
)
_PROTECTED: Final = marked(
    "This file is protected by a password. Save it without one and choose that file."
)
_NO_BOOK: Final = (
    (
        "WordDocument",
        marked(
            "This is a document of an old Word (.doc). Open it, save it as .docx and choose that"
            " file."
        ),
    ),
    (
        "PowerPoint Document",
        marked(
            "This is a presentation, which can't be read here. Copy the statements out of it and"
            " paste them instead."
        ),
    ),
    (
        "__substg1.0_",
        marked(
            "This is a message kept by Outlook. Open it, copy the statements out of it and paste"
            " them instead."
        ),
    ),
)
"""Names of parts in other files that begin as an old workbook does."""

_ENTITIES: Final = re.compile(rb"<!(?:ENTITY|DOCTYPE)")
_HEAD: Final = 4_096
_SHOWN: Final = calamine.SheetVisibleEnum.Visible
_FILLED_DOWN: Final = 50_000


def open_package(data: bytes) -> zipfile.ZipFile:
    """Return a packed file, looked at before anything is unpacked.

    Raises:
        InvalidFileError: Damaged, password-protected, or far larger than a table once unpacked.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InvalidFileError(BROKEN) from error
    if any(part.flag_bits & 1 for part in parts):
        raise InvalidFileError(_PROTECTED)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise InvalidFileError(
            marked(
                "This file is far larger than a table of statements once it is unpacked. Keep only"
                " the columns you need, save it as CSV and choose that file."
            )
        )
    return package


def read_workbook(data: bytes, kind: str) -> Source:
    """Return the sheets of a workbook that hold anything: xlsx (also strict), xls, xlsb, ods.

    Formulas give the value that was last shown, errors such as ``#N/A`` nothing. Dates read as
    ``2025-03-31``, whole numbers without a decimal point. A cell that is merged over several rows
    counts in each of them.

    Raises:
        InvalidFileError: Password-protected, damaged, too large, or without any content.
    """
    _require_readable(data)
    try:
        with calamine.CalamineWorkbook.from_object(io.BytesIO(data)) as book:
            grids = [
                _grid(book, each.name, hidden=each.visible is not _SHOWN)
                for each in book.sheets_metadata
                if each.typ is calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError as error:
        raise InvalidFileError(_PROTECTED) from error
    except InvalidFileError:
        raise
    except (calamine.CalamineError, OSError, ValueError, OverflowError, KeyError) as error:
        raise InvalidFileError(BROKEN) from error
    except BaseException as error:  # a panic of the reader is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise InvalidFileError(BROKEN) from error
    if not any(grid.cells for grid in grids):
        raise InvalidFileError(EMPTY)
    return Source(kind, tuple(grid for grid in grids if grid.cells))


def _require_readable(data: bytes) -> None:
    if data.startswith(OLD_OFFICE):
        if _ENCRYPTED_STREAM in data:
            raise InvalidFileError(_PROTECTED)
        for name, sentence in _NO_BOOK:
            if name.encode("utf-16-le") in data:
                raise InvalidFileError(sentence)
        return
    with open_package(data) as package:
        for part in package.infolist():
            if not part.filename.endswith((".xml", ".rels")):
                continue
            try:
                with package.open(part) as opened:
                    head = opened.read(_HEAD)
            except (
                zipfile.BadZipFile,
                OSError,
                ValueError,
                NotImplementedError,
                EOFError,
            ) as error:
                raise InvalidFileError(BROKEN) from error
            except Exception as error:  # zlib's own error has no common base with the others
                raise InvalidFileError(BROKEN) from error
            if _ENTITIES.search(head):
                raise InvalidFileError(BROKEN)


def _grid(book: calamine.CalamineWorkbook, name: str, *, hidden: bool) -> Grid:
    sheet = book.get_sheet_by_name(name)
    if sheet.height * max(sheet.width, 1) > MOST_CELLS:
        raise InvalidFileError(TOO_LARGE)
    left = sheet.start[1] if sheet.start else 0
    rows = [[_as_text(value) for value in row] for row in sheet.iter_rows()]
    ranges = sheet.merged_cell_ranges or ()
    _fill_merged(rows, ranges, left)
    first = _first_filled(rows)
    grid = grid_of(name, [row[first:] for row in rows] if first else rows, hidden=hidden)
    return replace(grid, wide=_wide(rows, ranges, left))


def _wide(
    rows: list[list[str]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], left: int
) -> frozenset[str]:
    """Return the texts of cells that are merged over several columns of one row."""
    return frozenset(
        rows[row][column - left].strip()
        for (row, column), (last, right) in ranges
        if row == last and right > column and row < len(rows)
        if 0 <= column - left < len(rows[row]) and rows[row][column - left].strip()
    )


def _first_filled(rows: list[list[str]]) -> int:
    """Return the first column with anything in it."""
    width = max(map(len, rows), default=0)
    for column in range(width):
        if any(column < len(row) and row[column].strip() for row in rows):
            return column
    return 0


def _fill_merged(
    rows: list[list[str]],
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]],
    left: int,
) -> None:
    """Write the value of a cell that is merged over several rows into each of them."""
    for (first, column), (last, _) in ranges:
        row, place = first, column - left
        if last == first or last - first > _FILLED_DOWN or not 0 <= row < len(rows):
            continue
        if not 0 <= place < len(rows[row]):
            continue
        for below in range(row + 1, min(last + 1, len(rows))):
            if place < len(rows[below]) and any(cell.strip() for cell in rows[below]):
                rows[below][place] = rows[row][place]


def _as_text(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _ESCAPE.sub(_unescaped, value) if "_x" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    return str(value)


def _unescaped(match: re.Match[str]) -> str:
    """Undo Excel's ``_x000D_``; leave what would not be a character of its own."""
    sign = chr(int(match.group(1), 16))
    return match.group(0) if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign
