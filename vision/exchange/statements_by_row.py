"""Rows of a table to statements, each with the row that it stands in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from vision.exchange.cell_texts import CellRules, Split, statements_in
from vision.exchange.safe_spreadsheet import unguarded

if TYPE_CHECKING:
    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table


def statements_by_row(
    table: Table, mapping: Mapping, rows: pd.DataFrame, cell_rules: CellRules
) -> pd.DataFrame:
    """Return the statements of some rows, blank ones too where a row holds one.

    Args:
        table: As opened.
        mapping: Which column holds what; ``text`` is needed.
        rows: Of the table.
        cell_rules: How cells are read.

    Returns:
        Columns ``place`` (index of the row), ``text``, ``level`` (where columns are named by
        levels), ``row`` (stands for the person where a row holds several statements of one), and
        ``unit``, ``person`` and ``round``, blank.
    """
    one = len(mapping.texts) == 1
    plain = one and replace(cell_rules, guarded=True) == CellRules()
    asked = [table.question(name) if mapping.by_level else "" for name in mapping.texts]
    found: list[tuple[int, str, str, str]] = []
    for place, cells in zip(rows.index, rows[list(mapping.texts)].to_numpy().tolist(), strict=True):
        parts = [
            (level, unguarded(part, own=cell_rules.verbatim) if cell_rules.guarded else part)
            for level, cell in zip(asked, cells, strict=True)
            for part in ([cell] if plain else statements_in(cell, cell_rules))
        ]
        if not one or cell_rules.split is not Split.NO:
            parts = [(level, part) for level, part in parts if part]
        several = not mapping.apart and (not one or len(parts) > 1)
        person = f"row {table.numbers[place]}" if several else ""
        found += [(place, part, level, person) for level, part in parts]
    frame = pd.DataFrame(found, columns=["place", "text", "level", "row"])
    return frame.assign(unit="", person="", round="")
