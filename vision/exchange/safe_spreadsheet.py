"""Tables to files that are safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import pandas as pd
import xlsxwriter

from vision.errors import InvalidFileError
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from vision.privacy.quotes import ExportRow

_DANGEROUS: Final = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - the full-width signs count as well
_GUARD: Final = "'"
_SPACES: Final = (
    " \v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u180e"
    + "".join(map(chr, (*range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070))))
    + "\u3000\ufeff"
)
"""Spaces, line ends and signs that nobody sees: programs leave out some of them, each others."""

_BEFORE: Final = rf"([;|\t\r\n][{re.escape(_SPACES)}\"']*)"
_TORN: Final = re.compile(rf"{_BEFORE}([=+\-@＝＋－＠])")  # noqa: RUF001 - full-width signs count
_MENDED: Final = re.compile(rf"{_BEFORE}'([=+\-@＝＋－＠])")  # noqa: RUF001 - full-width signs count
_LONGEST_CELL: Final = 32_767
_LONGEST_SHEET_NAME: Final = 31
_NO_TIME: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands where a workbook would keep the second of its making, which is no one's business."""
_WIDEST_COLUMN: Final = 80
_LONGEST_FILENAME: Final = 60
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)

WHY_NO_LEVEL: Final = marked(
    "The level stands only where it can be told without pointing at anybody: where enough people"
    " of that level spoke of the theme. Elsewhere the cell is blank. Order, numbers and days tell"
    " nothing about who wrote."
)


def guarded(cell: str) -> str:
    """Return a cell of a CSV file that no spreadsheet program takes for a formula.

    A text beginning with one of ``= + - @``, tab or line end, spaces and apostrophes before it
    apart, gets an apostrophe in front. Where a
    comma file is opened with semicolons or tabs between cells, a cell is torn apart there, and at
    its line ends: a sign behind one of them gets an apostrophe as well. Both steps can be undone.

    Source:
        OWASP, "CSV Injection".

    Example:
        >>> guarded("=1+1"), guarded("more time"), guarded("a;=1+1;b")
        ("'=1+1", 'more time', "a;'=1+1;b")
    """
    inner = _TORN.sub(lambda found: f"{found.group(1)}{_GUARD}{found.group(2)}", cell)
    return _GUARD + inner if _begins(cell) else inner


def unguarded(cell: str, *, own: bool = False) -> str:
    """Return what stood in a cell before ``guarded``; any other text as it is.

    Args:
        cell: Of a CSV file.
        own: The file is one of ours: apostrophes inside a cell are also ours.

    Example:
        >>> unguarded("'- more time"), unguarded("'tis good"), unguarded("a;'=1", own=True)
        ('- more time', "'tis good", 'a;=1')
    """
    if own:
        first = cell[1:] if cell.startswith(_GUARD) and _begins(cell[1:]) else cell
        return _MENDED.sub(r"\1\2", first)
    return cell[1:] if cell.startswith(_GUARD) and _begins(cell[1:]) else cell


def _begins(cell: str) -> bool:
    bare = cell.lstrip(_SPACES + _GUARD)
    return bool(bare) and bare[0] in _DANGEROUS


def write_statements_csv(rows: pd.DataFrame | Iterable[ExportRow], *, why: str = "") -> bytes:
    """Return rows as a CSV file that opens right in every spreadsheet program.

    UTF-8 with byte order mark, commas, CRLF, every text cell guarded against formulas. Where a
    level is missing, two lines above the table say why.

    Args:
        rows: What may leave the house, that is what ``vision.privacy.export_rows`` returned, or
            a table of numbers that passed through ``vision.privacy``; missing values become
            empty cells.
        why: Why cells are blank, to stand above the table; of a missing level it is known.
    """
    table = _table(rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if not why and "level" in table and table["level"].isna().any():
        why = _(WHY_NO_LEVEL)
    if why:
        writer.writerows([[why], []])
    writer.writerow([_safe(column) for column in table.columns])
    for row in table.itertuples(index=False, name=None):
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def write_xlsx(
    sheets: pd.DataFrame | Iterable[ExportRow] | Mapping[str, pd.DataFrame], *, ink: str = ""
) -> bytes:
    """Return one or more tables as an Excel workbook, header frozen and bold, text wrapped.

    Text is written as text, so nothing in it is ever a formula, and no apostrophe is needed.

    Args:
        sheets: One table, or tables by the name of their sheet; as for ``write_statements_csv``.
        ink: Colour of the header and the line below it, as ``#RRGGBB``; blank for the program's.

    Raises:
        InvalidFileError: A text is longer than a cell can hold.
    """
    tables = dict(sheets) if isinstance(sheets, Mapping) else {"Statements": _table(sheets)}
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _NO_TIME})
        look = {"font_color": ink, "bottom_color": ink} if ink else {}
        head = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"} | look
        )
        body = book.add_format({"text_wrap": True, "valign": "top"})
        used: set[str] = set()
        for name, table in tables.items():
            sheet = book.add_worksheet(_sheet_name(name, used))
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(table.columns):
                sheet.set_column(column, column, _width(title, table.iloc[:200, column]))
                sheet.write_string(0, column, str(_safe(title, guard=False)), head)
            _write_body(sheet, table, body)
    return out.getvalue()


def safe_filename(title: str, ending: str) -> str:
    """Return a file name that every system takes, from a title that people typed.

    Example:
        >>> safe_filename("../Vision: 2030?", "csv")
        'Vision-2030.csv'
        >>> safe_filename("con", "csv")
        'workshop-con.csv'
    """
    signs = (
        sign if unicodedata.category(sign)[0] in "LMN" else "-"
        for sign in unicodedata.normalize("NFC", title)
    )
    stem = re.sub(r"-+", "-", "".join(signs)).strip("-")[:_LONGEST_FILENAME].strip("-")
    if not stem:
        stem = "workshop"
    elif stem.casefold() in _RESERVED:
        stem = f"workshop-{stem}"
    return f"{stem}.{ending.lstrip('.')}"


def _table(rows: pd.DataFrame | Iterable[ExportRow]) -> pd.DataFrame:
    if isinstance(rows, pd.DataFrame):
        return rows
    cells = [(row.text, row.theme, row.round, row.level) for row in rows]
    return pd.DataFrame(cells, columns=["text", "theme", "round", "level"], dtype=object)


def _safe(cell: object, *, guard: bool = True) -> object:
    """Return numbers as they are, nothing for what is missing, and text, guarded for CSV."""
    if cell is None or cell is pd.NA or (isinstance(cell, float) and not math.isfinite(cell)):
        return ""
    if isinstance(cell, (bool, int, float)):
        return cell
    item = getattr(cell, "item", None)
    if callable(item):
        return item()
    return guarded(str(cell)) if guard else str(cell)


def _write_body(
    sheet: xlsxwriter.worksheet.Worksheet, table: pd.DataFrame, body: xlsxwriter.format.Format
) -> None:
    for number, row in enumerate(table.itertuples(index=False, name=None), start=1):
        for column, value in enumerate(row):
            cell = _safe(value, guard=False)
            if cell == "":
                continue
            if isinstance(cell, str):
                if len(cell) > _LONGEST_CELL:
                    raise InvalidFileError(
                        marked(
                            "One text is longer than a spreadsheet cell can hold. Take the CSV"
                            " file."
                        )
                    )
                sheet.write_string(number, column, cell, body)
            else:
                sheet.write(number, column, cell, body)


def _sheet_name(name: str, used: set[str]) -> str:
    """Return a name that Excel allows and that no other sheet has."""
    base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip().strip("'")[:_LONGEST_SHEET_NAME]
    base = base or "Sheet"
    unique, copy = base, 2
    while unique.casefold() in used:
        tail = f" {copy}"
        unique, copy = base[: _LONGEST_SHEET_NAME - len(tail)] + tail, copy + 1
    used.add(unique.casefold())
    return unique


def _width(title: Hashable, cells: Iterable[object]) -> int:
    longest = max((len(str(cell)) for cell in cells), default=0)
    return min(max(longest, len(str(title)), 8) + 2, _WIDEST_COLUMN)
