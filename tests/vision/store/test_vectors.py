"""Kept vectors: found again by text hash and encoder, at half precision."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from vision.models import Status
from vision.themes.encoders import text_hash

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from vision.models import Participant, Workshop
    from vision.store import Store


def made(count: int) -> dict[str, NDArray[np.float32]]:
    """Return unit vectors of 64 numbers by hash."""
    drawn = np.random.default_rng(0).normal(size=(count, 64)).astype(np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    return {f"{n:032x}": row for n, row in enumerate(drawn)}


def test_vectors_come_back(store: Store) -> None:
    """1,200 of them, to the precision of half floats: about three digits."""
    vectors = made(1_200)
    store.vectors("use").put(vectors)

    found = store.vectors("use").get([*vectors, "unknown"])

    assert set(found) == set(vectors)
    for name, vector in vectors.items():
        assert found[name].dtype == np.float32
        np.testing.assert_allclose(found[name], vector, atol=5e-4)


def test_encoders_are_kept_apart(store: Store) -> None:
    """A vector of one encoder means nothing to another one."""
    store.vectors("one").put(made(1))

    assert store.vectors("two").get(list(made(1))) == {}


def test_known_vectors_stay(store: Store) -> None:
    """Putting again what is there is no error and changes nothing."""
    vectors = made(3)
    store.vectors("use").put(vectors)
    store.vectors("use").put({h: -v for h, v in made(5).items()})

    found = store.vectors("use").get(list(made(5)))
    first = next(iter(vectors))
    np.testing.assert_allclose(found[first], vectors[first], atol=5e-4)
    assert len(found) == 5


def test_two_workers_put_the_same_texts(store: Store) -> None:
    """Two workshops with the same sentences in them do not stop each other."""
    start = threading.Barrier(4)

    def put(_number: int) -> None:
        start.wait()
        store.vectors("use").put(made(700))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(put, range(4)))
    assert len(store.vectors("use").get(list(made(700)))) == 700


def test_nothing_to_keep(store: Store) -> None:
    """No texts, no vectors, no error."""
    store.vectors("use").put({})
    assert store.vectors("use").get([]) == {}


def test_no_vector_outlives_its_words(
    store: Store, workshop: Workshop, join: Callable[..., Participant]
) -> None:
    """Withdrawn, changed and hidden words leave none; those that stay keep theirs."""
    me, asked = join(), workshop.questions[0].id
    said = ["Fair pay", "More trees", "Warm food", "Quiet rooms"]
    ids = [store.statements.add(me.id, asked, text, text).id for text in said]
    vectors = store.vectors("test")
    vectors.put({text_hash(text): np.ones(4, dtype=np.float32) for text in said})

    store.statements.withdraw(me.id, ids[0])
    store.statements.change(me.id, ids[1], "Many trees")
    store.moderation.move(workshop.id, [ids[2]], Status.HIDDEN)

    assert list(vectors.get([text_hash(text) for text in said])) == [text_hash("Quiet rooms")]


def test_the_names_of_vectors_are_keyed(store: Store) -> None:
    """Whoever has the file alone cannot try whether somebody wrote a certain text."""
    store.vectors("test").put({text_hash("Fair pay"): np.ones(4, dtype=np.float32)})
    with store.database.read() as connection:
        (name,) = connection.exec_driver_sql("SELECT text_hash FROM vector").scalars()

    assert name != text_hash("Fair pay")
