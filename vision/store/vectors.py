"""Sentence vectors by text hash, so that no text is encoded twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa

from vision.store.batches import batches
from vision.store.schema import vector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.store.database import Database


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
            for some in batches(list(hashes)):
                query = sa.select(vector.c.text_hash, vector.c.value).where(
                    vector.c.encoder == self._encoder, vector.c.text_hash.in_(some)
                )
                for row in connection.execute(query):
                    half = np.frombuffer(row.value, dtype=np.float16)
                    found[row.text_hash] = half.astype(np.float32)
        return found

    def put(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors, at half precision; those that are there already stay."""
        with self._database.write(alone="vectors") as connection:
            for some in batches(list(vectors)):
                query = sa.select(vector.c.text_hash).where(
                    vector.c.encoder == self._encoder, vector.c.text_hash.in_(some)
                )
                known = set(connection.execute(query).scalars())
                rows = [
                    {
                        "text_hash": text_hash,
                        "encoder": self._encoder,
                        "value": np.asarray(vectors[text_hash], dtype=np.float16).tobytes(),
                    }
                    for text_hash in some
                    if text_hash not in known
                ]
                if rows:
                    connection.execute(sa.insert(vector), rows)
