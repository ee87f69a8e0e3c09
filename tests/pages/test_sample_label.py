"""Whoever looks around the invented organisation is told on every page that it is a sample."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pages.menu import HIDDEN, LEADING, PREPARING, RUNNING
from tests.pages.facilitator.conftest import Desk, desk, seen
from vision.models import Lens
from vision.phases import Phase
from vision.workshop import worker

if TYPE_CHECKING:
    from vision.models import Workshop

__all__ = ["desk"]
ALL = (*HIDDEN, *LEADING, *PREPARING, *RUNNING)
TITLE = "Invented Clinics 2035"
SAID = ("More time for patients", "One login that works", "Rosters known a month ahead")
NAMED = 17
"""Pages of thirty or so that name the workshop; a few more do in other phases."""


def sample(desk: Desk) -> Workshop:
    """Return a sample that people may join, with its first results."""
    made = desk.workshop(title=TITLE, is_sample=True)
    desk.store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    desk.says(made, *(f"{SAID[n % 3]} {'again ' * (n // 3)}" for n in range(24)))
    desk.store.workshops.move(made.id, Phase.THEMES)
    made = desk.store.workshops.get(made.id)
    worker.make(desk.store, made, made.questions[0])
    return made


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.RESPOND])
def test_the_sample_is_called_so_wherever_it_is_named(desk: Desk, phase: Phase) -> None:
    """Phones, wall, desks and results: its title never stands alone."""
    room, named = sample(desk), 0
    desk.store.workshops.move(room.id, phase)
    for page in ALL:
        held = page.file.startswith("participant/")
        app = desk.phone(page.address, room) if held else desk.visit(page.address, room)
        assert not app.exception
        said = seen(app)
        assert not re.search(rf"{TITLE}(?! \(sample\))", said), page.address
        named += TITLE in said
    assert named >= NAMED
