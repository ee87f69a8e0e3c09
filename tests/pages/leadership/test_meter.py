"""The meter on the overview: only where it is on and a vision is shared, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.leadership.conftest import House, shown
from vision.optional_parts import Part
from vision.phases import Phase

if TYPE_CHECKING:
    from vision.models import Workshop


def overview(house: House, room: Workshop) -> str:
    """Return what the overview says."""
    return shown(house.visit("overview", room))


def test_the_overview_tells_how_the_vision_came_about(house: House) -> None:
    """Off, before the vision is shared, or before it is shaped: nothing; then one sentence more."""
    room, store = house.room("Beginnings", 60), house.store
    draft = store.drafts.save(room.id, "We have time for every patient. We grow.", seen=0)
    store.drafts.share(room.id, draft.number)
    store.workshops.move(room.id, Phase.SHAPE)
    assert "How it came about" not in overview(house, house.refresh(room))
    store.workshops.switch_part(room.id, Part.METER, on=True)
    said = overview(house, house.refresh(room))

    assert "This vision was told" in said  # its sentences carry nothing that people said
    assert said.count("aria-current=true") == 1
    assert "Everyone who wrote had done so before the first version." in said
    assert "Nobody has suggested a wording." in said
    store.workshops.move(room.id, Phase.RESPOND)
    assert "This vision was told" not in overview(house, house.refresh(room))
