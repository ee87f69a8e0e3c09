"""What a browser may say over its connection."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import anyio
from anyio import to_thread
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.requests import HTTPConnection
from streamlit.proto.BackMsg_pb2 import BackMsg

from server.metrics import phones
from server.role_cookie import pass_in
from server.store import open_store
from vision.access import covers
from vision.errors import StorageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from vision.models import Role

FRESH_S: Final = 5.0
"""Seconds after which a role is looked at again: it may have ended, or on another server."""

AT_ONCE: Final = 50
"""Messages that a page may send without a pause; typing and choosing are far below."""

A_SECOND: Final = 10.0
"""Messages a second that are heard after that; others wait where they came from."""

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


def afresh(data: bytes) -> bytes | None:
    """Return a message that draws the whole page anew, with nothing pressed and nothing chosen.

    A page looks at roles when it is drawn. A part of it that is drawn alone, and what a pressed
    button does before, would still act for a role that is gone.

    Args:
        data: A message to draw a page or a part of it; None comes back for any other.
    """
    message = BackMsg()
    message.ParseFromString(data)
    if message.WhichOneof("type") != "rerun_script":
        return None
    message.rerun_script.ClearField("fragment_id")
    message.rerun_script.ClearField("widget_states")
    done: bytes = message.SerializeToString()
    return done


class Held:
    """The roles of a browser as they were when it last spoke over one connection.

    Args:
        token: The browser's.
    """

    def __init__(self, token: str) -> None:
        self.token = token
        self.roles: dict[str, Role] = {}
        self.lost = False
        self.changes = -1
        self.at = 0.0

    async def has_lost(self) -> bool:
        """Return whether it has lost a role since a page was last drawn; cheap if it had none."""
        passes = open_store().passes
        now = time.monotonic()
        stale = bool(self.roles) and now - self.at > FRESH_S
        if not self.token or (passes.changes == self.changes and not stale):
            return self.lost
        changes = passes.changes
        try:
            roles = await to_thread.run_sync(passes.roles, self.token)
        except StorageError:
            return self.lost  # the page will say what is wrong
        self.lost |= any(not covers(roles.get(scope), role) for scope, role in self.roles.items())
        self.roles, self.changes, self.at = roles, changes, now
        return self.lost


class Pace:
    """How fast one connection is heard: each message may draw a whole page.

    Args:
        at_once: Messages that need no pause.
        a_second: Of those after them.

    Example:
        >>> pace = Pace(2, 10.0)
        >>> [round(pace.pause(now), 1) for now in (5.0, 5.0, 5.0, 5.0, 9.0)]
        [0.0, 0.0, 0.1, 0.2, 0.0]
    """

    def __init__(self, at_once: int = AT_ONCE, a_second: float = A_SECOND) -> None:
        self._each = 1.0 / a_second
        self._ahead = at_once * self._each
        self._due = 0.0

    def pause(self, now: float) -> float:
        """Return the seconds that a message has to wait which came now."""
        self._due = max(self._due, now - self._ahead) + self._each
        return max(0.0, self._due - now)


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

        held = Held(pass_in(HTTPConnection(scope).cookies))
        await held.has_lost()
        pace = Pace()

        async def wanted() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                await anyio.sleep(pace.pause(time.monotonic()))
                data = message.get("bytes")
                if data is None or not is_wanted(data):
                    continue
                if not await held.has_lost():
                    return message
                fresh = afresh(data)
                if fresh is not None:
                    held.lost = False
                    return {**message, "bytes": fresh}

        phones.now += 1
        try:
            await self.app(scope, wanted, send)
        finally:
            phones.now -= 1
