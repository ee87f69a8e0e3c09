"""Files of statements that we wrote ourselves, known by their header and read letter for letter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vision.translation import everywhere, marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def own_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the place of our header among the first rows of a table; None where it is not ours."""
    return next((at for at, row in enumerate(rows[:_ABOVE]) if is_own(row)), None)


def own_delimiter(text: str) -> str:
    """Return what parts the cells of a file of ours, saved anew or not; "" where it is not ours.

    Args:
        text: Of the file.
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
