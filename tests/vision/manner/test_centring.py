"""Vectors lose what tells levels apart within themes, and keep what tells themes apart."""

from __future__ import annotations

import numpy as np

from vision.manner.centring import CentredEncoder, shifts


class Fixed:
    """Encodes texts of a table, others as ones."""

    def __init__(self, table: dict[str, np.ndarray]) -> None:
        self.table = table

    def encode(self, texts: list[str], /) -> np.ndarray:
        """Return the table's vectors."""
        return np.array([self.table.get(text, np.ones(3)) for text in texts], dtype=np.float32)


def test_a_manner_goes_and_a_mix_of_themes_stays() -> None:
    """Level 0 speaks more of theme 0 and adds a third axis to all: only the axis goes."""
    level = np.array([0] * 10 + [1] * 10)
    theme = np.array([0] * 8 + [1] * 2 + [0] * 2 + [1] * 8)
    vectors = np.zeros((20, 3), dtype=np.float32)
    vectors[np.arange(20), theme] = 1.0
    vectors[:10, 2] = 0.5
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    texts = [f"t{k}" for k in range(20)]
    encoder = CentredEncoder(
        Fixed(dict(zip(texts, vectors, strict=True))), shifts(vectors, texts, level, theme)
    )

    found = encoder.encode(texts)
    assert abs(found[:10, 2].mean() - found[10:, 2].mean()) < 0.02
    assert (found[np.arange(20), theme] > 0.9).all()
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_texts_that_are_not_known_stay_as_they_are() -> None:
    """Names of themes are compared with what the encoder says of them."""
    assert CentredEncoder(Fixed({}), {}).encode(["new"]).tolist() == [[1.0, 1.0, 1.0]]
