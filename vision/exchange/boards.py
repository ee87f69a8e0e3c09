"""Tables that are boards: a column a level or a frame, cards below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind
from vision.exchange.levels import fits
from vision.exchange.words import ASIDE, HEADERS, header_match, is_rank, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.shapes import Shape
    from vision.exchange.table import Table

_HALF: Final = 0.5
_WORDS_LEAST: Final = 0.6
_VARIED: Final = 0.9
_NAME_WORDS: Final = 3
_SHORTER: Final = 2
"""Cards by which the emptiest column of a board is shorter than the fullest."""


def level_columns(table: Table, shapes: dict[str, Shape], levels: Sequence[str]) -> list[str]:
    """Return the text columns where each is named by a level and holds what that level wrote.

    Args:
        table: As read.
        shapes: Of its columns.
        levels: Names of the workshop's levels; without any, names that sound like one count.
    """
    named = [
        name
        for name, shape in shapes.items()
        if shape.filled and (fits(name, levels) if levels else is_only_rank(name))
    ]
    texts = [name for name in named if _is_text(shapes[name]) and shapes[name].variety > _HALF]
    return texts if len(texts) > 1 and len(texts) >= _HALF * len(table.columns) else []


def frame_columns(table: Table, shapes: dict[str, Shape]) -> list[str]:
    """Return all columns where each holds the cards of a frame, as a whiteboard is saved.

    Every column has a short name that is neither a question nor a word for a column, and texts
    from the first row on without a gap; some have fewer than others. Where people answered
    questions beside each other, gaps are anywhere.

    Args:
        table: As read.
        shapes: Of its columns.
    """
    filled = [name for name, shape in shapes.items() if shape.filled]
    counts = [shapes[name].filled for name in filled]
    if len(filled) < _SHORTER or max(counts) - min(counts) < _SHORTER:
        return []
    if table.header_row is None or not all(_is_frame(table, name, shapes[name]) for name in filled):
        return []
    return filled


def _is_frame(table: Table, name: str, shape: Shape) -> bool:
    words = words_of(name)
    named = any(header_match(role, name) for role in HEADERS) or bool(set(words) & ASIDE)
    short = 0 < len(words) <= _NAME_WORDS and name.rstrip()[-1] not in "?？؟:"  # noqa: RUF001 - of other scripts
    if named or not short or not _is_text(shape) or shape.variety < _VARIED:
        return False
    return all(cell.strip() for cell in table.rows[name].head(shape.filled))


def _is_text(shape: Shape) -> bool:
    return shape.kinds.get(Kind.WORDS, 0.0) >= _WORDS_LEAST and shape.many_words >= _HALF


def is_only_rank(name: str) -> bool:
    """Return whether a short name sounds like a level and asks nothing."""
    return is_rank(name) and len(words_of(name)) < 4 and not name.rstrip().endswith("?")  # noqa: PLR2004 - a name
