"""Levels and units that a sheet names once, in the first row of each group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.translation import Message, told

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.exchange.table import Table

_FEWEST: Final = 2


def filled_down(
    table: Table, columns: Collection[str | None], aside: Collection[int]
) -> tuple[Table, list[Message]]:
    """Return a table with the name of a group in each of its rows, and which columns that changed.

    A column names groups once where its first row is filled, no name comes again, and at least as
    many rows are blank as filled: people who left a question out would leave repeated names. In our
    own files a level is blank where it may not be told.

    Args:
        table: As opened.
        columns: Of levels and units; None is passed over.
        aside: Index of the rows that are no answers, such as subtotals.
    """
    notices: list[Message] = []
    rows = table.rows
    for column in columns:
        if column is None or table.own:
            continue
        cells = rows[column].drop(index=list(aside)).str.strip()
        named = cells[cells != ""]
        if len(named) < _FEWEST or cells.iloc[0] == "" or 2 * len(named) > len(cells):
            continue
        if named.str.casefold().duplicated().any():
            continue
        whole = cells.where(cells != "").ffill()
        rows = rows.assign(**{column: whole.reindex(rows.index).fillna("").astype("str")})
        notices.append(
            told(
                "The column “{column}” names each group once; the rows below a name belong to it.",
                column=column,
            )
        )
    return (replace(table, rows=rows) if notices else table), notices
