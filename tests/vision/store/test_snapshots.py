"""Snapshots: the newest is found cheaply, comes back exactly, and old ones make room."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

BODY: dict[str, Any] = {
    "themes": [{"id": 1, "name": "Zeit für Menschen 👩‍⚕️", "size": 3, "coherence": 0.1}],
    "labels": [1, -1, 1],
    "nothing": None,
    "half a character": "\ud83d",
    "zero byte": "a\x00b",
}


def add(store: Store, workshop: Workshop, revision: int, round_: int = 1) -> str:
    """Keep a snapshot that says which revision it tells of."""
    body = {"revision": revision}
    asked = workshop.questions[0].id
    return store.snapshots.add(workshop.id, asked, round_=round_, revision=revision, body=body)


def test_a_result_comes_back_exactly(store: Store, workshop: Workshop, asked: str) -> None:
    """Numbers, nothing, whole and half characters survive packing."""
    made = store.snapshots.add(workshop.id, asked, round_=1, revision=4, body=BODY)

    found = store.snapshots.get(made)
    assert found is not None
    assert (found.id, found.number, found.round, found.revision) == (made, 1, 1, 4)
    assert found.body == BODY
    assert store.snapshots.newest_id(asked) == made
    assert store.snapshots.revision(asked) == 4


def test_nothing_yet(store: Store, asked: str) -> None:
    """Before the first result there is none, and nobody fails."""
    assert store.snapshots.newest_id(asked) is None
    assert store.snapshots.revision(asked) is None
    assert store.snapshots.get("gone") is None


def test_numbers_that_are_none_are_refused(store: Store, workshop: Workshop, asked: str) -> None:
    """NaN is not JSON; a worker that produces one hears of it, and nothing is kept."""
    with pytest.raises(ValueError, match="JSON compliant"):
        store.snapshots.add(workshop.id, asked, round_=1, revision=1, body={"x": float("nan")})
    assert store.snapshots.newest_id(asked) is None


def test_the_newest_and_the_one_before_are_kept(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Of every round two snapshots stay: what is shown, and what it followed."""
    made = [add(store, workshop, revision) for revision in range(1, 6)]
    second = [add(store, workshop, revision, 2) for revision in range(6, 9)]

    kept = [each for each in made + second if store.snapshots.get(each)]
    assert kept == [*made[-2:], *second[-2:]]
    assert store.snapshots.newest_id(asked) == second[-1]
    numbers = [store.snapshots.get(each).number for each in kept]  # type: ignore[union-attr]
    assert numbers == [4, 5, 7, 8]


def test_the_last_of_an_earlier_round_is_found(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Rounds are compared by the newest snapshot of the rounds before."""
    first = [add(store, workshop, revision, 1) for revision in (1, 2)]
    second = add(store, workshop, 3, 2)

    assert store.snapshots.newest_id(asked, before_round=2) == first[-1]
    assert store.snapshots.newest_id(asked, before_round=3) == second
    assert store.snapshots.newest_id(asked, before_round=1) is None


def test_a_late_result_does_not_undo_a_newer_one(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """A worker that was overtaken keeps nothing, and hears what is newest."""
    newest = add(store, workshop, 9)

    assert add(store, workshop, 8) == newest
    assert store.snapshots.newest_id(asked) == newest
    again = add(store, workshop, 9)
    assert store.snapshots.newest_id(asked) == again != newest


def test_two_workers_at_once(store: Store, workshop: Workshop, asked: str) -> None:
    """Results that arrive together get different numbers."""
    start = threading.Barrier(8)

    def keep(_number: int) -> str:
        start.wait()
        return add(store, workshop, 1)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keep, range(8)))
    newest = store.snapshots.get(store.snapshots.newest_id(asked) or "")
    assert newest is not None
    assert newest.number == 8


def test_snapshots_are_small(store: Store, workshop: Workshop, asked: str) -> None:
    """A body of much the same is packed to under a tenth."""
    body = {"labels": [n % 9 for n in range(50_000)]}
    store.snapshots.add(workshop.id, asked, round_=1, revision=1, body=body)
    with store.database.read() as connection:
        size = connection.execute(sa.text("SELECT length(body) FROM snapshot")).scalar_one()
    assert size < 10_000
