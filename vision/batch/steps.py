"""What is asked of a chunk of a batch: pure functions of its rows, the same in every engine.

A row is known by its key, a hash of 63 bits: of the column that holds keys, or of the file's name
and the row's place in it. Neither depends on how a source is cut or on who reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from vision.batch.source import Chunk, read_chunk
from vision.text import clean
from vision.text.near_duplicates import fold
from vision.themes import UNASSIGNED
from vision.themes.assignment import Model, assign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes import Encoder

NOBODY: Final = -1
"""Where a row names no person, level or unit, and where a text is too short to be pasted."""

_63_BITS: Final = np.uint64(2**63 - 1)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what; None for those that there are not."""

    text: str
    level: str | None = None
    unit: str | None = None
    person: str | None = None
    key: str | None = None

    @property
    def names(self) -> list[str]:
        """Those that are read, each once."""
        named = (self.text, self.level, self.unit, self.person, self.key)
        return list(dict.fromkeys(name for name in named if name is not None))


def hashes(names: Sequence[str]) -> NDArray[np.int64]:
    """Return shape (n,): a hash of each name, from 0, the same on every machine."""
    if not len(names):
        return np.empty(0, dtype=np.int64)
    found = pd.util.hash_array(np.asarray(names, dtype=object), categorize=False)
    return (np.asarray(found, dtype=np.uint64) & _63_BITS).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Scan:
    """Asks of every row its key, its person, and by which hash its copies are known."""

    columns: Columns

    def __call__(self, chunk: Chunk) -> pa.Table:
        """Return one row a row: ``key``, ``person``, ``fold``."""
        table = read_chunk(chunk, self.columns.names)
        texts = [fold(clean(text)) for text in table[self.columns.text].to_pylist()]
        folds = hashes(texts)
        folds[[text.count(" ") < 2 for text in texts]] = NOBODY  # noqa: PLR2004 - three words
        return pa.table(
            {
                "key": _keys(chunk, table, self.columns),
                "person": _hashed(table, self.columns.person),
                "fold": folds,
            }
        )


@dataclass(frozen=True, slots=True)
class Sample:
    """Asks for the rows with the smallest keys, without what one person pasted again."""

    columns: Columns
    last: int
    floods: frozenset[int]

    def __call__(self, chunk: Chunk) -> pa.Table:
        """Return ``key``, ``text`` and ``level`` of the chunk's rows in the sample."""
        table = read_chunk(chunk, self.columns.names)
        keys = _keys(chunk, table, self.columns)
        texts = np.asarray(table[self.columns.text].to_pylist(), dtype=object)
        kept = np.flatnonzero((keys <= self.last) & ~np.isin(keys, list(self.floods)))
        return pa.table(
            {
                "key": keys[kept],
                "text": pa.array(texts[kept].tolist(), pa.large_string()),
                "level": _named(table, self.columns.level).take(pa.array(kept)),
            }
        )


@dataclass(frozen=True, slots=True)
class Assign:
    """Asks of every row its theme, and where its person stands.

    Attributes:
        columns: Where texts and places are.
        model: What is known of the themes.
        fitted: Key to theme of the statements that themes were found in: those stay there.
        floods: Keys of what one person pasted again.
        encoder: As for ``find_themes``.
    """

    columns: Columns
    model: Model
    fitted: Mapping[int, int]
    floods: frozenset[int]
    encoder: Encoder | None = None

    def __call__(self, chunk: Chunk) -> pa.Table:
        """Return one row a row: ``key``, ``theme``, ``length``, ``level`` and ``unit``."""
        table = read_chunk(chunk, self.columns.names)
        keys = _keys(chunk, table, self.columns)
        texts: list[str | None] = table[self.columns.text].to_pylist()
        themes = np.array([self.fitted.get(key, UNASSIGNED - 1) for key in keys.tolist()], np.int32)
        new = np.flatnonzero(themes < UNASSIGNED)
        pasted = np.isin(keys[new], list(self.floods))
        themes[new[pasted]] = UNASSIGNED
        new = new[~pasted]
        themes[new] = assign([texts[row] for row in new], self.model, encoder=self.encoder)
        return pa.table(
            {
                "key": keys,
                "theme": themes,
                "length": np.array([len(text or "") for text in texts], dtype=np.int32),
                "level": _named(table, self.columns.level),
                "unit": _named(table, self.columns.unit),
            }
        )


def _keys(chunk: Chunk, table: pa.Table, columns: Columns) -> NDArray[np.int64]:
    if columns.key is not None:
        return hashes([str(cell) for cell in table[columns.key].to_pylist()])
    rows = range(chunk.start, chunk.start + len(table))
    return hashes([f"{chunk.name}:{row}" for row in rows])


def _hashed(table: pa.Table, column: str | None) -> NDArray[np.int64]:
    if column is None:
        return np.full(len(table), NOBODY, dtype=np.int64)
    cells = [(cell or "").strip() for cell in table[column].to_pylist()]
    found = hashes(cells)
    found[[not cell for cell in cells]] = NOBODY
    return found


def _named(table: pa.Table, column: str | None) -> pa.Array:
    if column is None:
        return pa.nulls(len(table), pa.large_string())
    return pa.array(
        [cell.strip() or None if cell else None for cell in table[column].to_pylist()],
        pa.large_string(),
    )
