"""Roles have a cookie of their own, new at every sign-in, that leads to nothing anybody wrote."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest

from server.role_cookie import ticket_of
from vision.models import Role
from vision.settings import Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.server.conftest import Answer, Running
    from vision.store import Store

ROOM = Setup("Lindwater", ["What do you hope for?"], [("Managers", 10), ("Frontline", 40)])
SAME: dict[str, str] = {"Sec_Fetch_Site": "same-origin"}


@pytest.fixture(name="store")
def _store(server: Running) -> Iterator[Store]:
    """The store of the running server."""
    store = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder / "data")}))
    yield store
    store.close()


def turned_in(server: Running, ticket: str, **cookies: str) -> Answer:
    """Turn a ticket in, as the page's script does."""
    held = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return server.ask("/pass", "POST", body=ticket.encode(), Cookie=held, **SAME)


def token() -> str:
    """Return a token as a browser has it."""
    return secrets.token_urlsafe(32)


def test_a_sign_in_makes_a_new_token_and_the_old_one_opens_nothing(
    server: Running, store: Store
) -> None:
    """Whoever knew or planted the cookie from before has no role by it afterwards."""
    room, other = store.workshops.add(ROOM), store.workshops.add(ROOM)
    phrase = store.passes.new_passphrase(room.id, Role.LEADER)
    planted, person, ticket = token(), token(), token()
    store.passes.grant(planted, other.id, Role.FACILITATOR)
    store.passes.sign_in(ticket_of(ticket, person), room.id, phrase, by=person)

    answer = turned_in(server, ticket, vision_visitor=person, vision_pass=planted)

    name, _, fresh = answer.cookie.partition("=")
    attributes = answer.headers["set-cookie"].split("; ")[1:]
    assert (answer.status, name) == (204, "vision_pass")
    assert attributes == ["Max-Age=34560000", "Path=/", "HttpOnly", "SameSite=Lax"]
    assert fresh not in {planted, person, ticket}
    assert store.passes.roles(fresh) == {room.id: Role.LEADER, other.id: Role.FACILITATOR}
    for known in (planted, person, ticket, ticket_of(ticket, person)):
        assert store.passes.roles(known) == {}


def test_a_ticket_is_good_once_in_its_own_browser_for_two_minutes(
    server: Running, store: Store
) -> None:
    """Not a second time, not elsewhere, not for a foreign page, and not later."""
    room = store.workshops.add(ROOM)
    person, ticket = token(), token()
    mine = ticket_of(ticket, person)
    store.passes.grant(mine, room.id, Role.LEADER)

    assert turned_in(server, ticket, vision_visitor=token()).status == 401
    assert turned_in(server, ticket).status == 401
    foreign = {"Cookie": f"vision_visitor={person}", "Sec_Fetch_Site": "cross-site"}
    assert server.ask("/pass", "POST", body=ticket.encode(), **foreign).status == 403
    assert turned_in(server, ticket, vision_visitor=person).status == 204
    again = turned_in(server, ticket, vision_visitor=person)
    assert (again.status, again.cookie) == (401, "")


@pytest.mark.parametrize("body", ["", "x", "a" * 44, "a" * 42 + "é", "a" * 90_000])
def test_what_is_no_ticket_is_no_ticket(server: Running, body: str) -> None:
    """Anything else gets nothing, and says so without a page of code."""
    assert turned_in(server, body, vision_visitor=token()).status == 401


def test_on_https_the_cookie_is_out_of_reach_of_other_hosts(server: Running, store: Store) -> None:
    """It has the name that only this very host can set."""
    room = store.workshops.add(ROOM)
    person, ticket = token(), token()
    store.passes.grant(ticket_of(ticket, person), room.id, Role.LEADER)

    answer = server.ask(
        "/pass", "POST", body=ticket.encode(), Cookie=f"__Host-vision_visitor={person}",
        X_Forwarded_Proto="https", **SAME,
    )  # fmt: skip

    assert answer.cookie.startswith("__Host-vision_pass=")
    assert answer.headers["set-cookie"].endswith("; Secure")


def test_the_next_person_has_no_role(server: Running, store: Store) -> None:
    """On a shared device roles end with the person, also for whoever copied the cookie."""
    room = store.workshops.add(ROOM)
    for path in ("/next-person?code=KITE%2047", "/forget"):
        held = token()
        store.passes.grant(held, room.id, Role.LEADER)
        answer = server.ask(path, Cookie=f"vision_visitor={token()}; vision_pass={held}")
        taken = [each.partition(";")[0] for each in answer.headers.get_all("set-cookie") or []]
        assert "vision_pass=" in taken
        assert store.passes.roles(held) == {}
