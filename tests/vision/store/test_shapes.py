"""The shape of a workshop comes back as it was set up, each workshop's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.store import Setup
from vision.store.shapes import shapes

if TYPE_CHECKING:
    from vision.store import Store


def test_each_workshop_has_its_own_shape_in_order(store: Store) -> None:
    """Questions, levels with their expected people, and units, in the order of the set-up."""
    one = store.workshops.add(Setup("One", ["B?", "A?"], [("Top", 3), ("Floor", 40)], ["Z", "Y"]))
    two = store.workshops.add(Setup("Two", ["C?"], [("All", 12)]))

    with store.workshops._database.read() as connection:
        found = shapes(connection, [two.id, one.id])

    assert [each.text for each in found[one.id].questions] == ["B?", "A?"]
    assert [(each.name, each.expected) for each in found[one.id].levels] == [
        ("Top", 3),
        ("Floor", 40),
    ]
    assert [each.name for each in found[one.id].units] == ["Z", "Y"]
    assert [each.text for each in found[two.id].questions] == ["C?"]
    assert found[two.id].units == ()
