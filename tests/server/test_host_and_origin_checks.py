"""What has no business here is turned away, and nobody's address is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from websockets.exceptions import InvalidStatus

from server.host_and_origin_checks import Gate, public_origins

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Message, Receive, Scope, Send

    from tests.server.conftest import Running


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback?state=x",
    ],
)
def test_addresses_about_the_server_are_closed(server: Running, path: str) -> None:
    """Numbers about sessions, memory and versions are nobody's business; we sign in otherwise."""
    answer = server.ask(path)

    assert (answer.status, answer.body) == (404, b"Not found")


def test_page_on_a_foreign_site_cannot_connect(server: Running) -> None:
    """A connection that a foreign page opens in a visitor's browser is refused."""
    with pytest.raises(InvalidStatus), server.visit(Origin="https://evil.example"):
        pass


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "http://[x]/", "http://a]b/"])
def test_what_is_no_address_is_a_foreign_one(server: Running, address: str) -> None:
    """An origin or referrer that nobody can read is refused, and is no error of ours."""
    for path in ("/writing", "/pass"):
        assert server.ask(path, "POST", body=b"x", Origin=address).status == 403
    back = server.ask("/language?to=de", Referer=address)
    assert (back.status, back.headers["location"]) == (303, "./")
    with pytest.raises(InvalidStatus, match="403"), server.visit(Origin=address):
        pass
    assert "Traceback" not in server.log()
    assert "Exception in ASGI" not in server.log()


def test_own_page_connects(server: Running, run_page: Callable[..., list[str]]) -> None:
    """The app's own page, as a browser sends it, gets in."""
    with server.visit(Origin=f"http://127.0.0.1:{server.port}") as connection:
        assert "the router ran" in run_page(connection)


def test_no_page_sees_a_network_address(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """Neither the address of the connection nor one that a proxy passed on reaches a page."""
    with server.visit(X_Forwarded_For="203.0.113.7") as connection:
        assert "ip=None forwarded=None" in run_page(connection)


@pytest.mark.parametrize(
    ("origin", "host"),
    [("https://vision.example", "vision.example"), ("https://evil.example", None)],
)
def test_public_address_is_ours_behind_a_proxy(
    monkeypatch: pytest.MonkeyPatch, origin: str, host: str | None
) -> None:
    """Pages opened through PUBLIC_URL connect although the proxy hides the public host name."""
    monkeypatch.setenv("PUBLIC_URL", "https://vision.example/")
    seen: list[str | None] = [None]
    sent: list[Message] = []

    async def next_in_line(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(dict(scope["headers"])[b"host"].decode())

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1:8501"), (b"origin", origin.encode())]
    scope = {"type": "websocket", "path": "/", "headers": headers, "client": ("127.0.0.1", 1)}
    gate = Gate(next_in_line, origins=public_origins())
    asyncio.run(gate(scope, receive, send))

    assert seen[-1] == host
    assert [message["type"] for message in sent] == ([] if host else ["websocket.close"])
