"""Where a table begins: title rows above it, one to three header rows, or none at all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.header_groups import asked_below, named_below, names_parts
from vision.exchange.header_words import (
    HEADERS,
    LANGUAGES,
    header_match,
    is_rank,
    roles_of,
    words_of,
)
from vision.exchange.own_files import own_header

if TYPE_CHECKING:
    from vision.exchange.formats import Grid

_LOOKED_AT: Final = 40
_SAMPLE: Final = 300
_WIDE: Final = 0.75
_SUMMARY: Final = 6
"""Rows a table about the poll may have above that of its answers."""

_TYPED: Final = 0.9
_LONGEST_NAME: Final = 300
_LONGEST_PLAIN_NAME: Final = 60
_IMPORT: Final = re.compile(r"\s*\{\s*\"ImportId\"", re.IGNORECASE)
_SECOND_ROW: Final = frozenset(
    ("open-ended response", "response", "other (please specify)", "offene antwort", "antwort",
     "antwort mit offenem ende", "beantwortung mit offenem ende", "réponse ouverte", "réponse",
     "respuesta abierta", "respuesta", "risposta aperta", "risposta", "resposta aberta",
     "open-end-antwort", "sonstiges (bitte angeben)", "autre (veuillez préciser)", "score",
     "label", "weighted score")
)  # fmt: skip
_NO_NAME: Final = frozenset(
    ("open-ended response", "response", "offene antwort", "antwort", "réponse ouverte", "réponse",
     "respuesta abierta", "respuesta", "risposta aperta", "risposta", "resposta aberta",
     "antwort mit offenem ende", "beantwortung mit offenem ende", "open-end-antwort")
)  # fmt: skip
TYPES: Final = frozenset((Kind.NUMBER, Kind.TIME, Kind.ADDRESS, Kind.PLACE, Kind.CODE))
"""Kinds of cells that are no words."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the rows of a table.

    Attributes:
        first: Index of the first row of data in the grid's cells.
        number: The row people see, of the (upper) header; None where there is none.
        names: One a column, as in the header, not yet unique; "" where it has none.
        questions: What each column asks; the name where nothing better is known.
    """

    first: int
    number: int | None
    names: list[str]
    questions: list[str]


def find_header(grid: Grid, row: int | None = None) -> Header:
    """Return where a grid's table begins.

    Above the header may stand titles and notes: rows that are much narrower than the table. Below
    it may stand a second row (SurveyMonkey's answers, Qualtrics' questions) and a third one
    (Qualtrics' identifiers). A first row that looks like the others is no header.

    Args:
        grid: As read.
        row: The row people see that is the header; 0 for "there is none"; None to find out.
    """
    cells = grid.cells
    width = max(map(len, cells), default=0)
    grouped = False
    if grid.roles:
        return Header(1, None, list(cells[0]), list(cells[0]))
    own = own_header(cells) if row is None else None
    if own is not None:
        names = [*map(str.strip, cells[own]), *[""] * (width - len(cells[own]))]
        return Header(own + 1, grid.numbers[own], names, list(names))
    if row is not None:
        at = next((i for i, number in enumerate(grid.numbers) if number >= row), 0)
        found = at if row > 0 else None
        start = at
    else:
        start = first_row(cells)
        grouped = _groups_columns(cells, start)
        start += grouped
        found = start if _is_header(cells, start) else None
    if found is None:
        names = [""] * width
        return Header(start, None, names, names)
    header = _with_second_rows(grid, found, width)
    if grouped:
        return replace(header, questions=asked_below(header.questions, cells[found - 1]))
    if row is not None or not found:
        return header
    names, questions = named_below(header.names, header.questions, cells[found - 1])
    return replace(header, names=names, questions=questions)


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def first_row(cells: list[list[str]]) -> int:
    """Return the first row, from 0, that is about as wide as the table, titles above it apart."""
    widths = [_filled(row) for row in cells[: _LOOKED_AT + _SAMPLE]]
    for start in range(min(_LOOKED_AT, len(cells) - 1)):
        below = widths[start + 1 :]
        usual = median(below) if below else 0
        if widths[start] > 1 and _is_upper_half(cells[start], cells[start + 1], usual):
            return start
        if _is_as_wide(cells[start], widths[start], usual):
            whole = start and _completes(cells[start - 1], cells[start])
            return _below_summary(cells, widths, start - 1 if whole else start)
    return 0


def _is_upper_half(row: list[str], after: list[str], usual: float) -> bool:
    """Return whether a row is half of a header: with the row below it, it is as wide as usual."""
    both = {place for each in (row, after) for place, cell in enumerate(each) if cell.strip()}
    return len(both) >= max(2, _WIDE * usual) and _completes(row, after)


def _is_as_wide(row: list[str], width: int, usual: float) -> bool:
    """Return whether a row has about as many cells as those below; one may number the rows."""
    numbered = usual > 2 and len(row) == usual and not row[0].strip()  # noqa: PLR2004 - a table
    wide = width + numbered
    return wide >= max(1, _WIDE * usual) and not (width == 1 and usual > 1)


def _below_summary(cells: list[list[str]], widths: list[int], start: int) -> int:
    """Return where the longer table begins whose title and header follow a short one above it."""
    for title in range(start + 1, min(start + _SUMMARY, len(widths) - 2)):
        names = [cell for cell in cells[title + 1] if cell.strip()]
        longer = len(cells) - title > 2 * (title - start)
        if widths[title] == 1 < len(names) and longer and sum(map(is_name, names)) > len(names) / 2:
            return title + 1
    return start


def _completes(above: list[str], row: list[str]) -> bool:
    """Tell whether the row above names two columns or more that a row leaves blank."""
    missing = [
        cell
        for place, cell in enumerate(above)
        if cell.strip() and (place >= len(row) or not row[place].strip())
    ]
    return len(missing) > 1 and not any(kind_of(cell) in TYPES for cell in row)


def _is_header(cells: list[list[str]], start: int) -> bool:
    row, body = cells[start], cells[start + 1 : start + 1 + _SAMPLE]
    if not body:
        return True
    if not any(cell.strip() for cell in row):
        return False
    named = sum(is_name(cell) for cell in row)
    typed, contrary = 0, 0
    for place, cell in enumerate(row):
        kind = kind_of(cell)
        column = [each[place] for each in body if place < len(each) and each[place].strip()]
        usual, share = _usual_kind(column)
        if usual in TYPES and share >= _TYPED and cell.strip():
            contrary += kind is usual and not is_name(cell)
            typed += kind not in TYPES
        elif _is_repeated(cell, column):
            contrary += 1
    if any(len(cell) > _LONGEST_NAME for cell in row):
        return bool(typed or named) and not contrary and _is_longer(row, body)
    if typed:
        return True
    if contrary and named <= contrary:
        return False
    return _seems_named(row, body, named)


def _is_longer(row: list[str], body: list[list[str]]) -> bool:
    """Tell whether each very long cell is far longer than those below it: a question, no answer."""
    return all(
        len(cell) > 2 * median([len(each[place]) for each in body if place < len(each)] or [0])
        for place, cell in enumerate(row)
        if len(cell) > _LONGEST_NAME
    )


def _groups_columns(cells: list[list[str]], start: int) -> bool:
    """Tell whether a row only names groups of columns, and the row below it the columns.

    It has gaps, the row below has none of them and is made of names; answers to a question that
    is named once (SurveyMonkey) are no names.
    """
    if start + 2 >= len(cells):
        return False
    row, below = cells[start], cells[start + 1]
    above = {place for place, cell in enumerate(row) if cell.strip()}
    filled = {place for place, cell in enumerate(below) if cell.strip()}
    if not above < filled or len(filled) < len(below):
        return False
    if any(kind_of(cell) in TYPES or cell.strip().casefold() in _SECOND_ROW for cell in below):
        return False
    named = sum(map(is_name, below)) > len(below) / 2
    return named and _is_header(cells, start + 1)


def _seems_named(row: list[str], body: list[list[str]], named: int) -> bool:
    """Decide where nothing contradicts: a single column of sentences needs a header that is one."""
    if named:
        return True
    filled = [cell for cell in row if cell.strip()]
    if any(kind_of(cell) in TYPES for cell in filled):
        return False
    if len(filled) > 1:
        return all(_is_short(cell) for cell in filled) or not _alike(filled, body)
    lengths = [len(cell) for each in body for cell in each if cell.strip()]
    usual = median(lengths) if lengths else 0
    return len(filled) == 1 and len(filled[0]) <= usual / 2 and _is_short(filled[0])


def _alike(filled: list[str], body: list[list[str]]) -> bool:
    """Tell whether a row's longest text is as long as those of the rows below."""
    longest = [max(map(len, each), default=0) for each in body]
    return max(map(len, filled)) >= median(longest) / 2


def _is_short(cell: str) -> bool:
    return len(cell) <= _LONGEST_PLAIN_NAME and len(cell.split()) <= 4  # noqa: PLR2004 - a label


def is_name(cell: str) -> bool:
    """Return whether a cell reads like the name of a column: a known word, or a question."""
    text = cell.strip()
    if not text or len(text) > _LONGEST_NAME:
        return False
    if text.endswith(("?", "？", ":")) or text in {"#", "ID", "Id", "id"}:  # noqa: RUF001 - full width
        return True
    words = words_of(text)
    if len(words) > 4 or (is_rank(text) and not header_match("text", text)):  # noqa: PLR2004 - a label
        return False
    return any(header_match(role, text) for role in HEADERS) or bool(
        {"timestamp", "zeitstempel", "date", "datum", "time", "id", "email", "name"} & set(words)
    )


def _usual_kind(column: list[str]) -> tuple[Kind, float]:
    if not column:
        return Kind.BLANK, 0.0
    kind, count = Counter(map(kind_of, column)).most_common(1)[0]
    return kind, count / len(column)


def _is_repeated(cell: str, column: list[str]) -> bool:
    """Tell whether a cell stands again further down in a column of few values."""
    text = cell.strip().casefold()
    if not text or len(column) < 4:  # noqa: PLR2004 - too few to tell
        return False
    values = [each.strip().casefold() for each in column]
    return text in values and len(set(values)) <= max(2, len(values) / 2)


def _with_second_rows(grid: Grid, at: int, width: int) -> Header:
    cells = grid.cells
    names = [" ".join(cell.split()) for cell in cells[at]] + [""] * (width - len(cells[at]))
    questions = list(names)
    first = at + 1
    if grid.numbers[at] == 0 and first < len(cells) and grid.numbers[first] == 0:
        return Header(first + 1, None, names, _asked(names, cells[first]))
    ids = next((i for i in range(first, min(first + 3, len(cells))) if _ids(cells[i])), None)
    if ids is not None:
        if ids > first:
            questions = _asked(names, cells[first])
        first = ids + 1
    elif first < len(cells) and _is_second(cells, at):
        second = cells[first]
        first += 1
        blanks = any(
            not names[place] and place < len(second) and second[place].strip()
            for place in range(width)
        )
        told = {cell.strip().casefold() for cell in second}
        if blanks or told & _SECOND_ROW:
            names, questions = _answers(names, second)
        else:
            questions = _asked(names, second)
    return Header(first, grid.numbers[at] or None, names, questions)


def _ids(row: list[str]) -> bool:
    return any(_IMPORT.match(cell) for cell in row)


def _is_second(cells: list[list[str]], at: int) -> bool:
    """Tell whether the row below the header belongs to it.

    It does where its cells are no times and numbers in columns that hold nothing else, or where
    it fills the gaps of the header and leaves out what every row below has.
    """
    row, body = cells[at + 1], cells[at + 2 : at + 2 + _SAMPLE]
    if not body:
        return False
    told = {cell.strip().casefold() for cell in row}
    gap = [
        place
        for place in range(len(cells[at]))
        if (place >= len(row) or not row[place].strip())
        and sum(place < len(each) and bool(each[place].strip()) for each in body)
        >= _TYPED * len(body)
    ]
    if gap and told & _SECOND_ROW:
        return True
    header = cells[at]
    if _says_again(header, row, body) or names_parts(header, row):
        return True
    fills = sum(
        bool(cell.strip()) and (place >= len(header) or not header[place].strip())
        for place, cell in enumerate(row)
    )
    if len(gap) > 1 and fills:
        return True
    longer = sum(map(len, row)) > sum(map(len, header))
    return longer and len(body) > 1 and _contradicts(row, body)


def _says_again(header: list[str], row: list[str], body: list[list[str]]) -> bool:
    """Tell whether a row says what the header says, in each cell: its words, or another language's.

    Names with numbers ("user 7") and values that come again are data, and so is a row of other
    words of one language, or one with fewer than two rows below it.
    """
    data = {cell.strip().casefold() for each in body for cell in each}
    if len(body) < 2 or any(  # noqa: PLR2004 - two rows that look different
        any(map(str.isdecimal, cell)) or cell.strip().casefold() in data - {""} for cell in row
    ):
        return False
    told, same = [], True
    words: set[str] = set()
    for place, (one, other) in enumerate(zip(header, row, strict=False)):
        alike = one.strip().casefold() == other.strip().casefold()
        roles = roles_of(one) & roles_of(other)
        below = [each[place] for each in body if place < len(each) and each[place].strip()]
        usual, share = _usual_kind(below)
        if not (alike or roles or (usual in TYPES and share >= _TYPED)):
            return False
        told.append(roles)
        same = same and alike
        words |= {*words_of(one), *words_of(other)} if roles else set()
    several = sum(map(bool, told)) > 1 and any("text" in roles for roles in told)
    return several and (same or not any(words <= each for each in LANGUAGES))


def _contradicts(row: list[str], body: list[list[str]]) -> bool:
    against = 0
    for place, cell in enumerate(row):
        column = [each[place] for each in body if place < len(each) and each[place].strip()]
        if not cell.strip() or len(column) < len(body) / 2:
            continue
        usual, share = _usual_kind(column)
        if usual in TYPES and share >= _TYPED:
            if kind_of(cell) is usual:
                return False
            against += kind_of(cell) is Kind.WORDS
    return against > 1


def _asked(names: list[str], second: list[str]) -> list[str]:
    """Return the questions of a second row, the name where it has none."""
    told = [" ".join(cell.split()) for cell in second] + [""] * (len(names) - len(second))
    return [question or name for name, question in zip(names, told, strict=True)]


def _answers(names: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Carry a question over the columns of its answers, as SurveyMonkey leaves them blank."""
    found, questions, last = [], [], ""
    for place, name in enumerate(names):
        part = " ".join(second[place].split()) if place < len(second) else ""
        last = name or last
        told = "" if part.casefold() in _NO_NAME | {last.casefold()} else part
        whole = f"{last}: {told}" if told and last else told or last
        alone = name and (not told or names[place + 1 : place + 2] != [""])
        found.append(name if alone else whole)
        questions.append(whole)
    return found, questions
