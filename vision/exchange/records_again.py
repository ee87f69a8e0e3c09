"""Statements that a table holds once for each thing that was found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.header_words import HEADERS, words_of

if TYPE_CHECKING:
    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_NUMBER: Final = frozenset(("id", "no", "nr", "number", "nummer", "key"))


def said_again(table: Table, mapping: Mapping) -> list[int]:
    """Return the rows that hold a statement once more, by its own number.

    So it is where a column numbers statements ("comment-id"), numbers come again, and whatever has
    one number says the same: tools that take comments apart save a row for each part.

    Args:
        table: As opened.
        mapping: Which column holds what; ``text`` is needed.
    """
    for name in table.columns:
        words = set(words_of(name))
        numbers = bool(words & _NUMBER and words & HEADERS["text"])
        if not numbers or not words <= _NUMBER | HEADERS["text"] or name in mapping.texts:
            continue
        ids = table.rows[name].str.strip()
        again = ids.duplicated() & (ids != "")
        if not again.any():
            continue
        said = table.rows[list(mapping.texts)].groupby(ids).nunique()
        if (said == 1).all(axis=None):
            return [*table.rows.index[again]]
    return []
