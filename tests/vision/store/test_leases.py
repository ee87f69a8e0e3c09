"""Leases: one holder at a time, also when a holder is killed or a clock jumps."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from vision.store import Store

NOON = 1_800_000_000.0


def test_one_holder_at_a_time(store: Store) -> None:
    """A second one waits until the first gives back; other names are free."""
    assert store.leases.take("w", "a", 60, NOON)
    assert not store.leases.take("w", "b", 60, NOON + 1)
    assert store.leases.take("other", "b", 60, NOON + 1)

    store.leases.release("w", "b")
    assert not store.leases.take("w", "b", 60, NOON + 2)
    store.leases.release("w", "a")
    assert store.leases.take("w", "b", 60, NOON + 3)


def test_a_killed_holder_blocks_nobody_for_long(store: Store) -> None:
    """After its time a lease is free; renewing moves that time."""
    store.leases.take("w", "a", 60, NOON)
    store.leases.take("w", "a", 60, NOON + 50)

    assert not store.leases.take("w", "b", 60, NOON + 109)
    assert store.leases.take("w", "b", 60, NOON + 110)
    assert not store.leases.take("w", "a", 60, NOON + 111)


@pytest.mark.parametrize("back", [3_600, 24 * 3_600, 10 * 365 * 24 * 3_600])
def test_a_clock_that_is_set_back_blocks_nobody(store: Store, back: int) -> None:
    """A lease from the future, as it looks after the clock was put right, does not count."""
    store.leases.take("w", "a", 60, NOON)

    assert store.leases.take("w", "b", 60, NOON - back)


@pytest.mark.parametrize("skew", [-45, 45])
def test_clocks_of_two_servers_may_differ_a_little(store: Store, skew: int) -> None:
    """Under a minute between two servers does not let both in."""
    store.leases.take("w", "a", 60, NOON)

    assert not store.leases.take("w", "b", 60, NOON + skew)


def test_of_many_one_gets_it(store: Store) -> None:
    """Sixteen workers that wake up together: exactly one works."""
    start = threading.Barrier(16)

    def take(number: int) -> bool:
        start.wait()
        return store.leases.take("w", f"worker {number}", 60)

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(take, range(16))) == 1
