"""Cookies that hold a random token: out of reach of scripts, of other hosts and of plain http."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.requests import HTTPConnection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import MutableHeaders
    from starlette.types import Scope

VISITOR: Final = "vision_visitor"
"""Whoever takes part; every browser has one."""

ROLES: Final = "vision_pass"
"""Whoever signed in; nothing tells that the same browser has the other one."""

LIFETIME_S: Final = 400 * 24 * 60 * 60
"""The longest that browsers keep a cookie."""

TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""What ``secrets.token_urlsafe(32)`` makes."""


def name_on(scheme: str, name: str) -> str:
    """Return what a cookie is called on http or https.

    On https only this very host can have set it, and only on https (RFC 6265bis).
    """
    return f"__Host-{name}" if scheme == "https" else name


def token_of(cookies: Mapping[str, str], name: str) -> str:
    """Return the token of one name among a browser's cookies, empty if there is none.

    The cookie of an earlier version or of http counts where there is no better one, so that
    nobody who has written is orphaned.
    """
    return cookies.get(name_on("https", name)) or cookies.get(name, "")


def set_token(headers: MutableHeaders, scope: Scope, name: str, token: str, seconds: int) -> None:
    """Let an answer set a token, or take it away where it lasts no second."""
    # The scheme is https as well when a trusted proxy says so (FORWARDED_ALLOW_IPS).
    tail = "Path=/; HttpOnly; SameSite=Lax"
    if scope["scheme"] != "https":
        headers.append("set-cookie", f"{name}={token}; Max-Age={seconds}; {tail}")
        return
    better = name_on("https", name)
    headers.append("set-cookie", f"{better}={token}; Max-Age={seconds}; {tail}; Secure")
    if name in HTTPConnection(scope).cookies:  # it has moved; another person must not find it
        headers.append("set-cookie", f"{name}=; Max-Age=0; {tail}; Secure")
