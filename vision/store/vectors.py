"""Sentence vectors by keyed hashes of texts, so that no text is encoded twice.

Whoever has the file alone cannot try which texts stand behind the hashes; words that are withdrawn,
hidden or changed leave no vector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa

from vision.store.query_chunks import query_chunks
from vision.store.schema import vector
from vision.text import clean
from vision.text.details import without_details
from vision.themes.encoders import LONGEST_ENCODED, text_hash

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
        names = {_name(self._database, each): each for each in hashes}
        with self._database.read() as connection:
            for some in query_chunks(sorted(names)):  # as they lie on the disk
                query = sa.select(vector.c.text_hash, vector.c.value).where(
                    vector.c.encoder == self._encoder, vector.c.text_hash.in_(some)
                )
                for row in connection.execute(query):
                    half = np.frombuffer(row.value, dtype=np.float16)
                    found[names[row.text_hash]] = half.astype(np.float32)
        return found

    def put(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors, at half precision; those that are there already stay."""
        named = {_name(self._database, each): vectors[each] for each in vectors}
        with self._database.write(alone="vectors") as connection:
            for some in query_chunks(sorted(named)):  # as they will lie on the disk
                query = sa.select(vector.c.text_hash).where(
                    vector.c.encoder == self._encoder, vector.c.text_hash.in_(some)
                )
                known = set(connection.execute(query).scalars())
                rows = [
                    {
                        "text_hash": name,
                        "encoder": self._encoder,
                        "value": np.asarray(named[name], dtype=np.float16).tobytes(),
                    }
                    for name in some
                    if name not in known
                ]
                if rows:
                    connection.execute(sa.insert(vector), rows)


def forget(connection: sa.Connection, database: Database, texts: Sequence[str]) -> None:
    """Delete the vectors of words that are withdrawn, hidden or changed.

    Args:
        connection: A transaction.
        database: Its secret names the vectors.
        texts: As typed.
    """
    lines = [clean(without_details(text))[:LONGEST_ENCODED] for text in texts]
    names = [_name(database, text_hash(line)) for line in lines]
    for some in query_chunks(names):
        connection.execute(sa.delete(vector).where(vector.c.text_hash.in_(some)))


def _name(database: Database, name: str) -> str:
    return database.keyed_hash("vector", name)
