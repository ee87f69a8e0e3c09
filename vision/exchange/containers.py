"""Cards of a saved board that name what they lie in by its number: a frame, a container."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.columns import suggest_columns
from vision.exchange.formats.markdown_lists import HEADING
from vision.exchange.header_meanings import COUNTS
from vision.exchange.header_words import words_of
from vision.exchange.whiteboard_kinds import kinds_on

if TYPE_CHECKING:
    import pandas as pd

    from vision.exchange.table import Table

_FEWEST: Final = 2
_HALF: Final = 0.5
_MOST_COLUMNS: Final = 60


def with_containers(table: Table) -> Table:
    """Return a table with a column of what is written on the frame in which each card lies.

    A column says it where each of its cells is the number of a row of a frame, several of which
    have cards; of two such columns it is the one with more frames.

    Args:
        table: As opened.
    """
    kinds = None if table.roles or HEADING in table.columns else kinds_on(table)
    if kinds is None or len(table.columns) > _MOST_COLUMNS:
        return table
    told = table.rows[kinds.column]
    frames, cards = table.rows[told.isin(kinds.frames)], table.rows[told.isin(kinds.cards)]
    text = suggest_columns(table).text
    named = {
        (key, inside): set(cards[inside]) - {""}
        for key in table.columns
        if frames[key].is_unique and (frames[key] != "").all()
        for inside in table.columns
        if inside != key
        and not {*words_of(inside)} & COUNTS
        and _lie_in(cards[inside], frames[key])
    }
    if text is None or not named:
        return table
    key, inside = max(named, key=lambda pair: len(named[pair]))
    titles = dict(zip(frames[key], frames[text], strict=True))
    return table.with_columns({HEADING: table.rows[inside].map(titles).fillna("").astype("str")})


def _lie_in(cells: pd.Series[str], frames: pd.Series[str]) -> bool:
    """Tell whether most cards name a frame, and all that name something name one of several."""
    filled = cells[cells != ""]
    within = bool(filled.isin(frames).all()) and filled.nunique() >= _FEWEST
    return within and len(filled) > _HALF * len(cells)
