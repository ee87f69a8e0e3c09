"""The day on which a workshop deletes itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidSetupError
from vision.store.database import today

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store


def test_a_workshop_ends_on_its_day(store: Store, workshop: Workshop) -> None:
    """Its owner sets a day after today, or none; when it has come the workshop is due."""
    tomorrow = today() + dt.timedelta(days=1)
    store.retention.end(workshop.id, tomorrow)

    assert store.workshops.get(workshop.id).ends == tomorrow
    assert store.retention.ended() == ()
    with pytest.raises(InvalidSetupError):
        store.retention.end(workshop.id, today())
    store.retention.end(workshop.id, None)
    assert store.workshops.get(workshop.id).ends is None
