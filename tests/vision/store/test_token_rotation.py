"""What leaders have under a token goes to a new one, and leads to nothing that anybody wrote."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.models import Role
from vision.store import Unsaved
from vision.store.schema import metadata

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_a_new_token_has_all_that_the_old_ones_had(
    store: Store, setup: Setup, workshop: Workshop, asked: str
) -> None:
    """Roles, the higher of two, guesses and unsaved texts; the old tokens have nothing then."""
    other = store.workshops.add(setup)
    store.passes.grant("ticket", workshop.id, Role.LEADER)
    store.passes.grant("old", workshop.id, Role.FACILITATOR)
    store.passes.grant("older", other.id, Role.LEADER)
    store.guesses.keep(workshop.id, asked, "old", {0: 30})
    store.unsaved.keep(workshop.id, "older", Unsaved(0, None, "Half a thought"))

    assert store.passes.enter("ticket", "new", ["old", "", "older"])

    assert store.passes.roles("new") == {workshop.id: Role.FACILITATOR, other.id: Role.LEADER}
    assert store.guesses.of(workshop.id, asked, "new") == {0: 30}
    assert store.unsaved.of(workshop.id, "new") == Unsaved(0, None, "Half a thought")
    for gone in ("ticket", "old", "older"):
        assert store.passes.roles(gone) == {}
        assert store.guesses.of(workshop.id, asked, gone) == {}
        assert store.unsaved.of(workshop.id, gone) is None


@pytest.mark.parametrize("role", [Role.LEADER, Role.FACILITATOR])
def test_a_ticket_is_good_for_two_minutes(store: Store, workshop: Workshop, role: Role) -> None:
    """Later it gives nothing, and takes nothing from whoever held a role before."""
    store.passes.grant("ticket", workshop.id, role)
    store.passes.grant("old", workshop.id, role)

    assert not store.passes.enter("ticket", "new", ["old"], now=time.time() + 125)
    assert store.passes.roles("old") == {workshop.id: role}
    assert store.passes.enter("ticket", "new", ["old"], now=time.time() + 110)
    assert not store.passes.enter("ticket", "newer", ["old"])


def test_roles_that_have_ended_are_forgotten(store: Store, workshop: Workshop) -> None:
    """No row tells later that a browser once led."""
    table = metadata.tables["pass"]
    store.passes.grant("old", workshop.id, Role.LEADER)
    store.passes.grant("new", workshop.id, Role.LEADER)
    with store.database.write() as connection:
        first = sa.select(table.c.visitor_hash).order_by(table.c.visitor_hash).limit(1)
        mine = table.c.visitor_hash == first.scalar_subquery()
        connection.execute(sa.update(table).where(mine).values(ends=int(time.time()) - 1))

    store.passes.forget_tries()

    assert len(rows(store, "pass")) == 1


def test_no_row_leads_from_a_role_to_what_its_browser_wrote(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """Not for whoever has the whole database, its key, and the cookie that leads.

    The same browser joins, writes, guesses as strangers do in the sample, signs in and guesses. No
    row is found by both of its tokens, and no value stands both in a row of the participant and in
    one of the leader, the workshop's own apart.
    """
    level, unit = workshop.levels[0].id, workshop.units[0].id if workshop.units else None
    phrase = store.passes.new_passphrase(workshop.id, Role.LEADER)
    person, leads = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    joined = store.participants.join(workshop.id, person, level_id=level, unit_id=unit)
    store.statements.add(joined.id, asked, "Time for each patient.", secrets.token_hex(8))
    store.guesses.keep(workshop.id, asked, person, {0: 30})
    store.passes.sign_in(f"ticket.{person}", workshop.id, phrase, by=person)
    assert store.passes.enter(f"ticket.{person}", leads, [person])
    assert store.guesses.of(workshop.id, asked, leads) == {0: 30}
    store.guesses.keep(workshop.id, asked, leads, {0: 40})

    known = {workshop.id, asked, level, unit, "", *range(100), True, False, None}
    by_person, by_leader = (led_to(store, workshop.id, each) for each in (person, leads))
    assert {name for name, _ in by_person} == {"participant"}
    assert {name for name, _ in by_leader} == {"pass", "guess"}
    mine, theirs = ({v for _, row in found for v in row} for found in (by_person, by_leader))
    people = [row for name in ("statement", "participant") for row in rows(store, name)]
    assert not (mine & theirs) - known
    assert not (theirs & {value for row in people for value in row}) - known


def rows(store: Store, name: str) -> list[tuple[object, ...]]:
    """Return all rows of a table."""
    with store.database.read() as connection:
        return [tuple(row) for row in connection.execute(sa.select(metadata.tables[name]))]


def led_to(store: Store, room: str, held: str) -> list[tuple[str, tuple[object, ...]]]:
    """Return every row that anything made of a token with the key leads to."""
    hashed = store.database.keyed_hash
    purposes = ("visitor", "participant", "guess", "unsaved", "attempt", "door", "account", "slip")
    made = {hashed(purpose, *rest) for purpose in purposes for rest in ((held,), (room, held))}
    made |= {held, hashed(held), hashed(room, held)}
    return [
        (name, row)
        for name in metadata.tables
        for row in rows(store, name)
        if made & {each for each in row if isinstance(each, str)}
    ]
