"""What a leader writes is there again after a reload, and only for that leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import NotFoundError
from vision.limits import LONGEST_UNSAVED
from vision.store import Unsaved

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store


def test_it_comes_back_to_the_one_who_wrote_it(store: Store, workshop: Workshop) -> None:
    """The last text of a browser is kept, with what it takes up; nobody else sees it."""
    store.unsaved.keep(workshop.id, "ann", Unsaved(1, 1, "We have"))
    last = Unsaved(2, None, "We have <b>time</b>\n\n=1+1", (("s1", True), ("s2", False)))
    store.unsaved.keep(workshop.id, "ann", last)

    assert store.unsaved.of(workshop.id, "ann") == last
    assert store.unsaved.of(workshop.id, "bob") is None


def test_what_is_saved_is_forgotten(store: Store, workshop: Workshop) -> None:
    """Nothing unsaved is left once there is nothing unsaved, also if that is said twice."""
    store.unsaved.keep(workshop.id, "ann", Unsaved(0, None, ""))
    assert store.unsaved.of(workshop.id, "ann") == Unsaved(0, None, "")

    store.unsaved.keep(workshop.id, "ann", None)
    store.unsaved.keep(workshop.id, "ann", None)

    assert store.unsaved.of(workshop.id, "ann") is None


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d", "x" * (LONGEST_UNSAVED + 9)])
def test_any_text_can_be_kept(store: Store, workshop: Workshop, text: str) -> None:
    """What no database takes is left out, and of an endless text the beginning is kept."""
    store.unsaved.keep(workshop.id, "ann", Unsaved(0, None, text))

    found = store.unsaved.of(workshop.id, "ann")

    assert found is not None
    assert found.text == text[:LONGEST_UNSAVED].replace("\x00", "").replace("\ud83d", "")


def test_it_needs_a_workshop(store: Store) -> None:
    """For a workshop that is gone there is nothing to keep."""
    with pytest.raises(NotFoundError):
        store.unsaved.keep("gone", "ann", Unsaved(0, None, "text"))
