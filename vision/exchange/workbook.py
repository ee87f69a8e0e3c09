"""Bytes of an Excel workbook to records, and plain words for what only looks like one."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from typing import Final

import openpyxl

from vision.errors import InvalidFileError

LARGEST_UNPACKED: Final = 250_000_000
"""Bytes a workbook may have after unpacking; a harmless one of 50,000 rows has about 10 million."""

MOST_CELLS: Final = 20_000_000
"""Cells a table may have."""

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SAVE_AS: Final = "Open it in a spreadsheet program, save it as .xlsx or CSV and choose that file."
_BROKEN: Final = f"This Excel file is damaged or incomplete. {_SAVE_AS}"

_OTHER_PACKAGES: Final = (
    ("word/", f"This is a text document, not a table. {_SAVE_AS}"),
    ("ppt/", f"This is a presentation, not a table. {_SAVE_AS}"),
    ("content.xml", f"This is an OpenDocument file, which can't be read here. {_SAVE_AS}"),
    ("Index/", f"This is a Numbers or Pages file, which can't be read here. {_SAVE_AS}"),
    ("xl/workbook.bin", f"This is an Excel file of the binary kind (.xlsb). {_SAVE_AS}"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet's records, header first.

    Attributes:
        cells: One list a row that is not blank, of equal length.
        numbers: The row each has in the spreadsheet, from 1.
        name: Of the sheet that was read.
        names: Of all sheets.
    """

    cells: list[list[str]]
    numbers: list[int]
    name: str
    names: tuple[str, ...]


def is_workbook(data: bytes) -> bool:
    """Return whether the bytes begin as an Excel workbook, new or old, or another packed file."""
    return data.startswith((*_ZIP, _OLD_OFFICE))


def sheet_records(data: bytes, sheet: str | None = None) -> Sheet:
    """Return the records of one sheet, by default the first one that holds anything.

    Hidden sheets come last: survey tools keep lists of values in them.

    Formulas give the value that was last shown. Dates read as ``2025-03-31``, whole numbers
    without a decimal point.

    Raises:
        InvalidFileError: Not a workbook, password-protected, damaged, too large, or no such sheet.
    """
    _require_readable(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a workbook lacks in style is no one's concern
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            return _read(book, sheet)
    except InvalidFileError:
        raise
    except Exception as error:  # a damaged workbook can break openpyxl anywhere
        raise InvalidFileError(_BROKEN) from error


def _require_readable(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED_STREAM in data:
            raise InvalidFileError(
                "This file is protected by a password. Save it without one and choose that file."
            )
        raise InvalidFileError(f"This is an old Office file, such as .xls. {_SAVE_AS}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InvalidFileError(_BROKEN) from error
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names:
        for beginning, sentence in _OTHER_PACKAGES:
            if any(name.startswith(beginning) for name in names):
                raise InvalidFileError(sentence)
        raise InvalidFileError(f"This packed file holds no Excel table. {_SAVE_AS}")
    if any(part.flag_bits & 1 for part in parts):
        raise InvalidFileError(
            "This file is protected by a password. Save it without one and choose that file."
        )
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise InvalidFileError(
            "This Excel file is far larger than a table of statements. Keep only the columns you"
            " need, save it as CSV and choose that file."
        )


def _read(book: openpyxl.Workbook, wanted: str | None) -> Sheet:
    names = tuple(book.sheetnames)
    if wanted is not None and wanted not in names:
        listed = ", ".join(f"“{name}”" for name in names)
        raise InvalidFileError(f"This file has no such sheet; it has {listed}.")
    cells: list[list[str]] = []
    numbers: list[int] = []
    name = wanted or ""
    for worksheet in sorted(book.worksheets, key=lambda each: each.sheet_state != "visible"):
        if wanted not in (None, worksheet.title):
            continue
        name = worksheet.title
        cells, numbers = _rows(worksheet)
        if cells:
            break
    return Sheet(cells, numbers, name, names)


def _rows(
    worksheet: openpyxl.worksheet._read_only.ReadOnlyWorksheet,
) -> tuple[list[list[str]], list[int]]:
    worksheet.reset_dimensions()  # some programs write a wrong extent
    cells: list[list[str]] = []
    numbers: list[int] = []
    count = 0
    for number, row in enumerate(worksheet.iter_rows(values_only=True), start=1):
        record = [_as_text(value) for value in row]
        while record and not record[-1]:
            record.pop()
        if not record:
            continue
        count += len(record)
        if count > MOST_CELLS:
            raise InvalidFileError(
                "This table is too large. Keep only the columns you need and choose it again."
            )
        cells.append(record)
        numbers.append(number)
    return cells, numbers


def _as_text(value: object) -> str:
    if value is None:
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
