"""Hours: a room opens and closes by the clock, whoever is there, for everything people send."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from vision.errors import ClosedError, InvalidSetupError, NotFoundError
from vision.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store

HOUR = 3_600


@pytest.fixture(params=["before", "after"])
def shut(request: pytest.FixtureRequest, store: Store) -> Callable[[Workshop], None]:
    """A function that shuts a room: its time is still to come, or is over."""

    def close(workshop: Workshop) -> None:
        now = int(time.time())
        times = (now + HOUR, None) if request.param == "before" else (None, now - HOUR)
        store.hours.keep(workshop.id, *times)

    return close


def test_nothing_is_taken_outside_the_hours(
    store: Store,
    workshop: Workshop,
    join: Callable[..., Participant],
    asked: str,
    shut: Callable[[Workshop], None],
) -> None:
    """Words, answers and stances wait for the room to open; what was sent before stays."""
    me, other = join("me"), join("other")
    said = store.statements.add(me.id, asked, "More time", "t")
    shut(workshop)
    with pytest.raises(ClosedError):
        store.statements.add(me.id, asked, "Fewer forms", "u")
    with pytest.raises(ClosedError):
        store.statements.change(me.id, said.id, "Less time")
    assert [each.text for each in store.statements.of(me.id, asked)] == ["More time"]

    store.workshops.move(workshop.id, Phase.RESPOND)
    shut(workshop)
    with pytest.raises(ClosedError):
        store.responses.answer(other.id, said.id, 1)

    store.workshops.move(workshop.id, Phase.SHAPE)
    draft = store.drafts.save(workshop.id, "We listen.", seen=0)
    store.drafts.share(workshop.id, draft.number)
    shut(workshop)
    with pytest.raises(ClosedError):
        store.stances.take(me.id, draft.id, "commitment")


def test_it_opens_and_closes_by_itself(
    store: Store, workshop: Workshop, join: Callable[..., Participant], asked: str
) -> None:
    """Between both times everything is taken; nobody has to press anything."""
    now = int(time.time())
    store.hours.keep(workshop.id, now - HOUR, now + HOUR)
    store.statements.add(join().id, asked, "More time", "t")

    kept = store.workshops.get(workshop.id)
    stands = [kept.is_open(now + offset) for offset in (-HOUR - 1, -HOUR, HOUR - 1, HOUR)]
    assert stands == [False, True, True, False]


def test_another_phase_has_no_hours_yet(store: Store, workshop: Workshop) -> None:
    """The times are for the phase in which they were set, and for its round."""
    store.hours.keep(workshop.id, None, 1)
    store.workshops.move(workshop.id, Phase.THEMES)
    assert store.workshops.get(workshop.id).closes is None
    store.hours.keep(workshop.id, None, 1)
    store.workshops.open_round(workshop.id)
    assert store.workshops.get(workshop.id).closes is None


def test_an_end_comes_after_its_beginning(store: Store, workshop: Workshop) -> None:
    """What can't be is refused, and the times stay as they were."""
    store.hours.keep(workshop.id, 100, 200)
    with pytest.raises(InvalidSetupError):
        store.hours.keep(workshop.id, 200, 200)
    kept = store.workshops.get(workshop.id)
    assert (kept.opens, kept.closes) == (100, 200)
    with pytest.raises(NotFoundError):
        store.hours.keep("nowhere", None, None)
