"""Who may come in: closed addresses, foreign web pages, forgotten network addresses."""

from __future__ import annotations

import logging
import os
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from streamlit import config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from server import host_names
from server.languages import refusal_of
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED: Final = re.compile(
    r"/(_stcore/(metrics|agent|script-health-check)|auth/(login|logout)|oauth2callback)(/|$)"
)
"""Addresses of Streamlit that tell strangers about the server, or sign in by its settings.

Nothing of ours needs them.
"""

_TRACES: Final = frozenset(
    {b"x-forwarded-for", b"x-real-ip", b"forwarded", b"cf-connecting-ip", b"true-client-ip"}
)

HSTS: Final = "max-age=15552000"
"""Half a year; only this name, not those below it."""

NOT_OURS: Final = marked(
    "This server does not know the name it was asked for. Open it by its network address, or ask "
    "whoever runs it to set PUBLIC_URL to the address that you used."
)

_LOG: Final = logging.getLogger("streamlit.server.gate")


def public_origins() -> frozenset[str]:
    """Return the origins that the owner declared: ``PUBLIC_URL`` and ``corsAllowedOrigins``."""
    declared = [os.environ.get("PUBLIC_URL", ""), *config.get_option("server.corsAllowedOrigins")]
    return frozenset(_origin(address) for address in declared if _origin(address))


def is_from_us(headers: Mapping[str, str]) -> bool:
    """Return whether a page of ours sent a request, by what browsers say of where it comes from.

    Args:
        headers: Of the request, by names in small letters.
    """
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin", "")
    if not origin:
        return "sec-fetch-site" in headers
    return host_names.place_of(origin) == headers.get("host", "") or origin in public_origins()


class Gate:
    """Turns away what has no business here, before Streamlit looks at it.

    - Closed addresses answer 404.
    - A name that this server does not know answers 421: a foreign page may point a name of its own
      at this machine and would then count as ours (DNS rebinding). Network addresses, this
      machine's own names and ``PUBLIC_URL`` are known.
    - On https the answer asks the browser to come back on https only.
    - A connection that another web page opens is refused. Streamlit would first ask a service
      on the internet for this machine's address, to compare it; nothing of ours calls outside.
    - A visitor's network address goes no further than this, so no page can ever keep it.

    Args:
        app: What comes next.
        origins: Origins that count as ours besides the address of the request itself.
    """

    def __init__(self, app: ASGIApp, *, origins: Collection[str]) -> None:
        self.app = app
        self.origins = origins
        self._told = False
        self._told_host = False
        trusted = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
        self._behind_proxy = ProxyHeadersMiddleware(self._enter, trusted)  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        # The server listens on IPv6 and IPv4 at once and sees a proxy on the same machine as
        # ::ffff:127.0.0.1, which its own list of trusted proxies does not know.
        if scope.get("client"):
            host, port = scope["client"]
            scope = {**scope, "client": (host.removeprefix("::ffff:"), port)}
        await self._behind_proxy(scope, receive, send)  # type: ignore[arg-type]

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and CLOSED.search(scope["path"]):
            await PlainTextResponse("Not found", 404)(scope, receive, send)
            return
        if scope["type"] in {"http", "websocket"} and not self._is_named(scope):
            await _refuse(scope, receive, send)
            return
        if scope["type"] == "http" and scope["scheme"] == "https":
            send = _strictly(send)
        if scope["type"] in {"http", "websocket"}:
            kept = [header for header in scope["headers"] if header[0] not in _TRACES]
            scope = {**scope, "client": None, "headers": kept}
        if scope["type"] == "websocket" and not self._from_us(scope):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)

    def _is_named(self, scope: Scope) -> bool:
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        if host_names.is_known(host, self.origins):
            return True
        if not self._told_host:
            self._told_host = True
            _LOG.warning(
                "A browser was refused because it asked for this server by a name that it does "
                "not know. If people open the app by that name, set PUBLIC_URL to its address."
            )
        return False

    def _from_us(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        host = headers.get(b"host", b"").decode("latin-1")
        if not origin or host_names.place_of(origin) == host:
            return True
        if origin in self.origins:
            # A proxy that hides the public host name: give it back, so Streamlit sees one origin.
            public = (b"host", urlsplit(origin).netloc.encode("latin-1"))
            scope["headers"] = [*(h for h in scope["headers"] if h[0] != b"host"), public]
            return True
        if not self._told:
            self._told = True
            _LOG.warning(
                "A browser was refused because it came through an address this server does not "
                "know. If people open the app through a proxy, set PUBLIC_URL to that address."
            )
        return False


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request by a name that is not ours."""
    if scope["type"] == "http":
        await refusal_of(scope, NOT_OURS, 421)(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def _strictly(send: Send) -> Send:
    """Return a sender that asks the browser to come back on https only."""

    async def strict(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Strict-Transport-Security"] = HSTS
        await send(message)

    return strict


def _origin(address: str) -> str:
    parts = urlsplit(address.strip())
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""
