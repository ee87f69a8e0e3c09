"""Who opens a connection and says nothing, or only half of it, is not waited for."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from server import silent_connections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import Receive, Scope, Send

HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer once the whole body is there, after a while."""
    assert scope["type"] == "http"
    while (await receive()).get("more_body"):
        pass
    await asyncio.sleep(1.0)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"whole"})


@pytest.fixture(params=[H11Protocol, HttpToolsProtocol])
def port(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A web server as ours is, with little patience."""
    monkeypatch.setattr(silent_connections, "HEADER_S", 0.4)
    monkeypatch.setattr(silent_connections, "BODY_S", 0.4)
    config = uvicorn.Config(
        echo, port=0, http=request.param, lifespan="off", log_level="critical", ws="none"
    )
    silent_connections.be_patient_with_none(40_000)
    assert config.limit_concurrency == 8_000
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)


@pytest.mark.parametrize(
    "said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX", HEAD, HEAD + b"xy"]
)
def test_half_a_request_is_closed(port: int, said: bytes) -> None:
    """Nothing, half a line, half the headers or half a body: closed without an answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as mine:
        mine.sendall(said)
        try:
            assert mine.recv(100) == b""
        except ConnectionResetError:
            return


def test_half_a_second_request_is_closed(port: int) -> None:
    """Also on a connection that was good once."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as mine:
        mine.sendall(HEAD + b"body")
        assert mine.recv(1_000).startswith(b"HTTP/1.1 200")
        mine.sendall(b"GET / HTTP/1.1\r\nHost:")
        end = time.monotonic() + 10
        try:
            while mine.recv(1_000):
                assert time.monotonic() < end
        except ConnectionResetError:
            return


def test_a_whole_request_may_take_its_time(port: int) -> None:
    """The patience is with what a browser sends, not with what the server does."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as mine:
        mine.sendall(HEAD + b"body")
        answer = b""
        while b"whole" not in answer:
            answer += mine.recv(1_000)
