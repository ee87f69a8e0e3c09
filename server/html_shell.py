"""The HTML that every address of the app answers with: Streamlit's, with our look and our script.

Sent with the page they are there before the first word is, browsers keep them, and no run of a
page has to bring them along.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders
from streamlit import file_util

from server.static import PREFIX, asset

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from server.static import Asset

_PARTS: Final = Path(__file__).parents[1] / "pages" / "parts"
_FACES: Final = {file.name: asset(file) for file in sorted((_PARTS / "typefaces").glob("*.woff2"))}
"""The letters of Latin languages, cut from typefaces that Streamlit brings ten times as large."""


def _face_name(file: str) -> str:
    stem, _, ending = file.partition(".")
    return f"{stem}.{_FACES[file].digest}.{ending}"


def faces() -> str:
    """Return the rules that put our typefaces in front of Streamlit's."""
    rules = (_PARTS / "typefaces" / "faces.css").read_text(encoding="utf-8")
    for file in _FACES:
        rules = rules.replace(f"url({file})", f"url(.{PREFIX}{_face_name(file)})")
    return rules


LOOK: Final = "\n".join(
    (_PARTS / "styles" / f"{each}.css").read_text(encoding="utf-8")
    for each in ("page", "phone", "wall", "desk", "handout", "languages", "large_text")
)
"""One stylesheet for all audiences; of two rules that weigh the same the later one holds."""
STYLES: Final = asset(_PARTS / "styles.css", LOOK.encode())
SCRIPT: Final = asset(Path(__file__).with_name("page_script.js"))
_STYLES_NAME: Final = f"styles.{STYLES.digest}.css"
_SCRIPT_NAME: Final = f"phone.{SCRIPT.digest}.js"

OWN: Final[dict[str, Asset]] = {
    _STYLES_NAME: STYLES,
    _SCRIPT_NAME: SCRIPT,
    **{_face_name(file): face for file, face in _FACES.items()},
}
"""Our files among Streamlit's; their names change with their content."""

_END: Final = b"</body>"
# At the end: of two rules that weigh the same the later one holds, and ours are to hold.
_DRESS: Final = (
    f'<link rel="stylesheet" href=".{PREFIX}{_STYLES_NAME}">'
    f'<script defer src=".{PREFIX}{_SCRIPT_NAME}"></script>'
).encode() + _END
# In the head, after Streamlit's own: no letter is drawn before these are known.
_FIRST: Final = (b"</head>", f"<style>{faces()}</style></head>".encode())
_WHOLE_SANS: Final = re.compile(rb"\./static/media/SourceSansVF-Upright[\w.-]*\.woff2")
_SANS: Final = f".{PREFIX}{_face_name('sans.woff2')}".encode()
"""What the page asks browsers to load first, in place of the whole typeface."""
_CONDITIONS: Final = frozenset({b"if-none-match", b"if-modified-since"})
_TITLE: Final = (b"<title>Streamlit</title>", b"<title>Shared Vision</title>")


def index_page() -> str:
    """Return Streamlit's page as it was shipped."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def dressed(page: bytes) -> bytes:
    """Return a page with our typefaces, look, script and title; any other HTML as it is.

    Args:
        page: Packed with gzip or not; comes back the same way.
    """
    if page.startswith(b"\x1f\x8b"):
        return gzip.compress(dressed(gzip.decompress(page)), mtime=0)
    if b'id="root"' not in page:
        return page
    return _WHOLE_SANS.sub(_SANS, page).replace(*_TITLE).replace(*_FIRST).replace(_END, _DRESS)


class HtmlShell:
    """Dresses the page on its way out.

    Args:
        app: What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; HTML that answers it goes out with the look and the script."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = bytearray()

        async def whole(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                if message["status"] == 200 and kind.startswith("text/html"):  # noqa: PLR2004
                    start = message
                    return
            elif start is not None:
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                message = {**message, "body": dressed(bytes(body))}
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(message["body"]))
                for name in ("etag", "last-modified"):  # they speak of Streamlit's page
                    del headers[name]
                await send(start)
                start = None
            await send(message)

        # "Not modified" would keep an older look, and has no room for a visitor's cookie.
        kept = [header for header in scope["headers"] if header[0] not in _CONDITIONS]
        await self.app({**scope, "headers": kept}, receive, whole)
