"""A hidden statement that had votes: gone from every view at once, and back with its votes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from tests.pages.leadership.conftest import shown
from tests.pages.leadership.test_consensus import HOSTILE, TWO, answered
from vision.consensus import Consensus
from vision.models import Status

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House
    from vision.models import Workshop


def told(house: House, room: Workshop) -> set[str]:
    """Return the statements about which the newest snapshot has numbers."""
    newest = house.store.snapshots.newest_id(room.questions[0].id)
    assert newest is not None
    stored = house.store.snapshots.get(newest)
    assert stored is not None
    consensus = Consensus.from_json(stored.body["agreement"]["consensus"])
    return {each.statement for each in consensus.statements if each.everyone is not None}


@pytest.mark.parametrize("view", ["bridges", "all", "groups", "today"])
def test_its_words_and_numbers_are_gone_and_come_back(house: House, view: str) -> None:
    """First the words, at once; with the next snapshot the numbers; shown again, all of it."""
    room = answered(house, f"Room that hides {view}", 8, levels=TWO)
    asked = room.questions[0].id
    keys = [each.id for each in house.store.responses.choices(asked) if each.text == HOSTILE]
    before, votes = told(house, room), house.store.responses.counts(room.id)
    assert before & set(keys)
    was_shown = html.escape(HOSTILE) in shown(house.visit("consensus", room, view=view))

    house.store.moderation.move(room.id, keys, Status.HIDDEN)
    for _ in ("with the old snapshot", "with a new one"):
        assert "alert(1)" not in shown(house.visit("consensus", room, view=view))
        assert "alert(1)" not in shown(house.visit("shape", room))
        house.refresh(room)
    assert not told(house, room) & set(keys)
    assert house.store.responses.counts(room.id) == votes

    house.store.moderation.move(room.id, keys, Status.VISIBLE)
    house.refresh(room)
    assert told(house, room) == before
    page = shown(house.visit("consensus", room, view=view))
    assert (html.escape(HOSTILE) in page) is was_shown
