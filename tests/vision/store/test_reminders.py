"""Days to be reminded of: kept once, in their order, as many as make sense."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidSetupError
from vision.limits import MOST_REMINDERS

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

DAY = dt.date(2027, 3, 1)


def test_days_are_kept_once_and_in_order(store: Store, workshop: Workshop) -> None:
    """The same day twice is one; a day that is forgotten twice is no mistake."""
    for days in (30, 0, 30):
        store.reminders.add(workshop.id, DAY + dt.timedelta(days=days))
    assert store.reminders.all(workshop.id) == (DAY, DAY + dt.timedelta(days=30))
    for _ in range(2):
        store.reminders.remove(workshop.id, DAY)
    assert store.reminders.all(workshop.id) == (DAY + dt.timedelta(days=30),)


def test_there_is_a_most(store: Store, workshop: Workshop) -> None:
    """A list that nobody could read is refused with a sentence."""
    for days in range(MOST_REMINDERS):
        store.reminders.add(workshop.id, DAY + dt.timedelta(days=days))
    with pytest.raises(InvalidSetupError):
        store.reminders.add(workshop.id, DAY - dt.timedelta(days=1))
