"""A visitor's messages concern the visitor's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from server.messages import is_wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.conftest import Running


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
