"""What is known of a room from memory may be older than a page that has just read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server import room_state
from vision.phases import Phase

if TYPE_CHECKING:
    from tests.pages.facilitator.conftest import Desk


@pytest.mark.parametrize("page", ["share", "run"])
def test_a_page_is_drawn_once_though_memory_is_older(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """It would be drawn over and over until both agree."""
    workshop = desk.workshop()
    app = desk.phone(page, workshop) if page == "share" else desk.visit(page, workshop)
    monkeypatch.setattr(room_state, "FRESH_S", 3600.0)
    app.run()
    desk.store.workshops.let_write_on(workshop.id, on=True)
    desk.store.workshops.move(workshop.id, Phase.THEMES)
    app.run()
    assert not app.exception
    known = room_state.state_of(workshop.id).workshop
    assert known is not None
    assert known.phase is Phase.GATHER
