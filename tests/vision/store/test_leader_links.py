"""A link lets one leader in, once, until its day; a copy of the database lets nobody in."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.errors import InvalidTextError, NotFoundError
from vision.limits import LEADER_LINK_DAYS
from vision.models import Role
from vision.store.schema_roles import leader_link

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

DAY = 24 * 60 * 60


def test_it_lets_one_in_and_is_used_up(store: Store, workshop: Workshop) -> None:
    """Looking at it changes nothing; whoever comes second is told what to do."""
    key = store.leader_links.make(workshop.id)
    assert store.leader_links.workshop_of(key) == workshop.id
    assert store.leader_links.workshop_of(key) == workshop.id
    assert store.leader_links.use(key, "one") == workshop.id

    assert store.passes.role("one", workshop.id) is Role.LEADER
    assert store.leader_links.workshop_of(key) is None
    with pytest.raises(InvalidTextError, match="Ask whoever runs the workshop"):
        store.leader_links.use(key, "two")
    assert store.passes.role("two", workshop.id) is None


def test_of_many_who_press_at_once_one_comes_in(store: Store, workshop: Workshop) -> None:
    """A link that was passed on and pressed everywhere lets in one browser."""
    key = store.leader_links.make(workshop.id)

    def press(token: str) -> bool:
        try:
            store.leader_links.use(key, token)
        except InvalidTextError:
            return False
        return True

    with ThreadPoolExecutor(8) as hands:
        assert sum(hands.map(press, map(str, range(8)))) == 1


def test_it_ends_by_itself_and_when_told_to(store: Store, workshop: Workshop) -> None:
    """After some days, by the facilitator, with a new passphrase, and with the workshop."""
    links, now = store.leader_links, time.time()
    late = now + (LEADER_LINK_DAYS + 1) * DAY
    first = links.make(workshop.id, now)
    assert links.workshop_of(first, now + (LEADER_LINK_DAYS - 1) * DAY) == workshop.id
    assert links.workshop_of(first, late) is None
    with pytest.raises(InvalidTextError):
        links.use(first, "one", late)
    links.forget(late)
    assert links.open(workshop.id) == 0

    links.make(workshop.id)
    assert links.open(workshop.id) == 1
    links.end(workshop.id)
    assert links.open(workshop.id) == 0
    second = links.make(workshop.id)
    store.passes.new_passphrase(workshop.id, Role.FACILITATOR)
    assert links.workshop_of(second) == workshop.id
    store.passes.new_passphrase(workshop.id, Role.LEADER)
    assert links.workshop_of(second) is None
    third = links.make(workshop.id)
    store.workshops.delete(workshop.id)
    assert links.workshop_of(third) is None
    with pytest.raises(NotFoundError):
        links.make(workshop.id)


def test_a_copy_of_the_database_lets_nobody_in(store: Store, workshop: Workshop) -> None:
    """Only a keyed hash is kept, and it does not leave with the workshop."""
    key = store.leader_links.make(workshop.id)
    with store.database.read() as connection:
        rows = connection.execute(sa.select(leader_link)).all()
    assert key not in str(rows)
    assert "leader_link" not in store.transfers.pack(workshop.id)
    store.trials.empty(workshop.id)
    assert store.leader_links.workshop_of(key) == workshop.id
