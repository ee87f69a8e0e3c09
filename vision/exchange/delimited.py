"""Text of a CSV or TSV file to records: which delimiter, and where do quoted cells end?"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS: Final = (",", ";", "\t", "|")
_NONE: Final = "\x1f"
_END: Final = ["\x1e"]
"""A record of our own behind the last: it stands by itself unless a quotation mark swallows it."""
_SAMPLE_RECORDS: Final = 200
_SEP_LINE: Final = re.compile(r"\Asep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a delimited file, header first.

    Attributes:
        cells: One tuple a record, of differing lengths; records without any character left out.
        numbers: The row a spreadsheet shows each record in, from 1.
        delimiter: One of ``DELIMITERS``, another that the file itself names, or ``""`` where
            there is one column only.
    """

    cells: list[list[str]]
    numbers: list[int]
    delimiter: str


def records(text: str) -> Records:
    r"""Return the records of a delimited text.

    A first line ``sep=;``, as spreadsheet programs write it, names the delimiter.

    Raises:
        InvalidFileError: A quotation mark is never closed.

    Example:
        >>> records('text;level\n"two\nlines";Top').cells
        [['text', 'level'], ['two\nlines', 'Top']]
    """
    named = _SEP_LINE.match(text)
    body = text[named.end() :] if named else text
    delimiter = named.group(1) if named else _delimiter(body)
    if delimiter in '"\r\n ':
        delimiter = _delimiter(body)
    found: list[tuple[int, list[str]]] = []
    record: list[str] = []
    try:
        for number, record in enumerate(_parsed(f"{body}\n{_END[0]}", delimiter or _NONE), start=1):
            if record:
                found.append((number, record))
    except csv.Error as error:
        raise _unclosed(len(found) + 1) from error
    if record != _END:
        raise _unclosed(len(found))
    found.pop()
    return Records([cells for _, cells in found], [number for number, _ in found], delimiter)


def _unclosed(row: int) -> InvalidFileError:
    return InvalidFileError(
        f"One cell near row {row} never ends: a quotation mark is probably missing its partner."
        " Save the table again from a spreadsheet program and choose that file."
    )


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """Return the delimiter under which most records are as wide as the header, or ``""``."""
    best, highest = "", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        if not widths or widths[0] == 1:
            continue
        score = (round(sum(width == widths[0] for width in widths) / len(widths), 2), widths[0])
        if score > highest:
            best, highest = delimiter, score
    return best


def _widths(text: str, delimiter: str) -> list[int]:
    try:
        return [
            len(record) for record in islice(_parsed(text, delimiter), _SAMPLE_RECORDS) if record
        ]
    except csv.Error:
        return []
