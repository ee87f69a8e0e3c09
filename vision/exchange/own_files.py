"""Files of statements that we wrote, known by header and rounds and read letter for letter."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from vision.translation import everywhere, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_COLUMNS: Final = (marked("Statement"), marked("Theme"), marked("Round"), marked("Level"))
"""Of a workbook, in the language of whoever takes it away; of a CSV file in small letters."""

_LIBRARY: Final = ("text", "theme", "round", "level")
"""Of a CSV file that the library writes, in just these letters: others have such columns too."""

_NUMBERS: Final = frozenset(("agree_of_100", "answered"))
"""Columns behind these in the file of a report: they say nothing of who wrote."""

_ABOVE: Final = 40
_LINES: Final = 5
"""Rows, and lines of a text, that may stand above the header: a sentence, or what was put there."""

_DELIMITERS: Final = ",;\t|"
_ROUND: Final = re.compile(r"[1-9]\d?(?:[.,]0+)?")
"""What stands in each of our cells of rounds, saved anew or not."""

_ROUND_AT: Final = _COLUMNS.index("Round")


@cache
def _names() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(str.casefold, everywhere(name))) for name in _COLUMNS)


def is_own(header: Sequence[str]) -> bool:
    """Return whether a header is that of our files of statements, more columns behind it or not.

    Example:
        >>> is_own(["statement", "theme", "round", "level", "answered"]), is_own(["Text", "Level"])
        (True, False)
        >>> is_own(["Aussage", "Thema", "Runde", "Ebene"]), is_own("Text Theme Round Level".split())
        (True, False)
    """
    cells = tuple(cell.strip() for cell in header[: len(_COLUMNS)])
    return cells == _LIBRARY or (
        len(cells) == len(_COLUMNS)
        and all(cell.casefold() in names for cell, names in zip(cells, _names(), strict=True))
    )


def has_own_rounds(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether rows below such a header are ours: their rounds are numbers from 1.

    Others call the columns of their tables so as well; rounds of theirs may be "Morning", or none.
    A few rows without a round may be what somebody added to a file of ours.

    Args:
        rows: Below the header.

    Example:
        >>> has_own_rounds([["Calm rooms", "Time", "2", ""], ["", "", "", ""]])
        True
        >>> has_own_rounds([["Calm rooms", "Time", "Morning", ""]]), has_own_rounds([["Calm", ""]])
        (False, False)
    """
    numbered = without = 0
    for row in rows:
        told = row[_ROUND_AT].strip() if len(row) > _ROUND_AT else ""
        if told and not _ROUND.fullmatch(told):
            return False
        numbered += bool(told)
        without += not told and any(cell.strip() for cell in row)
    return numbered > without


def own_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the place of our header among the first rows of a table; None where it is not ours."""
    at = next((at for at, row in enumerate(rows[:_ABOVE]) if is_own(row)), None)
    return at if at is not None and has_own_rounds(islice(rows, at + 1, None)) else None


def own_delimiter(text: str) -> str:
    """Return what would part the cells of a file of ours by its header; "" where it is none.

    Args:
        text: Of the file; whether its rows are ours is told by ``own_header``.
    """
    for line in text[:10_000].lstrip("\ufeff").splitlines()[:_LINES]:
        for sign in _DELIMITERS:
            if is_own([cell.strip().strip('"') for cell in line.split(sign)]):
                return sign
    return ""


def own_roles(columns: Sequence[str], proposed: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return which columns of a file of ours hold what.

    Args:
        columns: Names, the first ones ours.
        proposed: Role to column: what somebody put behind our columns may tell people or units
            apart.
    """
    text, _, wave, level = columns[: len(_COLUMNS)]
    added = {*columns[len(_COLUMNS) :]} - _NUMBERS
    kept = {role: column if column in added else None for role, column in proposed.items()}
    return {**kept, "text": text, "level": level, "round": wave}
