"""Levels and units are properties of a person: what changes within one is neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.exchange.column_shapes import shape_of
from vision.exchange.columns import ranks
from vision.exchange.header_words import is_nobody
from vision.exchange.name_matching import fits, folded
from vision.translation import Message, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_FEWEST: Final = 2
_HALF: Final = 0.5


def steady(
    table: Table, found: Mapping, levels: Sequence[str], units: Sequence[str]
) -> tuple[Mapping, dict[str, Message]]:
    """Return a proposal without a level or unit that changes within people, and what to say of it.

    Each such column comes with a sentence about it. It changes where most of those who wrote
    several rows have several values. Values on the workshop's list, or that sound like levels,
    stay: there the first one of a person counts.

    Args:
        table: As opened.
        found: As proposed.
        levels: Names of the workshop's levels.
        units: Names of its units.
    """
    notices: dict[str, Message] = {}
    for role, listed in (("level", levels), ("unit", units)):
        column = getattr(found, role)
        if column is None or found.person is None or not _changes(table, found.person, column):
            continue
        shape = shape_of(table.rows[column].tolist())
        on_list = listed and sum(fits(value, listed) for value in shape.values[:80])
        if on_list or (role == "level" and ranks(shape)):
            continue
        found = replace(found, **{role: None})  # type: ignore[arg-type] # a role is a field
        notices[column] = told(
            "The column “{column}” changes from row to row of one person, so it says nothing"
            " about who they are. Choose it if it does. If “{person}” names whoever wrote down what"
            " others said, choose no column for the person.",
            column=column,
            person=found.person,
        )
    return found, notices


def _changes(table: Table, person: str, column: str) -> bool:
    """Tell whether most people with several rows have several values in a column."""
    rows = table.rows[[person, column]].apply(lambda cells: cells.str.strip())
    rows = rows[(rows != "").all(axis=1) & ~rows[person].map(is_nobody)]
    people = rows[column].map(folded).groupby(rows[person])
    several = people.nunique()[people.size() >= _FEWEST]
    changed = int((several >= _FEWEST).sum())
    return changed >= _FEWEST and changed > _HALF * len(several)
