"""Text with delimiters to records: which delimiter, and where do quoted cells end?"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidFileError
from vision.exchange.header_words import HEADERS, header_match
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS: Final = (",", ";", "\t", "|")
_NONE: Final = "\x1f"
_END: Final = ["\x1e"]
"""A record of our own behind the last: it stands by itself unless a quotation mark swallows it."""
_SAMPLE_RECORDS: Final = 200
_FEWEST_RECORDS: Final = 3
_SAMPLE: Final = 200_000
_SEP_LINE: Final = re.compile(r"\A\"?sep=(.)\"?(?:\r\n|\r|\n)", re.IGNORECASE)
_LONGEST_CELL: Final = 2**17
_SHARED: Final = 24
"""Cells up to this length are kept once however often they stand in a file."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a delimited file.

    Attributes:
        cells: One list a record, of differing lengths; records without any character left out.
        numbers: The row a spreadsheet shows each record in, from 1.
        delimiter: One of ``DELIMITERS``, another that the file itself names, or ``""`` where
            there is one column only.
    """

    cells: list[list[str]]
    numbers: list[int]
    delimiter: str


def records(text: str, own: str = "") -> Records:
    r"""Return the records of a delimited text.

    A first line ``sep=;``, as spreadsheet programs write it, names the delimiter. Quotation marks
    inside a cell are doubled or, in exports of some databases, led by a backslash.

    Args:
        text: Of the file.
        own: What parts the cells of a file of ours, in which quotation marks are doubled; "" to
            find out.

    Raises:
        InvalidFileError: A quotation mark is never closed.

    Example:
        >>> records('text;level\n"two\nlines";Top').cells
        [['text', 'level'], ['two\nlines', 'Top']]
    """
    named = _SEP_LINE.match(text)
    body = text[named.end() :] if named else text
    delimiter = own or (named.group(1) if named else _delimiter(body))
    if delimiter in '"\r\n ':
        delimiter = _delimiter(body)
    escape = "\\" if delimiter and not own and _escapes(body, delimiter) else None
    csv.field_size_limit(_LONGEST_CELL)
    cells: list[list[str]] = []
    numbers: list[int] = []
    shared: dict[str, str] = {}
    record: list[str] = []
    rows = _parsed(_lines(body), delimiter or _NONE, escape)
    try:
        for number, record in enumerate(rows, start=1):
            if record:
                cells.append(
                    [shared.setdefault(cell, cell) if len(cell) <= _SHARED else cell
                     for cell in record]
                )  # fmt: skip
                numbers.append(number)
                if len(shared) > 100_000:  # noqa: PLR2004 - no use: they are all different
                    shared.clear()
    except csv.Error as error:
        raise _unclosed(len(cells) + 1) from error
    if record != _END:
        raise _unclosed(len(cells))
    cells.pop()
    numbers.pop()
    if not delimiter and body.startswith('"'):
        inner = _unwrapped(cells)
        if inner is not None:
            return Records(inner.cells, numbers, inner.delimiter)
    return Records(cells, numbers, delimiter)


def _unwrapped(cells: list[list[str]]) -> Records | None:
    """Return the records of a file whose rows were each put into quotation marks as a whole."""
    lines = [row[0] for row in cells]
    if len(lines) < 2 or any("\n" in line or not line for line in lines):  # noqa: PLR2004 - a header and a row
        return None
    try:
        inner = records("\n".join(lines))
    except InvalidFileError:
        return None
    same = len(inner.cells) == len(cells) and len({len(row) for row in inner.cells}) == 1
    return inner if same and inner.delimiter else None


def _lines(body: str) -> Iterator[str]:
    """Yield the lines of a text and the last one of our own, without a copy of the whole."""
    start, size = 0, 1 << 20
    while start < len(body):
        end = body.find("\n", start + size)
        end = len(body) if end < 0 else end + 1
        yield from io.StringIO(body[start:end], newline="")
        start = end
    if body and not body.endswith(("\n", "\r")):
        yield "\n"
    yield _END[0]


def _unclosed(row: int) -> InvalidFileError:
    return InvalidFileError(
        told(
            "One cell near row {row} never ends: a quotation mark is probably missing its partner."
            " Save the table again from a spreadsheet program and choose that file.",
            row=row,
        )
    )


def _parsed(lines: Iterator[str], delimiter: str, escape: str | None = None) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, escapechar=escape)


def _escapes(text: str, delimiter: str) -> bool:
    r"""Tell whether a backslash leads quotation marks (``\"``): rows are then more regular."""
    sample = text[:_SAMPLE]
    ends = rf"{re.escape(delimiter)}|[\r\n]|\Z"
    if '\\"' not in sample or re.search(rf'\\""(?!{ends})', sample):
        return False  # a backslash before a doubled mark
    plain, escaped = _widths(sample, delimiter), _widths(sample, delimiter, "\\")
    if not plain or not escaped:
        return bool(escaped)
    if len(set(plain)) != len(set(escaped)):
        return len(set(escaped)) < len(set(plain))
    ended = len(re.findall(rf'\\"(?={ends})', sample))
    return sample.count('\\"') > 2 * ended and len(escaped) >= len(plain)


def _delimiter(text: str) -> str:
    """Return the delimiter under which most records are as wide as the others, or ``""``.

    The header decides where it fits; else the width that most records have.
    """
    best, highest = "", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        if not widths:
            continue
        usual = max(set(widths), key=widths.count)
        width = widths[0] if widths[0] > 1 else usual
        if width == 1:
            continue
        share = sum(each == width for each in widths) / len(widths)
        if usual > width and widths.count(usual) > 0.5 * len(widths):
            share, width = widths.count(usual) / len(widths), usual
        score = (round(share, 2), width)
        if score > highest and (share > 0.5 or width == widths[0]):  # noqa: PLR2004 - most
            best, highest = delimiter, score
    return best or _delimiter_of_blocks(text)


def _delimiter_of_blocks(text: str) -> str:
    """Return the delimiter of tables of different widths with blank lines between them, or ``""``.

    Each block of several records has one width, and one of them begins with names of columns.
    """
    for delimiter in DELIMITERS:
        try:
            found = [*islice(_parsed(iter(io.StringIO(text[:_SAMPLE], newline="")), delimiter),
                             _SAMPLE_RECORDS)]  # fmt: skip
        except csv.Error:
            continue
        blocks = [[*block] for filled, block in groupby(found, key=bool) if filled]
        tables = [block for block in blocks if len(block) >= _FEWEST_RECORDS]
        even = all(len({len(record) for record in block}) == 1 for block in tables)
        if len(tables) > 1 and even and any(map(_begins_with_names, tables)):
            return delimiter
    return ""


def _begins_with_names(block: list[list[str]]) -> bool:
    """Tell whether several cells stand in the first record, half of them words for columns."""
    named = sum(any(header_match(role, cell) > 1 for role in HEADERS) for cell in block[0])
    return len(block[0]) > 1 and 2 * named >= len(block[0])


def is_regular(text: str) -> bool:
    """Tell whether quoted text is a table: a delimiter parts each record in as many cells.

    Without quotation marks the first line names columns: each line of a list may hold a comma.

    Args:
        text: The beginning of a file; its last record may be cut off.
    """
    delimiter = _delimiter(text)
    first = text.lstrip("\ufeff").partition("\n")[0]
    named = '"' in text or (delimiter and _begins_with_names([first.split(delimiter)]))
    widths = _widths(text, delimiter)[:-1] if delimiter and named else []
    return len(widths) > 1 and len(set(widths)) == 1


def _widths(text: str, delimiter: str, escape: str | None = None) -> list[int]:
    body = text[:_SAMPLE]
    try:
        found = [
            len(record)
            for record in islice(
                _parsed(iter(io.StringIO(body, newline="")), delimiter, escape), _SAMPLE_RECORDS
            )
            if record
        ]
    except csv.Error:
        return []
    return found[:-1] if len(text) > _SAMPLE and len(found) > 1 else found
