"""A small workshop with people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.store import Setup

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store

LEVELS = [("Executive", 3), ("Manager", 10), ("Frontline", 40)]
UNITS = ["Hospital North", "Hospital South"]


@pytest.fixture
def setup() -> Setup:
    """A workshop with one question, three levels and two units."""
    return Setup("Spring", ["What do you hope for?"], LEVELS, UNITS)


@pytest.fixture
def workshop(store: Store, setup: Setup) -> Workshop:
    """The workshop that most tests write to."""
    return store.workshops.add(setup)


@pytest.fixture
def join(store: Store, workshop: Workshop) -> Callable[..., Participant]:
    """A function that lets somebody join, by default at the lowest level."""

    def joined(browser: str = "phone", level: int = -1, unit: int = 0) -> Participant:
        return store.participants.join(
            workshop.id,
            browser,
            level_id=workshop.levels[level].id,
            unit_id=workshop.units[unit].id,
        )

    return joined


@pytest.fixture
def asked(workshop: Workshop) -> str:
    """The id of the workshop's question."""
    return workshop.questions[0].id
