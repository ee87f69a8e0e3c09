"""A table's entry may speak for several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.store import Arrival

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Workshop
    from vision.store import Store


def test_tables_speak_for_their_people(
    store: Store, workshop: Workshop, join: Callable[..., object], asked: str
) -> None:
    """People at tables are added up; who speaks for oneself is not among them."""
    join()
    assert store.participants.spoken_for(workshop.id) == 0

    level = workshop.levels[0].id
    tables = [Arrival(f"Table {n}", None, level, None, speaks_for=n) for n in (1, 6, 8)]
    store.statements.add_many(workshop.id, asked, tables)

    assert store.participants.spoken_for(workshop.id) == 14
    assert store.statements.counts(workshop.id) == (3, 3)
