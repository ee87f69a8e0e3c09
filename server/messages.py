"""What a browser may say over its connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg

from server.metrics import phones

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

WANTED: Final = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
"""Messages about a visitor's own page.

Left out: ``clear_cache`` empties every cache for everyone, ``set_run_on_save`` and
``load_git_info`` are for people who write apps, the ``debug_`` ones for their tests.
"""

WANTED_OPERATIONS: Final = frozenset({"deferred_file", "dataframe_chunk"})
"""Downloads and long tables; the other operations write files on the server."""


def is_wanted(data: bytes | None) -> bool:
    """Return whether a message is one that a page needs.

    Args:
        data: A binary message; None for a text message, which no page sends.
    """
    if data is None:
        return False
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return False
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in WANTED_OPERATIONS
    return kind in WANTED


class Messages:
    """Lets through what pages need and drops the rest without a word.

    Args:
        app: What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and of its messages those that are wanted."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def wanted() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or is_wanted(message.get("bytes")):
                    return message

        phones.now += 1
        try:
            await self.app(scope, wanted, send)
        finally:
            phones.now -= 1
