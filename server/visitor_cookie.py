"""An anonymous token for every browser, so that a person comes back to the same place.

Roles go by another one, of ``role_cookie``: who signs in is not known as who wrote.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from server import role_cookie
from server.cookies import LIFETIME_S, TOKEN, VISITOR, name_on, set_token, token_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CODE: Final = re.compile(r"[A-Za-z0-9 -]{1,20}")

_SWEPT: Final = '"storage"'
"""Header that makes a browser drop what our pages kept in it besides the cookie."""

_FORGOTTEN: Final = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Forgotten</title></head>
<body style="font-family: 'Source Sans', sans-serif; max-width: 30rem; margin: 20vh auto;
padding: 0 1.25rem; line-height: 1.5">
<p>This device no longer knows who you were here. What you wrote stays in the workshop.</p>
<p>You can close this page.</p></body></html>"""


class Visitors:
    """Gives a browser its token with the first page it opens, and only with a page.

    The token is random and says nothing about the person; the store keeps only a keyed hash.

    Args:
        app: What comes next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a page goes out with a token if its browser had none."""
        if scope["type"] != "http" or _is_settled(scope):
            await self.app(scope, receive, send)
            return

        async def with_token(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                if is_page and "set-cookie" not in headers:
                    held = _token(scope)
                    token = held if TOKEN.fullmatch(held) else secrets.token_urlsafe(32)
                    set_token(headers, scope, VISITOR, token, LIFETIME_S)
            await send(message)

        await self.app(scope, receive, with_token)


async def next_person(request: Request) -> Response:
    """Return a redirect to the join page with a fresh token: a shared device's next person."""
    code = request.query_params.get("code", "")
    target = f"/?{urlencode({'code': code})}" if _CODE.fullmatch(code) else "/"
    response = RedirectResponse(target, status_code=303)
    if _meant(request):
        token = secrets.token_urlsafe(32)
        set_token(response.headers, request.scope, VISITOR, token, LIFETIME_S)
        await role_cookie.leave(request, response)
        response.headers["Clear-Site-Data"] = _SWEPT
    return _unkept(response)


async def forget(request: Request) -> Response:
    """Return a page that says the device has forgotten its visitor, and make it so."""
    if not _meant(request):
        return _unkept(RedirectResponse("/", status_code=303))
    response = HTMLResponse(_FORGOTTEN)
    set_token(response.headers, request.scope, VISITOR, "", 0)
    await role_cookie.leave(request, response)
    response.headers["Clear-Site-Data"] = _SWEPT
    return _unkept(response)


def token_in(cookies: Mapping[str, str]) -> str:
    """Return the token of a participant among a browser's cookies, empty if there is none."""
    return token_of(cookies, VISITOR)


def _token(scope: Scope) -> str:
    return token_in(HTTPConnection(scope).cookies)


def _is_settled(scope: Scope) -> bool:
    """Return whether a browser has its token, under the name that it has here."""
    cookies = HTTPConnection(scope).cookies
    return bool(TOKEN.fullmatch(cookies.get(name_on(scope["scheme"], VISITOR), "")))


def _meant(request: Request) -> bool:
    """Return whether the visitor asked for it here: a link on a foreign page does not count."""
    return request.method == "GET" and request.headers.get("sec-fetch-site", "none") != "cross-site"


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
