"""Accounts: who was invited, as what, and how that ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidTextError, NotFoundError
from vision.limits import SIGN_IN_S
from vision.models import Role
from vision.store import INSTALLATION, Account

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store

ISSUER = "https://id.example.org"


def test_an_invitation_is_a_role_in_one_place(
    store: Store, setup: Setup, workshop: Workshop
) -> None:
    """Owners of the installation, facilitators and leaders of a workshop, and of no other."""
    other = store.workshops.add(setup)
    store.accounts.invite(INSTALLATION, "ada@example.org", Role.OWNER)
    store.accounts.invite(workshop.id, "ben@example.org", Role.LEADER)

    assert store.accounts.sign_in("a", ISSUER, "1", "ADA@example.org") == {INSTALLATION: Role.OWNER}
    assert store.accounts.sign_in("b", ISSUER, "2", "ben@example.org") == {workshop.id: Role.LEADER}
    assert store.accounts.sign_in("c", ISSUER, "3", "cleo@example.org") == {}
    assert store.passes.role("a", other.id) is Role.OWNER
    assert store.passes.role("b", workshop.id) is Role.LEADER
    assert store.passes.role("b", other.id) is None
    assert store.passes.roles("c") == {}


def test_an_invitation_belongs_to_the_first_who_used_it(store: Store, workshop: Workshop) -> None:
    """Nobody else comes in by it: not by the same address, nor by the same number elsewhere."""
    store.accounts.invite(workshop.id, "ada@example.org", Role.FACILITATOR)
    assert store.accounts.sign_in("a", ISSUER, "1", "ada@example.org")

    assert store.accounts.sign_in("b", ISSUER, "2", "ada@example.org") == {}
    assert store.accounts.sign_in("c", "https://other.example", "1", "ada@example.org") == {}
    assert store.accounts.sign_in("d", ISSUER, "1", "") == {workshop.id: Role.FACILITATOR}
    assert store.accounts.all(workshop.id) == (
        Account("ada@example.org", Role.FACILITATOR, known=True),
    )


def test_a_code_invites_one_account(store: Store, workshop: Workshop) -> None:
    """It stands for issuer and subject, tells neither, and differs between installations."""
    code = store.accounts.code(ISSUER, "1")
    assert code not in {store.accounts.code(ISSUER, "2"), store.accounts.code("x", "1")}
    store.accounts.invite(workshop.id, f" {code.lower()} ", Role.LEADER)

    assert store.accounts.sign_in("b", ISSUER, "2", code) == {}
    assert store.accounts.sign_in("a", ISSUER, "1", "") == {workshop.id: Role.LEADER}


def test_a_role_ends_or_changes_with_its_invitation(store: Store, workshop: Workshop) -> None:
    """At once in every browser; what somebody holds by a passphrase stays."""
    phrase = store.passes.new_passphrase(workshop.id, Role.LEADER)
    store.accounts.invite(workshop.id, "ada@example.org", Role.FACILITATOR)
    store.accounts.sign_in("ticket", ISSUER, "1", "ada@example.org")
    store.passes.enter("ticket", "a")
    store.passes.sign_in("b", workshop.id, phrase)

    store.accounts.invite(workshop.id, "ada@example.org", Role.FACILITATOR)
    assert store.passes.roles("a") == {workshop.id: Role.FACILITATOR}
    store.accounts.invite(workshop.id, "ada@example.org", Role.LEADER)
    assert store.passes.roles("a") == {}
    assert store.accounts.sign_in("a", ISSUER, "1", "") == {workshop.id: Role.LEADER}
    store.accounts.remove(workshop.id, "ada@example.org")
    assert store.passes.roles("a") == {}
    assert store.passes.roles("b") == {workshop.id: Role.LEADER}
    assert store.accounts.all(workshop.id) == ()


def test_nothing_of_it_is_left_of_a_deleted_workshop(store: Store, workshop: Workshop) -> None:
    """No address, and nobody can be invited any more."""
    store.accounts.invite(workshop.id, "ada@example.org", Role.LEADER)
    store.workshops.delete(workshop.id)

    assert store.accounts.all(workshop.id) == ()
    with pytest.raises(NotFoundError):
        store.accounts.invite(workshop.id, "ada@example.org", Role.LEADER)


@pytest.mark.parametrize(
    "typed", ["", "ada", "@", "a@b", "a b@c.de", "<a@b.de>", f"{'a' * 260}@b.de", "12AB-34CD", "é"]
)
def test_what_is_no_address_is_said_to_be_none(
    sqlite_store: Store, setup: Setup, typed: str
) -> None:
    """One sentence, and nobody is invited."""
    room = sqlite_store.workshops.add(setup)
    with pytest.raises(InvalidTextError, match="Type a mail address"):
        sqlite_store.accounts.invite(room.id, typed, Role.LEADER)
    assert sqlite_store.accounts.all(room.id) == ()


def test_a_state_is_spent_once(store: Store) -> None:
    """For as long as it could be used, and not remembered for much longer."""
    assert store.accounts.spend("state", now=1_000)
    assert not store.accounts.spend("state", now=1_000 + SIGN_IN_S)
    assert store.accounts.spend("other", now=1_001 + 2 * SIGN_IN_S)
    assert store.accounts.spend("state", now=1_001 + 2 * SIGN_IN_S)
