"""Uploads: only with a facilitator's pass, one file a session, a sum for the whole server.

Streamlit takes a file from whoever has a page open, as many as they send, and keeps them in memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import anyio
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from streamlit import runtime

from server.file_reader import TOO_LARGE
from server.languages import refusal_of
from server.role_cookie import pass_in
from server.store import open_store
from vision.access import covers
from vision.errors import StorageError
from vision.limits import LARGEST_FILE_MB, MOST_FILES_MB
from vision.models import Role
from vision.translation import marked

if TYPE_CHECKING:
    from starlette.responses import PlainTextResponse
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from streamlit.runtime.uploaded_file_manager import UploadedFileRec

MEGABYTE: Final = 1024 * 1024
MOST_ON_SERVER: Final = MOST_FILES_MB * MEGABYTE
"""Bytes of all sessions' files together, those on their way included."""

FRAME: Final = MEGABYTE
"""Bytes that a browser may put around a file."""

PATIENCE_S: Final = 30.0
"""Seconds that a browser may pause while it sends."""

_ADDRESS: Final = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")

NOT_YOURS: Final = marked("Files are taken from facilitators. Sign in again, then choose the file.")
NO_ROOM: Final = marked("Others are bringing in large files just now. Try again in a minute.")
ONE_AT_A_TIME: Final = marked("Another file is on its way. Wait for it, then choose this one.")
TOO_SLOW: Final = marked("The file stopped on its way. Choose it again.")


class Uploads:
    """Lets a facilitator's file through to Streamlit and turns away any other.

    Args:
        app: What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.coming: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an upload only if there is a pass and room for it."""
        found = _ADDRESS.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] != "PUT":
            await self.app(scope, receive, send)
            return
        session = found.group(1)
        size = _size(Headers(scope=scope))
        refusal = await self._refusal(scope, session, size)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        self.coming[session] = size
        try:
            _drop_files(session)
            with anyio.CancelScope() as waiting:
                await self.app(scope, _patient(receive, size, waiting), send)
            if waiting.cancelled_caught:
                await refusal_of(scope, TOO_SLOW, 408)(scope, receive, send)
        finally:
            self.coming.pop(session, None)

    async def _refusal(self, scope: Scope, session: str, size: int) -> PlainTextResponse | None:
        """Return why a file is not taken; None where it is."""
        most = LARGEST_FILE_MB * MEGABYTE + FRAME
        if not 0 < size <= most:
            return refusal_of(scope, TOO_LARGE, 413, megabytes=LARGEST_FILE_MB)
        if session in self.coming:
            return refusal_of(scope, ONE_AT_A_TIME, 409)
        held = _held(except_for=session) + sum(self.coming.values())
        if held + size > MOST_ON_SERVER:
            return refusal_of(scope, NO_ROOM, 503)
        token = pass_in(HTTPConnection(scope).cookies)
        if not await to_thread.run_sync(_facilitates, token):
            return refusal_of(scope, NOT_YOURS, 403)
        return None


def _facilitates(token: str) -> bool:
    try:
        roles = open_store().passes.roles(token)
    except StorageError:
        return False
    return any(covers(role, Role.FACILITATOR) for role in roles.values())


def _size(headers: Headers) -> int:
    said = headers.get("content-length", "")
    return int(said) if said.isdecimal() else 0


def _patient(receive: Receive, size: int, waiting: anyio.CancelScope) -> Receive:
    """Return a receiver that gives up on a body that pauses for long, or is longer than it said."""
    taken, whole = 0, False

    async def received() -> Message:
        nonlocal taken, whole
        if whole:
            return await receive()
        with anyio.move_on_after(PATIENCE_S) as pause:
            message = await receive()
            taken += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if taken <= size:
                return message
        if pause.cancelled_caught or taken > size:
            waiting.cancel()
        await anyio.sleep_forever()
        raise AssertionError

    return received


def _held(except_for: str) -> int:
    """Return the bytes that Streamlit holds of other sessions' files."""
    if not runtime.exists():
        return 0
    stored: dict[str, dict[str, UploadedFileRec]]
    stored = getattr(runtime.get_instance().uploaded_file_mgr, "file_storage", {})
    others = [files for session, files in list(stored.items()) if session != except_for]
    return sum(len(each.data) for files in others for each in list(files.values()))


def _drop_files(session: str) -> None:
    """Let go of a session's earlier file: the new one takes its place."""
    if runtime.exists():
        runtime.get_instance().uploaded_file_mgr.remove_session_files(session)
