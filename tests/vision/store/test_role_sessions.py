"""Passes: who holds which role, how it is gained, and how it ends."""

from __future__ import annotations

import contextlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from vision.errors import InvalidTextError, NotFoundError
from vision.limits import MOST_TRIES
from vision.models import Role
from vision.store import INSTALLATION, Store
from vision.store.schema import workshop as rooms
from vision.store.schema_roles import pass_

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup


def test_a_passphrase_opens_its_workshop_and_no_other(
    store: Store, setup: Setup, workshop: Workshop
) -> None:
    """A leader of one workshop is nobody in another."""
    other = store.workshops.add(setup)
    passphrase = store.passes.new_passphrase(workshop.id, Role.LEADER)

    assert store.passes.sign_in("laptop", workshop.id, passphrase) is Role.LEADER
    assert store.passes.role("laptop", workshop.id) is Role.LEADER
    assert store.passes.role("laptop", other.id) is None
    assert store.passes.role("other laptop", workshop.id) is None
    with pytest.raises(InvalidTextError):
        store.passes.sign_in("laptop", other.id, passphrase)


def test_a_passphrase_may_be_typed_as_it_is_heard(store: Store, workshop: Workshop) -> None:
    """Capitals, and spaces in the place of hyphens, are fine."""
    passphrase = store.passes.new_passphrase(workshop.id, Role.FACILITATOR)
    typed = f"  {passphrase.upper().replace('-', '  ')} "

    assert store.passes.sign_in("laptop", workshop.id, typed) is Role.FACILITATOR


def test_passphrases_are_not_kept(store: Store, workshop: Workshop) -> None:
    """What is kept are argon2id hashes, for workshops and for the owner."""
    store.passes.new_passphrase(workshop.id, Role.LEADER)
    store.passes.new_owner_passphrase()
    with store.database.read() as connection:
        kept = [
            connection.execute(sa.text("SELECT leader_hash FROM workshop")).scalar_one(),
            store.installation.get("owner_hash"),
        ]

    assert all(str(each).startswith("$argon2id$") for each in kept)


def test_a_higher_role_is_kept(store: Store, workshop: Workshop) -> None:
    """Who facilitates and signs in as a leader, too, still facilitates."""
    store.passes.grant("laptop", workshop.id, Role.FACILITATOR)
    store.passes.grant("laptop", workshop.id, Role.LEADER)

    assert store.passes.roles("laptop") == {workshop.id: Role.FACILITATOR}


def test_the_owner_may_do_everything(store: Store, workshop: Workshop) -> None:
    """The owner's pass covers every workshop."""
    store.passes.grant("desk", INSTALLATION, Role.OWNER)

    assert store.passes.role("desk", workshop.id) is Role.OWNER
    assert store.passes.role("", workshop.id) is None


def test_signing_out_ends_every_role(store: Store, workshop: Workshop) -> None:
    """A shared computer is nobody's afterwards; others stay who they are."""
    store.passes.grant("laptop", workshop.id, Role.LEADER)
    store.passes.grant("other", workshop.id, Role.LEADER)
    store.passes.sign_out("laptop")

    assert store.passes.roles("laptop") == {}
    assert store.passes.role("other", workshop.id) is Role.LEADER


def test_a_new_passphrase_ends_the_old_one(store: Store, workshop: Workshop) -> None:
    """Whoever signed in with the old one has to sign in again; the other role is untouched."""
    old = store.passes.new_passphrase(workshop.id, Role.LEADER)
    store.passes.sign_in("laptop", workshop.id, old)
    store.passes.grant("desk", workshop.id, Role.FACILITATOR)

    new = store.passes.new_passphrase(workshop.id, Role.LEADER)

    assert store.passes.role("laptop", workshop.id) is None
    assert store.passes.role("desk", workshop.id) is Role.FACILITATOR
    with pytest.raises(InvalidTextError):
        store.passes.sign_in("laptop", workshop.id, old)
    assert store.passes.sign_in("laptop", workshop.id, new) is Role.LEADER


def test_a_new_passphrase_while_someone_signs_in_with_the_old_one(
    store: Store, workshop: Workshop
) -> None:
    """The old one opens nothing, also where it was being checked when the new one was made."""
    store.passes.new_passphrase(workshop.id, Role.FACILITATOR)
    for number in range(4):
        old = store.passes.new_passphrase(workshop.id, Role.LEADER)
        start = threading.Barrier(2)

        def sign_in(phrase: str = old, gate: threading.Barrier = start) -> None:
            gate.wait()
            with contextlib.suppress(InvalidTextError):
                store.passes.sign_in("thief", workshop.id, phrase)

        def renew(gate: threading.Barrier = start) -> None:
            gate.wait()
            store.passes.new_passphrase(workshop.id, Role.LEADER)

        with ThreadPoolExecutor(2) as pool:
            done = [pool.submit(sign_in), pool.submit(renew)]
        assert [each.result() for each in done] == [None, None]
        assert store.passes.role("thief", workshop.id) is None, number


def test_a_deleted_workshop_has_no_passes(store: Store, workshop: Workshop) -> None:
    """Nothing tells afterwards which browser once led it, and no passphrase can be made."""
    passphrase = store.passes.new_passphrase(workshop.id, Role.LEADER)
    store.passes.sign_in("laptop", workshop.id, passphrase)
    store.workshops.delete(workshop.id)

    assert store.passes.roles("laptop") == {}
    with pytest.raises(NotFoundError):
        store.passes.new_passphrase(workshop.id, Role.LEADER)
    with pytest.raises(InvalidTextError):
        store.passes.sign_in("laptop", workshop.id, passphrase)


def test_guessing_is_slowed_down_for_the_guesser_alone(sqlite_store: Store, setup: Setup) -> None:
    """After twenty wrong tries a browser has to wait, even with the right words; others do not."""
    room = sqlite_store.workshops.add(setup)
    passphrase = sqlite_store.passes.new_passphrase(room.id, Role.LEADER)
    for _ in range(MOST_TRIES):
        with pytest.raises(InvalidTextError, match="does not open"):
            sqlite_store.passes.sign_in("guesser", room.id, "wrong")

    with pytest.raises(InvalidTextError, match="Wait a minute"):
        sqlite_store.passes.sign_in("guesser", room.id, passphrase)
    assert sqlite_store.passes.sign_in("leader", room.id, passphrase) is Role.LEADER


def test_the_set_up_link_works_once(store: Store) -> None:
    """The first to use it becomes the owner; after that no link is printed and none works."""
    key = store.passes.setup_key()
    assert key is not None

    passphrase = store.passes.set_up_owner("desk", key)

    assert store.passes.roles("desk") == {INSTALLATION: Role.OWNER}
    with pytest.raises(InvalidTextError, match="has been used"):
        store.passes.set_up_owner("thief", key)
    assert store.passes.setup_key() is None
    store.passes.sign_in_owner("other desk", passphrase)
    assert store.passes.role("other desk", "any") is Role.OWNER


def test_two_at_once_can_not_both_become_owner(store: Store) -> None:
    """The link in two browsers at the same moment: one owner, one sentence."""
    key = store.passes.setup_key() or ""
    start = threading.Barrier(8)

    def use(number: int) -> bool:
        start.wait()
        try:
            store.passes.set_up_owner(f"desk {number}", key)
        except InvalidTextError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(8))) == 1
    owners = [n for n in range(8) if store.passes.roles(f"desk {n}")]
    assert len(owners) == 1


def test_every_server_prints_the_same_set_up_link(database_url: str, secret: bytes) -> None:
    """Whichever window the owner looks at, its link works; the database alone does not tell it."""
    one, other = Store(database_url, secret), Store(database_url, secret)
    stranger = Store(database_url, b"another key")
    old, new = one.passes.setup_key() or "", other.passes.setup_key() or ""

    assert old == new != stranger.passes.setup_key()
    assert other.passes.set_up_owner("desk", old)
    for each in (one, other, stranger):
        each.close()


@pytest.mark.parametrize("key", ["", "guess", "\ud800"])
def test_a_guessed_set_up_link_is_refused(store: Store, key: str) -> None:
    """Also before any link was printed."""
    with pytest.raises(InvalidTextError):
        store.passes.set_up_owner("thief", key)
    store.passes.setup_key()
    with pytest.raises(InvalidTextError):
        store.passes.set_up_owner("thief", key)


def test_a_reset_ends_all_owners(store: Store) -> None:
    """``python -m vision passphrase``: who had the old words is out, unused links too."""
    key = store.passes.setup_key() or ""
    store.passes.grant("desk", INSTALLATION, Role.OWNER)

    passphrase = store.passes.new_owner_passphrase()

    assert store.passes.roles("desk") == {}
    with pytest.raises(InvalidTextError):
        store.passes.set_up_owner("desk", key)
    with pytest.raises(InvalidTextError, match="not the owner"):
        store.passes.sign_in_owner("desk", "wrong words here now")
    store.passes.sign_in_owner("desk", passphrase)
    assert store.passes.roles("desk") == {INSTALLATION: Role.OWNER}


@pytest.mark.parametrize(
    ("role", "hours"), [(Role.FACILITATOR, 8), (Role.OWNER, 8), (Role.LEADER, 30 * 24)]
)
def test_a_role_ends_and_is_renewed_by_use(
    store: Store, workshop: Workshop, role: Role, hours: int
) -> None:
    """A laptop left behind is nobody's tomorrow; who works on is not sent away."""
    scope = INSTALLATION if role is Role.OWNER else workshop.id
    store.passes.grant("laptop", scope, role)
    now, lasts = time.time(), 3_600 * hours

    for _ in range(3):
        now += lasts * 0.9
        assert store.passes.roles("laptop", now) == {scope: role}
    assert store.passes.roles("laptop", now + lasts + 60) == {}
    assert store.passes.roles("laptop", now + lasts - 60) == {scope: role}


def test_a_role_that_ended_gives_no_lower_one_its_rank(store: Store, workshop: Workshop) -> None:
    """Signing in as a leader after the facilitator's role ended makes a leader."""
    store.passes.grant("laptop", workshop.id, Role.FACILITATOR)
    with store.database.write() as connection:
        connection.execute(sa.update(pass_).values(ends=1))

    store.passes.grant("laptop", workshop.id, Role.LEADER)

    assert store.passes.role("laptop", workshop.id) is Role.LEADER


def test_an_older_hash_gives_way_to_one_of_today(store: Store, workshop: Workshop) -> None:
    """Whoever signs in with it; the passphrase stays the same."""
    old = PasswordHasher(time_cost=1, memory_cost=8_192).hash(b"kite-oak")
    with store.database.write() as connection:
        connection.execute(sa.update(rooms).values(leader_hash=old))
    for _ in range(2):
        assert store.passes.sign_in("laptop", workshop.id, "Kite Oak") is Role.LEADER
    with store.database.read() as connection:
        kept = connection.execute(sa.select(rooms.c.leader_hash)).scalar_one()

    assert "$m=19456,t=2,p=1$" in kept
