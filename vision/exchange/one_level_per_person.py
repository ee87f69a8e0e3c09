"""Levels and units are properties of a person: what changes within one is neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.exchange.column_shapes import shape_of, shapes_of
from vision.exchange.columns import ranks
from vision.exchange.header_words import is_nobody, words_in, words_of
from vision.exchange.name_matching import fits, folded
from vision.exchange.person_column import person_column
from vision.translation import Message, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.columns import Mapping
    from vision.exchange.table import Table

_FEWEST: Final = 2
_HALF: Final = 0.5
_NEARLY_ALL: Final = 0.8
_ROWS_OF_ONE: Final = 4
"""Rows of one name on average, at least, where names are of those who carry a tablet around."""

_OF_ROWS: Final = words_in(
    "id no nr number num row rows line index lfd nummer lfdnr laufende zeile zeilennummer zeilennr"
    " seriennummer serial ligne numéro numero número fila línea riga rij linha rad wiersz"
)
"""Words of a column that only numbers rows."""


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
    taken = {
        each for each in (found.level, found.unit, found.question, *found.texts) if each is not None
    }
    while found.person and found.level and _carries(table, found):
        other = _apart_instead(table, taken | {found.person})
        if other is None:
            break
        notices[found.person] = told(
            "“{person}” stands beside several levels nearly everywhere, so it seems to name whoever"
            " wrote down what others said, and tells nobody apart. Choose it if it does.",
            person=found.person,
        )
        taken.add(found.person)
        found = replace(found, person=other)
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


def _carries(table: Table, found: Mapping) -> bool:
    """Tell whether a few people hand in what many said: each of them rows of several levels.

    Most of them have several rows of one level, too: who wishes once for each level has none.
    """
    person, level = str(found.person), str(found.level)
    names = [person, level, *([found.round] if found.round else [])]
    rows = table.rows[names].apply(lambda cells: cells.str.strip())
    people = rows[person].replace("", None)
    often = people.notna().sum() >= _ROWS_OF_ONE * people.nunique()
    again = rows[people.notna()].duplicated(keep=False).mean() > _HALF
    ranked = ranks(shape_of(table.rows[level].tolist()))
    return bool(often and again and ranked and _changes(table, person, level, _NEARLY_ALL))


def _apart_instead(table: Table, taken: set[str]) -> str | None:
    """Return another column that tells people apart, and does more than number rows."""
    numbers = {name for name in table.columns if set(words_of(name)) <= _OF_ROWS}
    return person_column(table, shapes_of(table), taken | numbers)


def _changes(table: Table, person: str, column: str, share: float = _HALF) -> bool:
    """Tell whether more than a share of people with several rows have several values there."""
    rows = table.rows[[person, column]].apply(lambda cells: cells.str.strip())
    rows = rows[(rows != "").all(axis=1) & ~rows[person].map(is_nobody)]
    people = rows[column].map(folded).groupby(rows[person])
    several = people.nunique()[people.size() >= _FEWEST]
    changed = int((several >= _FEWEST).sum())
    return changed >= _FEWEST and changed > share * len(several)
