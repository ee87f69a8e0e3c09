"""What a column looks like from its content: how full, how varied, of which kinds of cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind, kind_of
from vision.exchange.header_words import is_nobody

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.table import Table

MOST_GROUPS: Final = 40
"""Different values a column of levels or units may have."""

_SAMPLE: Final = 5_000
_KINDS_OF: Final = 400


@dataclass(frozen=True, slots=True)
class Shape:
    """What a column looks like from its content (its first 5,000 rows).

    Attributes:
        filled: Cells with something in them.
        rows: Cells looked at.
        distinct: Different values.
        mean_length: Characters.
        longest: Characters.
        kinds: Share of the different values that are of each kind.
        many_words: Share of the different values with two words or more.
        values: The different values, most frequent first.
    """

    filled: int
    rows: int
    distinct: int
    mean_length: float
    longest: int
    kinds: dict[Kind, float]
    many_words: float
    values: tuple[str, ...]

    @property
    def variety(self) -> float:
        """Different values as a share of filled cells."""
        return self.distinct / self.filled if self.filled else 0.0


def shape_of(cells: Sequence[str]) -> Shape:
    """Return what a column looks like."""
    filled = [cell for each in cells if (cell := each.strip())]
    counts = Counter(filled)
    values = tuple(value for value, _ in counts.most_common())
    looked = values[:_KINDS_OF]
    kinds = Counter(map(kind_of, looked))
    return Shape(
        len(filled),
        len(cells),
        len({value.casefold() for value in values}),
        mean(map(len, filled)) if filled else 0.0,
        max(map(len, filled), default=0),
        {kind: count / len(looked) for kind, count in kinds.items()},
        mean(_several_words(value) for value in looked) if looked else 0.0,
        values,
    )


def _several_words(value: str) -> bool:
    return len(value.split(maxsplit=2)) > 1 or (not value.isascii() and len(value) > 6)  # noqa: PLR2004 - scripts without spaces


def shapes_of(table: Table, texts: Sequence[str] = ()) -> dict[str, Shape]:
    """Return the shape of each column; in the rows only in which somebody wrote, where named."""
    sample = table.rows.head(_SAMPLE)
    if texts:
        sample = sample[(sample[list(texts)] != "").any(axis=1)]
    return {column: shape_of(sample[column].tolist()) for column in table.columns}


def tells_apart(shape: Shape) -> bool:
    """Return whether a column's values differ from person to person."""
    named = [value for value in shape.values if not is_nobody(value)]
    return len(named) > 1 or (len(named) == 1 and shape.filled == 1)
