"""Vectors are kept of statements as they were typed, whoever asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from vision.themes import default_encoder
from vision.themes.encoders import text_hash
from vision.workshop.snapshots import cached_encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Kept(dict[str, np.ndarray]):
    """Vectors by hash, as a store keeps them."""

    def get(self, hashes: Sequence[str]) -> dict[str, np.ndarray]:  # type: ignore[override]
        """Return those that are there."""
        return {each: self[each] for each in hashes if each in self}

    def put(self, found: Mapping[str, np.ndarray]) -> None:
        """Keep some."""
        self.update(found)


def test_only_what_was_typed_is_kept() -> None:
    """Another spelling, a part of a draft and a cut statement are forgotten with the encoder."""
    if default_encoder() is None:
        pytest.fail("The encoder of the requirements is missing.")
    kept = Kept()
    encoder = cached_encoder(lambda _: kept, ["Un travail calme ", None])
    assert encoder is not None
    first = encoder.encode(["Un travail calme", "Une clause du projet"])
    again = encoder.encode(["Une clause du projet", "Un travail calme"])
    np.testing.assert_array_equal(first, again[::-1])
    assert set(kept) == {text_hash("Un travail calme")}
