"""Whoever reads another language gets the same page: nothing of it depends on words."""

from __future__ import annotations

import pytest

from tests.pages.facilitator.conftest import Desk, seen
from vision.phases import Phase
from vision.translation import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_phones_and_the_room_open_in_every_language(desk: Desk, language: str) -> None:
    """Answering, the wall and running a workshop, each without a word of a failure."""
    workshop = desk.workshop()
    desk.says(workshop, "Fair pay", "Quiet rooms")
    desk.store.workshops.move(workshop.id, Phase.RESPOND)
    workshop = desk.store.workshops.get(workshop.id)
    phone = desk.phone("respond", workshop)
    screens = [phone, desk.visit("run", workshop), desk.visit("live", workshop)]

    for app in screens:
        app.session_state["reader-language"] = language
        app.run()
        assert not app.exception
        assert "v-attention" not in seen(app).replace("v-note v-attention v-offline", "")
    assert len(phone.button) > 2


def test_a_room_speaks_its_language_where_ones_own_is_not_spoken(desk: Desk) -> None:
    """A phone that asks for none of ours reads the room's; one that has chosen keeps its own."""
    workshop = desk.workshop(language="de")
    (level,) = (each for each in desk.visit("join", code=workshop.code).radio)
    assert level.label == "Ich schreibe als"
    desk.store.workshops.speak(workshop.id, "nl")
    (level,) = (each for each in desk.visit("join", code=workshop.code).radio)
    assert level.label == "Ik schrijf als"

    app = desk.visit("join", code=workshop.code)
    app.session_state["reader-language"] = "en"
    (level,) = (each for each in app.run().radio)
    assert level.label == "I write as"
