"""Sentence vectors by text hash, so that no text is encoded twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa

from vision.store.schema import vector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.store.database import Database

BATCH = 500


class Vectors:
    """Vectors of one encoder.

    Args:
        database: Where they are kept.
        encoder: Names the encoder and its version; vectors of another one are not mixed in.
    """

    def __init__(self, database: Database, encoder: str) -> None:
        self._database, self._encoder = database, encoder

    def get(self, hashes: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the kept vectors among those asked for."""
        found: dict[str, NDArray[np.float32]] = {}
        with self._database.read() as connection:
            for start in range(0, len(hashes), BATCH):
                query = sa.select(vector.c.text_hash, vector.c.value).where(
                    vector.c.encoder == self._encoder,
                    vector.c.text_hash.in_(list(hashes[start : start + BATCH])),
                )
                for row in connection.execute(query):
                    found[row.text_hash] = np.frombuffer(row.value, dtype=np.float16).astype(
                        np.float32
                    )
        return found

    def put(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors, at half precision; those that are there already stay."""
        known = self.get(list(vectors))
        rows = [
            {
                "text_hash": text_hash,
                "encoder": self._encoder,
                "value": np.asarray(value, dtype=np.float16).tobytes(),
            }
            for text_hash, value in vectors.items()
            if text_hash not in known
        ]
        with self._database.write() as connection:
            for start in range(0, len(rows), BATCH):
                connection.execute(sa.insert(vector), rows[start : start + BATCH])
