"""Files that browsers keep, Streamlit's and ours, from memory and compressed.

A phone that opens a page for the first time loads some ninety of them, 2.8 MB; compressed
ahead and without touching the disk they are 1.1 MB and cost the server a fraction.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from streamlit import file_util

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX: Final = "/static/"

_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
"""Said here because a system's own table of types may be wrong or missing."""

_PACKED_ALREADY: Final = frozenset({".woff2", ".png", ".gif", ".jpg", ".webp"})

_FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent.

    Attributes:
        body: The bytes, compressed where ``packed``.
        packed: Whether ``body`` is gzip.
        media_type: For the header Content-Type.
        digest: Changes with the content.
    """

    body: bytes
    packed: bool
    media_type: str
    digest: str

    @property
    def etag(self) -> str:
        """The digest as a header."""
        return f'"{self.digest}"'


def pack(folder: Path) -> dict[str, Asset]:
    """Return every file of a folder, ready to send, by its path with forward slashes.

    Only what was found here can ever be asked for, so no path leads out of the folder.

    Args:
        folder: Read with all its sub-folders.
    """
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): asset(file) for file in files}


def streamlit_folder() -> Path:
    """Return the folder that Streamlit serves under ``/static``."""
    return Path(file_util.get_static_dir()) / "static"


class Static:
    """Answers ``/static`` from memory.

    Args:
        app: What comes next; also answers while ``shelf`` is empty.
        shelf: Files by path; filled when the server starts.
    """

    def __init__(self, app: ASGIApp, *, shelf: Mapping[str, Asset]) -> None:
        self.app = app
        self.shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a file, pass on any other."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX) or not self.shelf:
            await self.app(scope, receive, send)
            return
        response = self._response(scope["method"], scope["path"], Headers(scope=scope))
        await response(scope, receive, send)

    def _response(self, method: str, path: str, request: Headers) -> Response:
        if method not in {"GET", "HEAD"}:
            return PlainTextResponse("Method not allowed", 405, {"Allow": "GET, HEAD"})
        asset = self.shelf.get(path.removeprefix(PREFIX))
        if asset is None:
            return PlainTextResponse("Not found", 404)
        headers = {
            "Cache-Control": _FOREVER,
            "ETag": asset.etag,
            "X-Content-Type-Options": "nosniff",
        }
        if asset.packed:
            headers["Vary"] = "Accept-Encoding"
        if asset.etag in request.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        body = asset.body
        if asset.packed and "gzip" in request.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
        elif asset.packed:
            body = gzip.decompress(body)
        headers |= {"Content-Type": asset.media_type, "Content-Length": str(len(body))}
        return Response(b"" if method == "HEAD" else body, headers=headers)


def asset(file: Path, content: bytes | None = None) -> Asset:
    """Return one file, or what is to be sent in its name, ready to send."""
    content = file.read_bytes() if content is None else content
    suffix = file.suffix.lower()
    packed = suffix not in _PACKED_ALREADY
    return Asset(
        body=gzip.compress(content, 9, mtime=0) if packed else content,
        packed=packed,
        media_type=_TYPES.get(suffix)
        or mimetypes.guess_type(file.name)[0]
        or "application/octet-stream",
        digest=hashlib.sha256(content).hexdigest()[:20],
    )
