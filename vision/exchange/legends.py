"""Codes of levels and units, and the legend that says what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.header_words import header_match, is_rank, words_in, words_of
from vision.exchange.name_matching import folded
from vision.translation import told

if TYPE_CHECKING:
    from vision.exchange.formats import Grid, Source
    from vision.exchange.table import Table

_CODE: Final = re.compile(r"-?0*(\d{1,3})(?:[.,]0+)?|([A-Za-z]{1,2}\d{1,3}|[^\W\d_]{1,3})")
_ENTRY: Final = re.compile(r"(?<![\w-])(\d{1,2})\s*[=:\u2013\u2192-]\s*([^\d,;=|/()\[\]]{2,40})")
_WHOLE_ENTRY: Final = re.compile(r"\s*(\d{1,3})\s*[=:.)\u2013\u2192-]\s*([^\d\s].{0,79})")
_ROW_NUMBERS: Final = words_in(
    "no nr number nummer num n numéro numero número lfd laufende id numer číslo numara номер"
    " 番号 序号 编号 번호"
)
"""Words of a column that counts rows and holds codes of nothing."""

_LONGEST_LABEL: Final = 80
_MOST_CODES: Final = 40
_FEWEST: Final = 2
_FEW_ROWS: Final = 40
_WIDEST: Final = 3
_HALF: Final = 0.5
_LOOKED_AT: Final = 2_000


@dataclass(slots=True)
class _Legend:
    """What codes stand for, and names of the column they are codes of."""

    names: frozenset[str]
    labels: dict[str, str] = field(default_factory=dict)
    doubtful: bool = False

    def add(self, code: str, label: str) -> None:
        """Note what a code stands for; one that stands for two things makes no legend."""
        self.doubtful |= self.labels.setdefault(code, label) != label


def labelled(table: Table, source: Source) -> Table:
    """Return a table with names in place of codes where a legend says what they stand for.

    A legend is another sheet with a code and its name a row, below or beside the name of the
    column, or a few cells below or beside the table; or the header itself, or a line above it:
    "Level (1 = Manager, 2 = Employee)". It counts where it names every code in a column of its
    name, or names levels and fits a column of levels or units, or one column alone. Of a column of
    words it names the codes that say why there are none: "99 = no answer".

    Args:
        table: As opened.
        source: The file it is from.
    """
    if table.roles:
        return table
    legends = _in_file(table, source)
    found = {
        column: each for column in table.columns for each in [_fitting(column, table, legends)]
    }
    sure = {column: each.labels for column, (each, so) in found.items() if each and so}
    loose = {column: each.labels for column, (each, _) in found.items() if each}
    chosen = sure or (loose if len(loose) == 1 else {})
    for column in table.columns if legends else ():
        chosen.setdefault(column, _named_codes(column, table, legends))
    rows, notices = table.rows, []
    for column, labels in chosen.items():
        if not labels:
            continue
        cells = [labels.get(_plain(cell) or "", cell) for cell in rows[column]]
        rows = rows.assign(**{column: pd.array(cells, dtype="str")})
        notices.append(
            told("The codes in the column “{column}” were read as the names in its legend.",
                 column=column)
        )  # fmt: skip
    return replace(table, rows=rows, notices=(*table.notices, *notices)) if notices else table


def _in_file(table: Table, source: Source) -> list[_Legend]:
    """Return every legend in a file: above the table, beside it, below it, on other sheets."""
    legends = _above(table, source)
    for grid in source.grids:
        if grid.roles:
            continue
        own = (grid.name or None) == table.sheet
        for rows in _apart(grid) if own else (grid.cells,):
            legends += _legends(rows)
    return legends


def _above(table: Table, source: Source) -> list[_Legend]:
    """Return the legend in the lines above the header, if there is one."""
    said = [
        cell
        for grid in source.grids
        if (grid.name or None) == table.sheet
        for number, row in zip(grid.numbers[:_FEW_ROWS], grid.cells, strict=False)
        if number < (table.header_row or 0)
        for cell in row
    ]
    legend = _told_in("; ".join(said))
    return [legend] if len(legend.labels) >= _FEWEST else []


def _told_in(text: str, *names: str) -> _Legend:
    legend = _Legend(frozenset(map(folded, names)))
    for code, label in _ENTRY.findall(text):
        legend.add(code, label.strip())
    return legend


def _fitting(column: str, table: Table, legends: list[_Legend]) -> tuple[_Legend | None, bool]:
    """Return the legend that names every code of a column, and whether it is surely its own."""
    question = table.question(column)
    own = _told_in(column if question == column else f"{column}; {question}", column)
    if not legends and len(own.labels) < _FEWEST:
        return None, False
    told = {folded(label) for legend in legends for label in legend.labels.values()}
    values = {cell.strip() for cell in table.rows[column].unique()} - {""}
    codes = {_plain(value) for value in values if folded(value) not in told}
    counts_rows = set(words_of(column)) <= _ROW_NUMBERS
    if counts_rows or not codes or None in codes or len(codes) > _MOST_CODES:
        return None, False
    asked = (column, question)
    role = max(header_match(role, each) for role in ("level", "unit") for each in asked)
    loose = None
    for legend in (own, *legends):
        labels = legend.labels
        if legend.doubtful or len(labels) < _FEWEST or not codes <= set(labels):
            continue
        if _is_part(table.rows[column].tolist(), labels):
            continue
        ranks = sum(map(is_rank, labels.values())) >= _HALF * len(labels)
        named = legend is not own and bool(legend.names & set(map(folded, asked)))
        if named or (ranks and role):
            return legend, True
        loose = legend if ranks and len(codes) > 1 else loose
    return loose, False


def _is_part(cells: list[str], labels: dict[str, str]) -> bool:
    """Tell whether a column holds the codes of a legend itself, beside the table."""
    filled = [_plain(cell) for cell in cells if cell.strip()]
    return len(filled) < len(cells) and filled == list(labels)


def _named_codes(column: str, table: Table, legends: list[_Legend]) -> dict[str, str]:
    """Return the numbers that a legend of a column names, where other cells are words."""
    asked = {folded(column), folded(table.question(column))}
    labels = {
        code: label
        for legend in legends
        if legend.names & asked and not legend.doubtful
        for code, label in legend.labels.items()
        if code.isdecimal()
    }
    if not labels:
        return {}
    cells = table.rows[column].str.strip()
    named = cells.map(lambda cell: _plain(cell) in labels)
    words = cells[~named & (cells != "")].head(_LOOKED_AT)
    written = sum(kind_of(cell) is Kind.WORDS for cell in words)
    return labels if named.any() and written > _HALF * len(words) else {}


def _plain(cell: str) -> str | None:
    """Return a code without zeros around it; None where a cell is no code."""
    found = _CODE.fullmatch(cell.strip())
    return (found[1] or found[2]).casefold() if found else None


def _apart(grid: Grid) -> list[list[list[str]]]:
    """Return the few cells that stand apart on the sheet of a table: below it, right of it."""
    found = []
    last = len(grid.cells) - 1
    few = range(max(1, last - _FEW_ROWS), last + 1)
    gap = max((at for at in few if grid.numbers[at] > grid.numbers[at - 1] + 1), default=0)
    if gap:
        found.append(grid.cells[gap:])
    width = max(map(len, grid.cells[:_LOOKED_AT]))
    head = [row + [""] * (width - len(row)) for row in grid.cells[:_FEW_ROWS]]
    blank = [at for at in range(1, width) if not any(row[at].strip() for row in head)]
    if blank:
        beside = [row[blank[0] :] for row in head]
        found.append([row for row in beside if any(map(str.strip, row))])
    return [rows for rows in found if all(_filled(row) <= _WIDEST for row in rows)]


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def is_entry(row: list[str]) -> bool:
    """Return whether a row holds a code and its name, and nothing else."""
    cells = [cell.strip() for cell in row if cell.strip()]
    entry, before = _entry(cells)
    return len(cells) <= _FEWEST and entry is not None and not before


def _legends(rows: list[list[str]]) -> list[_Legend]:
    """Return what rows say about codes, each with the names that stand before or above."""
    found: dict[frozenset[str], _Legend] = {}
    names: frozenset[str] = frozenset()
    for row in rows:
        cells = [cell.strip() for cell in row if cell.strip()]
        entry, before = _entry(cells)
        if before or entry is None:
            names = frozenset(map(folded, before if entry else cells))
        if entry is not None:
            found.setdefault(names, _Legend(names)).add(*entry)
    return list(found.values())


def _entry(cells: list[str]) -> tuple[tuple[str, str] | None, list[str]]:
    """Return the code and its name in a row, and what stands before them."""
    for at, cell in enumerate(cells):
        code, after = _plain(cell), cells[at + 1 :]
        if code is not None and after and _is_label(after[0]):
            return (code, after[0]), cells[:at]
        whole = _WHOLE_ENTRY.fullmatch(cell)
        if whole and _is_label(whole[2]):
            return (_plain(whole[1]) or whole[1], whole[2].strip()), cells[:at]
    if len(cells) == _FEWEST and _is_label(cells[0]):
        code = _plain(cells[1])
        return ((code, cells[0]) if code is not None else None), []
    return None, []


def _is_label(cell: str) -> bool:
    return kind_of(cell) is Kind.WORDS and len(cell) <= _LONGEST_LABEL
