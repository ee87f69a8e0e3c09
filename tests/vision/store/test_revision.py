"""The revision grows, for its own workshop only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.store.revision import grow

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_growing_one_workshop(store: Store, setup: Setup, workshop: Workshop) -> None:
    """One more for the workshop that changed, nothing for the others."""
    other = store.workshops.add(setup)
    with store.database.write() as connection:
        grow(connection, workshop.id)

    assert store.workshops.get(workshop.id).revision == workshop.revision + 1
    assert store.workshops.get(other.id).revision == other.revision
