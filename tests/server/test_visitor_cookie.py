"""Every browser has one anonymous token, and a shared device can change persons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from server.addresses import local_address
from vision.settings import Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.conftest import Running


def test_first_page_sets_a_token_that_scripts_cannot_read(server: Running) -> None:
    """A browser without a token gets 32 random bytes, out of reach of scripts, for 400 days."""
    answer = server.ask("/")

    name, _, token = answer.cookie.partition("=")
    attributes = answer.headers["set-cookie"].split("; ")[1:]
    assert (name, len(token)) == ("vision_visitor", 43)
    assert attributes == ["Max-Age=34560000", "Path=/", "HttpOnly", "SameSite=Lax"]
    assert server.ask("/").cookie != answer.cookie


def test_token_is_kept_and_reaches_the_page(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """A browser that has a token keeps it, and the page knows the browser by it."""
    cookie = server.ask("/").cookie

    assert "set-cookie" not in server.ask("/deep", Cookie=cookie).headers
    with server.visit(Cookie=cookie) as connection:
        assert f"visitor={cookie.partition('=')[2]}" in run_page(connection)


def test_nothing_that_a_browser_says_of_itself_is_kept(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """Its name, its languages, its address and its random number are in no file and no log."""
    store = open_store(Settings.from_mapping({"VISION_DATA": str(server.data)}))
    room = store.workshops.add(Setup("Room", ["What for?"], [("Everyone", 40)]))
    token = server.ask("/").cookie.partition("=")[2]
    level = room.levels[0].id
    me = store.participants.join(room.id, token, level_id=level, unit_id=None)
    told = {
        "User_Agent": "ZqPhone/9.1", "Accept_Language": "qq-ZQ", "X_Forwarded_For": "203.0.113.77",
        "Cookie": f"vision_visitor={token}", "Sec_Fetch_Site": "same-origin",
    }  # fmt: skip
    said = json.dumps({"address": f"?code={room.code.replace(' ', '+')}", "text": "Fair pay"})
    assert server.ask("/writing", "POST", body=said.encode(), **told).status == 204
    del told["Sec_Fetch_Site"], told["User_Agent"]
    with server.visit(**told) as connection:
        run_page(connection)
    store.statements.add(me.id, room.questions[0].id, "Fair pay for all", "t")
    store.close()

    kept = {path: path.read_bytes() for path in server.folder.rglob("*") if path.is_file()}
    assert any(b"Fair pay" in content for content in kept.values())
    for own in ("ZqPhone", "qq-ZQ", "203.0.113.77", token):
        assert [path.name for path, content in kept.items() if own.encode() in content] == []


@pytest.mark.parametrize("forged", ["", "short", "a" * 43 + "b", "x" * 42 + "!"])
def test_what_is_not_a_token_is_replaced(server: Running, forged: str) -> None:
    """A token that we cannot have given out is not taken."""
    assert server.ask("/", Cookie=f"vision_visitor={forged}").cookie


def test_page_in_the_cache_still_gets_a_token(server: Running) -> None:
    """A browser that kept the page but lost its cookies gets a new token all the same."""
    answer = server.ask("/", If_Modified_Since="Fri, 31 Dec 2100 00:00:00 GMT")

    assert (answer.status, bool(answer.cookie)) == (200, True)


@pytest.mark.parametrize("path", ["/favicon.png", "/_stcore/health", "/healthz"])
def test_only_pages_set_a_token(server: Running, path: str) -> None:
    """Files and probes set none, so that a page's many requests cannot race for it."""
    assert "vision_visitor" not in server.ask(path).cookie


def test_token_is_secure_behind_a_trusted_proxy(server: Running) -> None:
    """Where the page is on https the token never travels without it."""
    answer = server.ask("/", X_Forwarded_Proto="https")

    assert answer.headers["set-cookie"].endswith("; Secure")


def test_stranger_cannot_claim_https(server: Running) -> None:
    """Only a trusted proxy's word counts: from elsewhere the header changes nothing."""
    address = local_address()
    if address is None:
        pytest.skip("This machine has no address besides its own loopback.")
    answer = server.ask("/", host=address, X_Forwarded_Proto="https")

    assert "Secure" not in answer.headers["set-cookie"]


def test_next_person_gets_a_token_of_their_own(server: Running) -> None:
    """On a shared device the next person starts afresh, at the same workshop's door."""
    cookie = server.ask("/").cookie

    answer = server.ask("/next-person?code=KITE%2047", Cookie=cookie)

    assert (answer.status, answer.headers["location"]) == (303, "/?code=KITE+47")
    assert answer.cookie.startswith("vision_visitor=")
    assert answer.cookie != cookie
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("code", ["//evil.example", "a%0d%0aSet-Cookie:x=1", "x" * 21, "<b>", ""])
def test_next_person_takes_only_what_can_be_a_code(server: Running, code: str) -> None:
    """Anything else leads to the front page, and never out of the app."""
    assert server.ask(f"/next-person?code={code}").headers["location"] == "/"


def test_foreign_page_cannot_change_the_person(server: Running) -> None:
    """A link on a foreign page must not take away someone's place in a workshop."""
    cookie = server.ask("/").cookie

    for path in ("/next-person?code=KITE%2047", "/forget"):
        answer = server.ask(path, Cookie=cookie, Sec_Fetch_Site="cross-site")
        assert (answer.status, answer.cookie) == (303, "")


def test_forget_takes_the_token_away(server: Running) -> None:
    """After *forget* the browser has no token, and the page that says so sets none."""
    answer = server.ask("/forget", Cookie=server.ask("/").cookie)

    assert answer.headers["set-cookie"].startswith("vision_visitor=; Max-Age=0;")
    assert len(answer.headers.get_all("set-cookie") or []) == 1
    assert b"no longer knows" in answer.body


def test_the_token_of_https_is_out_of_reach_of_other_hosts(server: Running) -> None:
    """It has the name that only this very host can set, and only on https."""
    answer = server.ask("/", X_Forwarded_Proto="https")

    name, _, token = answer.cookie.partition("=")
    assert (name, len(token)) == ("__Host-vision_visitor", 43)
    again = server.ask("/", X_Forwarded_Proto="https", Cookie=answer.cookie)
    assert "set-cookie" not in again.headers


def test_who_has_written_stays_the_same_person_on_https(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """A token of http, or of an earlier version, moves to the better name and counts on."""
    old = server.ask("/").cookie
    token = old.partition("=")[2]

    moved = server.ask("/", X_Forwarded_Proto="https", Cookie=old).headers.get_all("set-cookie")

    assert [each.partition(";")[0] for each in moved or []] == [
        f"__Host-vision_visitor={token}",
        "vision_visitor=",
    ]
    with server.visit(Cookie=f"__Host-vision_visitor={token}; {old[:-1]}x") as connection:
        assert f"token={token}" in run_page(connection)
    with server.visit(Cookie=old) as connection:
        assert f"token={token}" in run_page(connection)


def test_forget_and_next_person_reach_both_names(server: Running) -> None:
    """On https nothing of the last person stays under the other name."""
    both = "__Host-vision_visitor=" + "a" * 43 + "; vision_visitor=" + "a" * 43

    for path in ("/forget", "/next-person?code=KITE%2047"):
        answer = server.ask(path, X_Forwarded_Proto="https", Cookie=both)
        cookies = answer.headers.get_all("set-cookie") or []
        assert [each.partition("=")[0] for each in cookies] == [
            "__Host-vision_visitor",
            "vision_visitor",
        ]
        assert "a" * 43 not in " ".join(cookies)
