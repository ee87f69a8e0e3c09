"""The cookie of roles: new whenever somebody signs in, and never that of what somebody wrote.

A page can't set a cookie. It gives the role to a *ticket*, which only the browser that signed in
can turn into a cookie, once, within two minutes; ``page_script.js`` does so. What was in the cookie
before opens nothing afterwards, so that a token that others know or planted never gains a role.
"""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING, Final

from anyio import to_thread
from starlette.responses import Response

from server.cookies import LIFETIME_S, ROLES, TOKEN, VISITOR, set_token, token_of
from server.host_and_origin_checks import is_from_us
from server.store import open_store
from vision.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

_UNKEPT: Final = {"Cache-Control": "no-store"}


def pass_in(cookies: Mapping[str, str]) -> str:
    """Return the token by which a browser holds its roles; empty if it holds none."""
    return token_of(cookies, ROLES)


def ticket_of(ticket: str, browser: str) -> str:
    """Return the token that a ticket stands for in one browser.

    Args:
        ticket: Random.
        browser: The token that the browser has whether or not anybody signs in.
    """
    return f"{ticket}.{browser}"


async def enter(request: Request) -> Response:
    """Turn a ticket into the cookie of its roles: the body of the request is the ticket."""
    if not is_from_us(request.headers):
        return Response(status_code=403, headers=_UNKEPT)
    ticket = b""
    async for part in request.stream():
        ticket += part
        if len(ticket) > 43:  # noqa: PLR2004 - as long as a token
            break
    browser = token_of(request.cookies, VISITOR)
    if not TOKEN.fullmatch(ticket.decode("latin-1")) or not TOKEN.fullmatch(browser):
        return Response(status_code=401, headers=_UNKEPT)
    token = ticket_of(ticket.decode(), browser)
    answer = Response(status_code=204, headers=_UNKEPT)
    try:
        entered = await change_token(request, answer, token)
    except StorageError:
        return Response(status_code=503, headers=_UNKEPT)
    return answer if entered else Response(status_code=401, headers=_UNKEPT)


async def change_token(request: Request, answer: Response, ticket: str) -> bool:
    """Let an answer set a new token that holds what a ticket gave, and what the browser had.

    Returns:
        False where the ticket gives nothing: it is used or too old.

    Raises:
        StorageError: The database does not answer.
    """
    fresh = secrets.token_urlsafe(32)
    # Before roles had a cookie of their own they went by the other one; what a visitor guessed in
    # the sample still does.
    earlier = [pass_in(request.cookies), token_of(request.cookies, VISITOR)]
    if not await to_thread.run_sync(open_store().passes.enter, ticket, fresh, earlier):
        return False
    set_token(answer.headers, request.scope, ROLES, fresh, LIFETIME_S)
    return True


async def leave(request: Request, answer: Response) -> None:
    """End the roles of a browser, and let an answer take their cookie away."""
    token = pass_in(request.cookies)
    if not token:
        return
    set_token(answer.headers, request.scope, ROLES, "", 0)
    with contextlib.suppress(StorageError):  # nobody holds it any more, and it ends by itself
        await to_thread.run_sync(open_store().passes.sign_out, token)
