"""Files come from facilitators, one at a time, and never fill the server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from server import uploads
from server.store import open_store
from server.uploads import MEGABYTE, NOT_YOURS, Uploads
from vision.models import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.types import Message, Receive, Scope, Send

    from tests.server.conftest import Running
    from vision.store.role_sessions import Passes


@pytest.fixture
def passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Passes]:
    """The passes of an installation of its own, in which one browser facilitates."""
    monkeypatch.setenv("VISION_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store = open_store()
    store.passes.grant("desk", "room", Role.FACILITATOR)
    yield store.passes
    store.close()


async def taken(_scope: Scope, receive: Receive, send: Send) -> None:
    """Stand for Streamlit: read the whole body, then say that it is in."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def put(
    door: Uploads,
    token: str,
    size: int | None,
    *parts: bytes,
    session: str = "s",
    stalls: bool = False,
) -> int:
    """Return how an upload is answered."""
    headers = [(b"cookie", f"vision_pass={token}".encode())]
    headers += [(b"content-length", str(size).encode())] if size is not None else []
    scope = {"type": "http", "method": "PUT", "headers": headers, "query_string": b""}
    scope["path"] = f"/_stcore/upload_file/{session}/file"
    waiting, sent = list(parts), []

    async def receive() -> Message:
        if not waiting and stalls:
            await asyncio.sleep(600)
        body = waiting.pop(0) if waiting else b""
        return {"type": "http.request", "body": body, "more_body": bool(waiting) or stalls}

    async def send(message: Message) -> None:
        sent.append(message)

    await door(scope, receive, send)
    return int(sent[0]["status"])


def answer(token: str, size: int | None, *parts: bytes, **given: bool) -> int:
    """Return how an upload is answered by a door of its own."""
    return asyncio.run(put(Uploads(taken), token, size, *parts, **given))  # type: ignore[arg-type]


def test_only_a_facilitators_file_is_taken(passes: Passes) -> None:
    """A leader, a participant and a stranger are refused before anything is read."""
    passes.grant("leader", "room", Role.LEADER)

    assert answer("desk", 3, b"a,b") == 204
    assert [answer(token, 3, b"a,b") for token in ("leader", "stranger", "")] == [403] * 3


def test_a_file_too_large_is_refused_before_it_is_read(passes: Passes) -> None:
    """By the length that it says, and a length has to be said; one that says less is stopped."""
    assert passes
    assert answer("desk", 31 * MEGABYTE, b"") == 204
    assert answer("desk", 32 * MEGABYTE, b"") == 413
    assert answer("desk", None, b"a") == 413
    assert answer("desk", 2, b"a", b"much more") == 408


def test_a_file_that_stops_on_its_way_is_let_go(
    passes: Passes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file holds nothing for long."""
    assert passes
    monkeypatch.setattr(uploads, "PATIENCE_S", 0.1)
    assert answer("desk", 30, b"a", stalls=True) == 408


def test_one_file_a_session_and_a_sum_for_the_server(passes: Passes) -> None:
    """While one is on its way another of the same page waits; all together stay below the sum."""
    assert passes

    async def many() -> list[int]:
        door, go = Uploads(slow), asyncio.Event()
        going.append(go)
        first = [
            asyncio.create_task(put(door, "desk", 30 * MEGABYTE, b"x", session=str(number)))
            for number in range(10)
        ]
        await asyncio.sleep(1.0)
        same = await put(door, "desk", 1, b"x", session="0")
        other = await put(door, "desk", MEGABYTE, b"x", session="other")
        go.set()
        await asyncio.gather(*first)
        return [same, other, await put(door, "desk", MEGABYTE, b"x", session="other")]

    going: list[asyncio.Event] = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await going[0].wait()
        await taken(scope, receive, send)

    assert asyncio.run(many()) == [409, 503, 204]


def test_a_strangers_file_reaches_no_page(server: Running) -> None:
    """At the real server, whatever session it names."""
    sent = server.ask("/_stcore/upload_file/any/file", "PUT", body=b"x" * 1_000)

    assert (sent.status, sent.body.decode()) == (403, NOT_YOURS)
