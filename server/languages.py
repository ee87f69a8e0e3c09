"""The language that a browser has chosen: kept by the browser, and never with a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse, Response

from vision.translation import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

COOKIE: Final = "vision_language"
LIFETIME_S: Final = 400 * 24 * 60 * 60
"""The longest that browsers keep a cookie."""


async def language(request: Request) -> Response:
    """Return to the page that the reader came from, with the language of ``to`` kept."""
    answer = RedirectResponse(
        _back(request), status_code=303, headers={"Cache-Control": "no-store"}
    )
    chosen = request.query_params.get("to", "")
    if chosen in LANGUAGES:
        answer.set_cookie(
            COOKIE,
            chosen,
            max_age=LIFETIME_S,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
    return answer


def _back(request: Request) -> str:
    """Return the address of our own page that the reader came from; the front door otherwise."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc != request.url.netloc or not came.path.startswith("/"):
        return "./"
    path = "/" + came.path.lstrip("/")
    return f"{path}?{came.query}" if came.query else path
