"""A visitor's messages concern the visitor's own page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from server import websocket_messages
from server.store import open_store
from server.websocket_messages import Messages, is_wanted
from vision.models import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.types import Message, Receive, Scope, Send

    from tests.server.conftest import Running
    from vision.store.role_sessions import Passes


def _stamp(texts: list[str]) -> str:
    return next(text for text in texts if text.startswith("stamp="))


def test_visitor_cannot_empty_the_caches(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """After a visitor's ``clear_cache`` everyone still sees what was cached."""
    with server.visit() as connection:
        before = _stamp(run_page(connection))
        connection.send(BackMsg(clear_cache=True).SerializeToString())
        assert _stamp(run_page(connection)) == before
    with server.visit() as other:
        assert _stamp(run_page(other)) == before


def test_nonsense_is_dropped_and_the_connection_lives(
    server: Running, run_page: Callable[..., list[str]]
) -> None:
    """Text and broken messages are ignored; the page goes on working."""
    with server.visit() as connection:
        connection.send("hello")
        connection.send(b"\xff\xff\xff")
        assert "the router ran" in run_page(connection)


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("stop_script", True),
        ("app_heartbeat", True),
        ("clear_cache", False),
        ("set_run_on_save", False),
        ("load_git_info", False),
        ("debug_shutdown_runtime", False),
        ("debug_disconnect_websocket", False),
    ],
)
def test_only_messages_about_the_own_page_pass(field: str, wanted: bool) -> None:  # noqa: FBT001 - a table
    """Messages for developers of apps have no effect on a running installation."""
    assert is_wanted(BackMsg(**{field: True}).SerializeToString()) is wanted


def test_visitor_cannot_install_anything() -> None:
    """Of the operations on the server only those that send a visitor data pass."""
    install, table = BackMsg(), BackMsg()
    install.backend_operation_request.install_skills.SetInParent()
    table.backend_operation_request.dataframe_chunk.limit = 1

    assert not is_wanted(install.SerializeToString())
    assert is_wanted(table.SerializeToString())


def pressed() -> bytes:
    """Return what a browser sends when a button of a part of the page is pressed."""
    message = BackMsg()
    message.rerun_script.page_script_hash = "page"
    message.rerun_script.fragment_id = "part"
    state = message.rerun_script.widget_states.widgets.add()
    state.id, state.trigger_value = "hide all", True
    return bytes(message.SerializeToString())


def heard(token: str, *between: Callable[[], object]) -> list[BackMsg]:
    """Return what reaches the page of one connection, with something done before each press."""
    got: list[BackMsg] = []
    acts = iter(between)

    async def receive() -> Message:
        act = next(acts, None)
        if act is None:
            return {"type": "websocket.disconnect", "code": 1000}
        act()
        return {"type": "websocket.receive", "bytes": pressed()}

    async def page(_scope: Scope, receive: Receive, _send: Send) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            got.append(BackMsg())
            got[-1].ParseFromString(message["bytes"])

    async def send(_message: Message) -> None:
        raise AssertionError

    cookie = f"vision_pass={token}".encode()
    scope = {"type": "websocket", "path": "/", "headers": [(b"cookie", cookie)]}
    asyncio.run(Messages(page)(scope, receive, send))
    return got


@pytest.fixture
def passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Passes]:
    """The passes of an installation of its own."""
    monkeypatch.setenv("VISION_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store = open_store()
    yield store.passes
    store.close()


def is_whole(message: BackMsg) -> bool:
    """Return whether a message draws the whole page, with nothing pressed."""
    rerun = message.rerun_script
    return (
        not rerun.fragment_id and not rerun.widget_states.widgets and bool(rerun.page_script_hash)
    )


def test_signed_out_means_out(passes: Passes) -> None:
    """The next press in any window of the browser draws the page anew, which asks for the role."""
    passes.grant("me", "room", Role.FACILITATOR)

    before, after, later = heard("me", bool, lambda: passes.sign_out("me"), bool)

    assert not is_whole(before)
    assert is_whole(after)
    assert not is_whole(later)


def test_a_new_passphrase_a_lower_role_and_an_end_count_as_well(
    passes: Passes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However a role goes; gaining one, or another browser's loss, disturbs nobody."""
    passes.grant("me", "room", Role.FACILITATOR)
    passes.grant("other", "room", Role.FACILITATOR)

    def lower() -> None:
        passes.sign_out("me")
        passes.grant("me", "room", Role.LEADER)

    gained = lambda: passes.grant("me", "room 2", Role.LEADER)  # noqa: E731
    others = lambda: passes.sign_out("other")  # noqa: E731
    ended = lambda: monkeypatch.setattr(websocket_messages, "FRESH_S", -1.0) or passes.sign_out("x")  # noqa: E731
    told = [is_whole(each) for each in heard("me", gained, others, lower, ended)]
    assert told == [False, False, True, False]


def test_only_drawing_clears_what_was_lost(passes: Passes) -> None:
    """A download or a heartbeat between losing a role and the next press changes nothing."""
    passes.grant("me", "room", Role.FACILITATOR)
    held = websocket_messages.Held("me")
    assert not asyncio.run(held.has_lost())
    passes.sign_out("me")

    assert asyncio.run(held.has_lost())
    assert asyncio.run(held.has_lost())
    assert websocket_messages.afresh(BackMsg(app_heartbeat=True).SerializeToString()) is None


def test_a_flood_is_heard_at_a_walk(passes: Passes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty presses need no pause; three thousand would keep everybody else's page waiting."""
    assert passes.changes == 0
    pauses: list[float] = []

    async def noted(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(websocket_messages.anyio, "sleep", noted)

    assert len(heard("", *[bool] * 70)) == 70
    assert pauses[:40] == [0.0] * 40
    assert 1.0 < pauses[-1] < 2.5
