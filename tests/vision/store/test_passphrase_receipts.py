"""Handovers: a workshop remembers that its passphrases were never written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store


def test_it_is_open_until_somebody_has_them(store: Store, workshop: Workshop) -> None:
    """Only new passphrases open it; one workshop's say nothing of another's, or of one deleted."""
    assert not store.handovers.is_open(workshop.id)
    store.handovers.begin(workshop.id)
    assert store.handovers.is_open(workshop.id)
    store.handovers.end(workshop.id)
    assert not store.handovers.is_open(workshop.id)
    assert not store.handovers.is_open("nowhere")
