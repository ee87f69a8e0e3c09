"""Rows of a table that are no answers: totals and notes below it, its header again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vision.exchange.intake import Reason

if TYPE_CHECKING:
    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_TOTAL: Final = re.compile(
    r"\s*(?:grand )?(?:total|totals|sum|summe|gesamt|insgesamt|somme|suma|totale|count|anzahl|"
    r"average|mean|mittelwert)\b.{0,20}",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\s*\d[\d.,]*\s+(?:answers?|responses?|rows?|statements?|antworten|zeilen|réponses|respuestas"
    r"|participants?)\W*",
    re.IGNORECASE,
)
_LAST: Final = 6


def asides_of(table: Table, mapping: Mapping) -> dict[int, Reason]:
    """Return the rows that are no answers: totals, notes, the header again, rejected ones.

    Args:
        table: As opened.
        mapping: Which column holds what; ``text`` is needed.

    Returns:
        Index of a row to the reason why it is left out.
    """
    found: dict[int, Reason] = {}
    if table.roles:
        return found
    indices = table.rows.index.tolist()
    filled = (table.rows.head(200) != "").sum(axis=1)
    usual = float(filled.median()) if len(filled) else 0.0
    tail = indices[-_LAST:]
    gap = False
    for index in tail:
        cells = table.rows.loc[index].tolist()
        written = [cell for cell in cells if cell.strip()]
        gap = gap or (index > 0 and table.numbers[index] > table.numbers[index - 1] + 1)
        text = str(table.rows.loc[index, mapping.text])
        named = len(cells) > 1 and any(_TOTAL.fullmatch(cell) for cell in written[:2])
        if (
            _COUNTED.fullmatch(text)
            or (named and len(written) < max(usual, 2))
            or (gap and len(written) < usual)
        ):
            found[index] = Reason.TOTAL
    if table.header_row is not None:
        again = table.rows[mapping.text].str.strip() == " ".join(str(mapping.text).split())
        for index in table.rows.index[again]:
            if len(table.columns) > 1 and table.rows.loc[index].str.strip().tolist() == list(
                table.columns
            ):
                found[index] = Reason.HEADING
    if "moderated" in table.columns:
        for index in table.rows.index[table.rows["moderated"].str.strip() == "-1"]:
            found[index] = Reason.REJECTED
    return found
