"""Rows of a table to statements: what is taken, what is not, and why."""

from __future__ import annotations

import collections.abc as cabc
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidChoiceError, InvalidFileError
from vision.exchange.cell_texts import (
    CellRules,
    Long,
    cut_at_sentences,
    is_error,
    says_nothing,
    statements_in,
)
from vision.exchange.header_words import is_nobody
from vision.exchange.name_matching import folded
from vision.exchange.ordinals import round_told
from vision.exchange.safe_spreadsheet import unguarded
from vision.limits import LONGEST_STATEMENT
from vision.text.typed_text import is_blank
from vision.translation import Message, marked, told_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_STEP: Final = 2_000
_SHARED: Final = 20_000
_LEVEL, _UNIT, _PERSON, _ROUND, _QUESTION = range(5)
_LONGEST_EMPTY: Final = 60


class Reason(StrEnum):
    """Why a row was not taken; the value is what a person reads."""

    BLANK = "blank"
    TOO_LONG = "too long"
    UNKNOWN_LEVEL = "level not on the list"
    UNKNOWN_UNIT = "unit not on the list"
    NO_ROUND = "round is not a number"
    DUPLICATE = "exact duplicate of the same person"
    NO_ANSWER = "says nothing"
    OTHER_QUESTION = "answers another question"
    REJECTED = "rejected there"
    ARCHIVED = "archived there"
    TOTAL = "total or note"
    HEADING = "heading or message of the program"
    CUT = "breaks off"


@dataclass(frozen=True, slots=True)
class TakenStatement:
    """One statement that can be stored.

    Attributes:
        number: Its row in the spreadsheet.
        text: As it stands in the file, outer spaces apart.
        level: Name of one of the workshop's levels; None where the file gives none.
        unit: Name of one of its units; None likewise.
        person: What tells people apart in the file; only for grouping, not to be stored.
        round: Wave of gathering, from 1.
        question: What it answers, where the file says so.
    """

    number: int
    text: str
    level: str | None = None
    unit: str | None = None
    person: str | None = None
    round: int = 1
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """One row that was not taken.

    Attributes:
        number: Its row in the spreadsheet.
        reason: Why.
        value: The cell that was the reason, shortened.
    """

    number: int
    reason: Reason
    value: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The outcome of reading a table for statements.

    Attributes:
        rows: What was taken, in the order of the file.
        refused: What was not, in the same order.
        unknown_levels: Values of the level column that are not on the list, with their rows.
        unknown_units: Values of the unit column likewise.
        notices: Plain sentences on what to check.
    """

    rows: tuple[TakenStatement, ...]
    refused: tuple[Refused, ...]
    unknown_levels: dict[str, int]
    unknown_units: dict[str, int]
    notices: tuple[Message, ...] = ()

    @property
    def counts(self) -> dict[Reason, int]:
        """Rows not taken, by reason, most frequent first."""
        return dict(Counter(row.reason for row in self.refused).most_common())


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a statement.

    Attributes:
        longest: Characters a statement may have.
        long: What happens with a longer one; None reports it, and it is never cut.
        cell_rules: How cells are read.
        answered: Only rows with this value in the question column; None takes all.
        round_number: The round of rows that name none.
        aside: Index of rows that are left out, with the reason.
    """

    longest: int = LONGEST_STATEMENT
    long: Long | None = None
    cell_rules: CellRules = field(default_factory=CellRules)
    answered: str | None = None
    round_number: int = 1
    aside: cabc.Mapping[int, Reason] = field(default_factory=dict)


def take_statements(
    table: Table,
    mapping: Mapping,
    *,
    levels: Sequence[str] | None,
    units: Sequence[str] | None,
    level_map: cabc.Mapping[str, str | None] | None = None,
    unit_map: cabc.Mapping[str, str | None] | None = None,
    rules: Rules | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Taken:
    """Return a table's statements and a report of every row that is none.

    Levels and units match without regard to case and spaces. A blank level or unit is taken as
    not given. One person has one level and unit: the first in the file. Where a row holds
    several statements and no column tells people apart, the row is a person.

    Args:
        table: As read, perhaps narrowed with ``Table.where``.
        mapping: Which column holds what; ``text`` is needed.
        levels: Names that may be taken; None takes every value as it is.
        units: Names likewise.
        level_map: For values that are not on the list: the level they stand for, or None for
            "take it without a level".
        unit_map: The same for units.
        rules: What counts as a statement.
        progress: Called with what happens and the share done, 0 to 1.

    Raises:
        InvalidFileError: No text column, or a column that is not in the table.
        InvalidChoiceError: A map leads to a level or unit that is not on the list.
    """
    columns = _columns(table, mapping)
    intake = _Intake(
        _Names("level", levels, level_map or {}), _Names("unit", units, unit_map or {}),
        rules or Rules(), mapping,
    )  # fmt: skip
    total = len(table.rows)
    for done, row in enumerate(_cells(table, mapping, columns)):
        if progress and done % _STEP == 0:
            progress("Reading rows", done / total)
        intake.add(*row)
    if progress:
        progress("Reading rows", 1.0)
    return intake.taken()


def _columns(table: Table, mapping: Mapping) -> list[str | None]:
    if mapping.text is None:
        raise InvalidFileError(marked("Say which column holds the statements."))
    wanted = (
        *mapping.texts, mapping.level, mapping.unit, mapping.person, mapping.round,
        mapping.question,
    )  # fmt: skip
    return [table.column(name) if name is not None else None for name in wanted]


def _cells(
    table: Table, mapping: Mapping, columns: list[str | None]
) -> Iterator[tuple[int, int, list[tuple[str, str]], list[str]]]:
    """Yield each row's index, its number in the spreadsheet, its texts and its other five cells.

    Texts come with what they answer; a cell is "" where no column is.
    """
    count = len(mapping.texts)
    asked = [table.question(name or "") for name in columns[:count]]
    if count == 1 and table.roles:
        asked = [""]
    blank: list[str] = [""] * len(table.rows)
    lists = [_values(table, name) if name is not None else blank for name in columns]
    for index, *cells in zip(table.rows.index, *lists, strict=True):
        texts = list(zip(asked, cells[:count], strict=True))
        yield index, table.numbers[index], texts, cells[count:]


def _values(table: Table, name: str) -> list[str]:
    """Return a column's cells; equal short ones are one object."""
    shared: dict[str, str] = {}
    return [
        shared.setdefault(cell, cell) if len(shared) < _SHARED else cell
        for cell in map(str, table.rows[name])
    ]


class _Names:
    """The names that may be taken for a level or unit, and what was met beside them."""

    def __init__(
        self, what: str, names: Sequence[str] | None, mapped: cabc.Mapping[str, str | None]
    ) -> None:
        self.any = names is None
        self.known: dict[str, str | None] = {folded(name): name for name in names or ()}
        self.unknown: Counter[str] = Counter()
        for value, name in mapped.items():
            if name is not None and not self.any and name not in (names or ()):
                raise InvalidChoiceError(what, name)
            self.known.setdefault(folded(value), name)

    def accepts(self, value: str) -> bool:
        """Return whether a cell may be taken, counting it where not."""
        key = folded(value)
        if not key or key in self.known:
            return True
        if self.any:
            self.known[key] = " ".join(value.split())
            return True
        self.unknown[" ".join(value.split())] += 1
        return False

    def name(self, value: str) -> str | None:
        """Return the name on the list for an accepted cell, None for a blank one."""
        return self.known.get(folded(value))


class _Intake:
    """Gathers rows one at a time."""

    def __init__(self, levels: _Names, units: _Names, rules: Rules, mapping: Mapping) -> None:
        self.levels, self.units = levels, units
        self.rules, self.by_level, self.apart = rules, mapping.by_level, mapping.apart
        self.rows: list[TakenStatement] = []
        self.refused: list[Refused] = []
        self.seen: set[int] = set()
        self.places: dict[str, tuple[str | None, str | None]] = {}
        self.place_once: dict[tuple[str | None, str | None], tuple[str | None, str | None]] = {}
        self.moved: set[str] = set()
        self.nothing: dict[str, bool] = {}

    def add(self, index: int, number: int, texts: list[tuple[str, str]], cells: list[str]) -> None:
        """Take the statements of one row, or note why there is none."""
        cells = ["" if is_error(cell) else cell.strip() for cell in cells]
        aside = self.rules.aside.get(index)
        if aside is None and self.rules.answered is not None:
            other = folded(cells[_QUESTION]) != folded(self.rules.answered)
            aside = Reason.OTHER_QUESTION if other else None
        if aside is not None:
            self.refused.append(Refused(number, aside, next((t for _, t in texts if t), "")[:80]))
            return
        found = [(asked, part) for asked, text in texts for part in self._parts(text)]
        written = [(asked, part) for asked, part in found if not is_blank(part)]
        if not written:
            self.refused.append(Refused(number, Reason.BLANK, ""))
            return
        if is_nobody(cells[_PERSON]):
            cells[_PERSON] = ""
        several = len(texts) > 1 or len(written) > 1
        if several and not cells[_PERSON] and not self.apart:
            cells[_PERSON] = f"row {number}"
        for asked, part in written:
            self._add(number, asked, part, cells)

    def _parts(self, cell: str) -> list[str]:
        rules = self.rules
        parts = [part.strip() for part in statements_in(cell, rules.cell_rules)]
        if rules.cell_rules.guarded:
            parts = [unguarded(part, own=rules.cell_rules.verbatim) for part in parts]
        if rules.long is not Long.SENTENCES:
            return parts
        return [
            piece
            for part in parts
            for piece in (
                cut_at_sentences(part, rules.longest) if len(part) > rules.longest else [part]
            )
        ]

    def _add(self, number: int, asked: str, text: str, cells: list[str]) -> None:
        _, _, person, wave, question = cells
        level, unit = (asked, "") if self.by_level else (cells[_LEVEL], cells[_UNIT])
        round_number = round_told(wave) if wave else self.rules.round_number
        answers = question or ("" if self.by_level else asked)
        reason, value = self._reason(text, level, unit, round_number, wave)
        key = hash((person, round_number or 0, answers, text))
        if reason is None and person and key in self.seen:
            reason, value = Reason.DUPLICATE, text
        if reason is not None:
            self.refused.append(Refused(number, reason, value[:80]))
            return
        if person:
            self.seen.add(key)
        level_name, unit_name = self._place(person, level, unit)
        self.rows.append(
            TakenStatement(
                number, text, level_name, unit_name, person or None, round_number or 1,
                answers or None,
            )
        )  # fmt: skip

    def _reason(
        self, text: str, level: str, unit: str, round_number: int | None, wave: str
    ) -> tuple[Reason | None, str]:
        if not self.rules.cell_rules.verbatim and self._says_nothing(text):
            return Reason.NO_ANSWER, text
        if len(text) > self.rules.longest and self.rules.long is None:
            return Reason.TOO_LONG, text
        if not self.levels.accepts(level):
            return Reason.UNKNOWN_LEVEL, level
        if not self.units.accepts(unit):
            return Reason.UNKNOWN_UNIT, unit
        if round_number is None:
            return Reason.NO_ROUND, wave
        return None, ""

    def _says_nothing(self, text: str) -> bool:
        if len(text) > _LONGEST_EMPTY:
            return False
        if text not in self.nothing:
            if len(self.nothing) > _SHARED:
                self.nothing.clear()
            self.nothing[text] = says_nothing([text])[0]
        return self.nothing[text]

    def _place(self, person: str, level: str, unit: str) -> tuple[str | None, str | None]:
        """Return level and unit; a person stays where the file first puts them."""
        here = (self.levels.name(level), self.units.name(unit))
        here = self.place_once.setdefault(here, here)
        if not person:
            return here
        first = self.places.setdefault(person, here)
        if first != here:
            filled = (first[0] or here[0], first[1] or here[1])
            if (here[0] or filled[0], here[1] or filled[1]) != filled:
                self.moved.add(person)
            self.places[person] = filled
            return filled
        return first

    def taken(self) -> Taken:
        """Return everything gathered."""
        notices = []
        if self.moved:
            notices.append(
                told_many(
                    "One person appears with more than one level or unit; the first one counts.",
                    "{number} people appear with more than one level or unit; the first one"
                    " counts.",
                    len(self.moved),
                )
            )
        return Taken(
            tuple(self.rows),
            tuple(self.refused),
            dict(self.levels.unknown.most_common()),
            dict(self.units.unknown.most_common()),
            tuple(notices),
        )
