"""Passages kept back from phones: kept by workshop, opened again, gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import NotFoundError
from vision.phone_results import Passage

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_a_passage_is_kept_back_and_opened_again(
    store: Store, workshop: Workshop, setup: Setup
) -> None:
    """Twice is as good as once, and another workshop keeps its own."""
    other = store.workshops.add(setup)
    for _ in range(2):
        store.passages.keep_back(workshop.id, Passage.LEVELS, back=True)
    store.passages.keep_back(workshop.id, Passage.VISION, back=True)
    store.passages.keep_back(workshop.id, Passage.VISION, back=False)

    assert store.passages.kept_back(workshop.id) == {Passage.LEVELS}
    assert store.passages.kept_back(other.id) == frozenset()


def test_nothing_is_kept_back_of_a_workshop_that_is_gone(store: Store, workshop: Workshop) -> None:
    """What was kept goes with it, and one can keep nothing more."""
    store.passages.keep_back(workshop.id, Passage.LEVELS, back=True)
    store.workshops.delete(workshop.id)

    assert store.passages.kept_back(workshop.id) == frozenset()
    with pytest.raises(NotFoundError):
        store.passages.keep_back(workshop.id, Passage.LEVELS, back=True)
