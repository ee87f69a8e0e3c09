"""What is kept once for an installation."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vision.store import Store


def test_a_value_is_kept_until_the_next(store: Store) -> None:
    """What was set last is what is there."""
    assert store.installation.get("x") is None
    store.installation.set("x", "one")
    store.installation.set("x", "two")

    assert store.installation.get("x") == "two"


def test_of_many_one_claims(store: Store) -> None:
    """Exactly one of many who ask at once is the first, and it stays so."""
    start = threading.Barrier(12)

    def claim(_number: int) -> bool:
        start.wait()
        return store.installation.claim("sample")

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(claim, range(12))) == 1
    assert not store.installation.claim("sample")
