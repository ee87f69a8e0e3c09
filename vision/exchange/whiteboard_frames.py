"""Whiteboards saved as one column: the title of the board, and of each frame above its cards."""

from __future__ import annotations

from dataclasses import replace
from statistics import mean
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.exchange.boards import is_only_rank
from vision.exchange.formats.counted_titles import are_counted_titles, without_count
from vision.exchange.formats.grid import parted
from vision.exchange.formats.markdown_lists import HEADING

if TYPE_CHECKING:
    from vision.exchange.table import Table

_FEWEST: Final = 2
_LONGEST: Final = 60
_HALF: Final = 0.5
_SHORT: Final = 3
"""Words of a title that nothing but its place tells from a card."""


def with_frames(table: Table) -> Table:
    """Return a table with a column of titles where blank rows part frames with a title each.

    A line by itself at the top is the title of the board. A first line behind a blank row is the
    title of a frame where all of them are numbered by one word, end with a colon, sound like
    levels, or are a few words below the title of a board with longer cards below each. What is
    numbered by a word for statements, or stands above one line each, is a statement.

    Args:
        table: As opened.
    """
    if table.roles or len(table.columns) != 1:
        return table
    rows = ((table.numbers[index], index) for index in table.rows.index)
    blocks = [[index for _, index in block] for block in parted(rows)]
    board = blocks[0] if len(blocks[0]) == 1 else []
    frames = blocks[1:] if board else blocks
    texts = table.rows[table.columns[0]].str.strip()
    if len(frames) < _FEWEST or len(texts) - len(board) < 2 * len(frames):
        return table
    heads = {frame[0]: texts[frame[0]] for frame in frames}
    titled = bool(board) or _has_title_above(table)
    cards = [[texts[index] for index in frame[1:]] for frame in frames]
    if not _are_titles(list(heads.values()), cards, titled=titled):
        return table
    names = {index: without_count(head).rstrip(":") or head for index, head in heads.items()}
    above = pd.Series(names).reindex(table.rows.index).ffill().fillna("").astype("str")
    wider = table.with_columns({HEADING: above})
    left = [*board, *heads]
    beside = [(table.numbers[index], texts[index]) for index in left]
    return replace(
        wider,
        rows=wider.rows.drop(index=left),
        asides=(*table.asides, *beside),
        roles=(("text", table.columns[0]),),
    )


def _has_title_above(table: Table) -> bool:
    """Tell whether the header stands by itself above a blank row: the title of a board."""
    return table.header_row is not None and table.numbers[0] > table.header_row + 1


def _are_titles(heads: list[str], cards: list[list[str]], *, titled: bool) -> bool:
    """Tell whether the first lines of blocks are titles of what is below them."""
    different = len({head.casefold() for head in heads}) == len(heads)
    if not different or max(map(len, heads)) > _LONGEST:
        return False
    ranks = mean(map(is_only_rank, heads)) > _HALF
    if (
        are_counted_titles(heads, [*map(len, cards)])
        or ranks
        or all(head.endswith(":") for head in heads)
    ):
        return True
    written = [len(card.split()) for each in cards for card in each]
    short = all(len(head.split()) <= _SHORT for head in heads) and mean(written) > _SHORT
    below = all(
        each and len(head) < max(min(map(len, each)), _HALF * mean(map(len, each)))
        for head, each in zip(heads, cards, strict=True)
    )
    return titled and short and below
