"""Levels that a table names in rows of their own, or ticks in columns of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.exchange.boards import is_only_rank
from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.formats.markdown_lists import HEADING
from vision.exchange.header_words import header_match, is_rank

if TYPE_CHECKING:
    from vision.exchange.table import Table

LEVEL: Final = "Level"
"""Name of the column of levels that were ticked, where no question stands above them."""

_FEWEST: Final = 2
_MOST: Final = 40
_LONGEST: Final = 60
_HALF: Final = 0.5
_LOOKED_AT: Final = 2_000
_PART: Final = re.compile(r"^(.*?)\s*(?:[/:]\s*|\[\s*|\s-\s)([^/:\[\]]+?)\s*\]?$", re.DOTALL)
"""A question and the choice in its header: "Your role/Manager", "Your role [Manager]"."""

_COUNTED: Final = re.compile(r"(.*\S)\s*\(\d{1,4}\)")
_NOT_TICKED: Final = frozenset(
    ("", "0", "false", "no", "nein", "non", "n", "unchecked", "not selected")
)


def with_sections(table: Table) -> Table:
    """Return a table with a column of headings where rows with one cell name those below them.

    Such rows are as a person writes the level above the cards of each. The first row is one, or,
    in a table without a header, what stands above it; each is different, and most sound like
    levels. How many stand below each, in brackets, is no part of its name.

    Args:
        table: As opened.
    """
    if table.roles or HEADING in table.columns or len(table.columns) < _FEWEST:
        return table
    written = table.rows.apply(lambda column: column.str.strip()) != ""
    alone = written.sum(axis=1) == 1
    top = "" if alone.iloc[0] else _rank_above(table)
    if not (alone.iloc[0] or top):
        return table
    if not _FEWEST <= alone.sum() + bool(top) <= min(_MOST, len(alone) / _FEWEST):
        return table
    first = table.rows[alone].agg("".join, axis=1).str.strip()
    names = _without_counts([*([top] if top else []), *first])
    if len({name.casefold() for name in names}) < len(names) or max(map(len, names)) > _LONGEST:
        return table
    if sum(map(is_rank, names)) < _HALF * len(names):
        return table
    beside = [(table.numbers[index], text) for index, text in first.items()]
    called = pd.Series(names[bool(top) :], index=first.index, dtype="str")
    above = called.reindex(table.rows.index).ffill().fillna(names[0])
    wider = table.with_columns({HEADING: above.astype("str")})
    return replace(wider, rows=wider.rows[~alone], asides=(*table.asides, *beside))


def _rank_above(table: Table) -> str:
    """Return what stands right above a table without a header, where it sounds like a level."""
    number, text = max(table.asides, default=(0, ""))
    above = table.header_row is None and number < table.numbers[0] and len(text) <= _LONGEST
    return text if above and is_rank(text) else ""


def _without_counts(names: list[str]) -> list[str]:
    """Return names without a number in brackets behind each, if all have one: "Crew (4)"."""
    found = [_COUNTED.fullmatch(name) for name in names]
    return [match[1] for match in found if match] if all(found) else names


def with_ticked_level(table: Table) -> Table:
    """Return a table with one column of levels where each has a column that is ticked.

    Args:
        table: As opened.
    """
    if table.roles:
        return table
    parts = {name: _PART.match(name) for name in table.columns}
    labels = {name: match[2] if match else name for name, match in parts.items()}
    ticked = _ticked(table, labels)
    if not ticked:
        return table
    asked = {match[1].strip() for name in ticked if (match := parts[name])} - {""}
    name = asked.pop() if len(asked) == 1 else LEVEL
    if name in table.columns and name not in ticked:
        return table
    level = pd.Series("", index=table.rows.index, dtype="str")
    for each in ticked:
        level = level.mask(table.rows[each].map(_is_tick), labels[each])
    return table.with_columns({name: level})


def _ticked(table: Table, labels: dict[str, str]) -> list[str]:
    """Return columns beside each other of which each row ticks one, half of them named by levels.

    A level of a name that is known nowhere ("GF") is one where it stands among others; nobody may
    have ticked one of them.
    """
    runs: list[list[str]] = [[]]
    for name in table.columns:
        blank = is_only_rank(labels[name]) and not table.rows[name].str.strip().any()
        if blank or _is_ticked(table, name, labels[name]):
            runs[-1].append(name)
        elif runs[-1]:
            runs.append([])
    for run in runs:
        ranked = [name for name in run if is_only_rank(labels[name])]
        for each in (run, ranked):
            once = (table.rows[each].map(_is_tick).sum(axis=1) <= 1).all() if each else False
            if once and len(each) >= _FEWEST and len(ranked) >= _HALF * len(each):
                return [name for name in each if table.rows[name].str.strip().any()]
    return []


def _is_tick(cell: str) -> bool:
    return cell.strip().casefold() not in _NOT_TICKED


def _is_ticked(table: Table, name: str, label: str) -> bool:
    """Tell whether a column holds ticks: marks, 1 and 0, or its own name."""
    some = {cell.strip() for cell in table.rows[name].head(_LOOKED_AT).unique()} - {""}
    if len(some) > _FEWEST or header_match("text", label):
        return False
    values = {cell.strip() for cell in table.rows[name].unique()} - {""}
    if not 0 < len(values) <= _FEWEST:
        return False
    return all(
        kind_of(value) is Kind.MARK or value in {"0", "1"} or value.casefold() == label.casefold()
        for value in values
    )
