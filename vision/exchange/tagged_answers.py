"""Cells that hold questions and answers in tags, as tools for language models join them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from vision.exchange.table import Table

ASKED: Final = "Question"
"""Name of the column of what stood in the tags of questions."""

_PAIR: Final = re.compile(
    r"\s*<(question|prompt|q)>(?P<asked>.*?)</\1>\s*<(response|answer|reply|a)>(?P<said>.*?)</\3>\s*",
    re.DOTALL | re.IGNORECASE,
)
_LOOKED_AT: Final = 200


def with_tagged_answers(table: Table) -> Table:
    """Return a table with a row for each answer, where a column holds questions and answers.

    Its cells read ``<question>...</question><response>...</response>``, several times over; the
    other cells of the row stand beside each. A column of questions is added; that of the answers
    stands first, since others hold the same words once more.

    Args:
        table: As opened.
    """
    if table.roles or ASKED in table.columns:
        return table
    tagged = [name for name in table.columns if _is_tagged(table.rows[name])]
    if len(tagged) != 1:
        return table
    (name,) = tagged
    rows: list[dict[str, str]] = []
    numbers: list[int] = []
    for index, cells in table.rows.to_dict("index").items():
        pairs = [*_PAIR.finditer(cells[name])]
        told = [(each["asked"].strip(), each["said"].strip()) for each in pairs]
        told = told or [("", cells[name])]
        rows += [{**cells, name: said, ASKED: asked} for asked, said in told]
        numbers += [table.numbers[index]] * len(told)
    columns = (name, *(other for other in table.columns if other != name), ASKED)
    frame = pd.DataFrame(rows, columns=list(columns), dtype="str")
    questions = ("Answer", *map(table.question, columns[1:-1]), ASKED)
    return replace(table, columns=columns, rows=frame, numbers=tuple(numbers), questions=questions)


def _is_tagged(cells: pd.Series[str]) -> bool:
    """Tell whether a column's cells, the first 200 of them, hold questions and answers in tags."""
    filled = [cell for cell in cells.head(_LOOKED_AT) if cell.strip()]
    return bool(filled) and all("</" in cell and _is_of_pairs(cell) for cell in filled)


def _is_of_pairs(cell: str) -> bool:
    """Tell whether a cell is made of nothing but questions and answers."""
    return not _PAIR.sub("", cell).strip() and _PAIR.match(cell) is not None
