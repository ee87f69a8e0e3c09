"""Statements that a table holds once for each thing that was found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.header_words import HEADERS, words_in, words_of

if TYPE_CHECKING:
    import pandas as pd

    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_NUMBER: Final = frozenset(("id", "no", "nr", "number", "nummer", "key"))
_PARTS: Final = words_in(
    "arg args argument arguments quote quotes topic topics subtopic subtopics category categories"
    " cluster clusters theme themes code codes label labels tag tags claim claims"
)
"""Words of the columns in which tools keep what they found in a statement."""


def said_again(table: Table, mapping: Mapping) -> list[int]:
    """Return the rows that hold a statement once more, by its own number.

    So it is where a column numbers statements ("comment-id"), numbers come again, and whatever has
    one number says the same: tools that take comments apart save a row for each part, which stands
    beside it. An idea that several people chose is one of each: there whoever said it differs.

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
        who = [each for each in (mapping.person, mapping.level, mapping.unit) if each is not None]
        same = table.rows[[*mapping.texts, *who]].groupby(ids).nunique()
        if (same == 1).all(axis=None) and _has_parts(table, mapping, ids):
            return [*table.rows.index[again]]
    return []


def _has_parts(table: Table, mapping: Mapping, ids: pd.Series) -> bool:
    """Tell whether a column of what was found in statements differs wherever one comes again."""
    names = [name for name in table.columns
             if set(words_of(name)) & _PARTS and name not in mapping.texts]  # fmt: skip
    again = (ids != "") & ids.duplicated(keep=False)
    found = table.rows.loc[again, names].groupby(ids[again]).nunique()
    return bool((found > 1).all(axis=0).any())
