"""Signing in with an account of the organisation: to its identity provider and back.

Any server of an installation can finish what another one began: all that has to be known stands
in the *state*, which goes to the provider and back and into a cookie of the browser, signed with
the installation's key. It is good once, for ten minutes, in that browser. Participants never come
here.
"""

from __future__ import annotations

import functools
import importlib.util
import logging
import re
import secrets
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from starlette.responses import RedirectResponse, Response

from server.cookies import TOKEN, VISITOR, name_on, token_of
from server.role_cookie import change_token, ticket_of
from server.store import open_store, settings
from vision.errors import InvalidOptionError, StorageError
from vision.limits import SIGN_IN_S
from vision.models import Role
from vision.store import INSTALLATION

if TYPE_CHECKING:
    from starlette.requests import Request

    from server.identity_provider import Provider

BACK: Final = "/oidc/callback"
COOKIE: Final = "vision_signin"
"""Keeps the state while somebody is at the provider."""

MISSING: Final = (
    "VISION_OIDC_ISSUER is set, and what it needs is not installed: "
    "pip install -r requirements-signin.txt"
)

_STATE: Final = re.compile(
    r"(?a:([\w-]{43})\.(\d{1,12})\.([a-z]{0,20})\.([0-9a-f]{0,32})\.([0-9a-f]{64}))"
)
"""Something random, when it began, page and workshop to come back to, and a seal over these."""
_ADDRESS: Final = re.compile(r"[a-z]{1,20}")
_WORKSHOP: Final = re.compile(r"[0-9a-f]{1,32}")
_hands: Final = CapacityLimiter(8)
"""Threads that wait for the provider: were it slow, it would take all that the server has."""


def provider() -> Provider | None:
    """Return the identity provider of this installation; None where there is none.

    Raises:
        InvalidOptionError: One is set up, and the software for it is not installed.
    """
    found = settings().sign_in
    if found is None:
        return None
    if any(importlib.util.find_spec(name) is None for name in ("authlib", "joserfc")):
        raise InvalidOptionError(MISSING)
    return _provider(f"{settings().public_url}{BACK}")


@functools.lru_cache(maxsize=1)
def _provider(back: str) -> Provider:
    from server.identity_provider import Provider  # noqa: PLC0415 - what it needs is an extra

    for name in ("authlib", "joserfc", "urllib3", "requests"):  # they repeat what a provider says
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    set_up = settings().sign_in
    assert set_up is not None  # nosec B101 # noqa: S101 - asked before
    return Provider(set_up, back)


async def to_provider(request: Request) -> Response:
    """Send somebody who wants to sign in to the provider.

    The address may carry the page to come back to (``then``) and its workshop (``w``).
    """
    there = provider()
    if there is None or request.headers.get("sec-fetch-site", "none") == "cross-site":
        return _to("../signin")
    then, workshop = (request.query_params.get(each, "") for each in ("then", "w"))
    state = _new_state(
        then if _ADDRESS.fullmatch(then) else "",
        workshop if _WORKSHOP.fullmatch(workshop) else "",
    )
    door = functools.partial(there.door, state, _seal("nonce", state), _seal("verifier", state))
    try:
        answer = _to(await to_thread.run_sync(door, limiter=_hands))
    except Exception:  # noqa: BLE001 - whatever it is, a provider's words go nowhere
        return _to("../signin", trouble="away")
    _keep(request, answer, state, SIGN_IN_S)
    return answer


async def from_provider(request: Request) -> Response:
    """Let somebody in who comes back, in the roles to which they were invited."""
    answer = await _received(request)
    _keep(request, answer, "", 0)
    return answer


async def _received(request: Request) -> Response:
    there = provider()
    state = request.cookies.get(name_on(request.scope["scheme"], COOKIE), "")
    browser = token_of(request.cookies, VISITOR)
    sent = request.query_params.get("state", "")
    good = secrets.compare_digest(state.encode(), sent.encode()) and _is_ours(state)
    if there is None or not good or not TOKEN.fullmatch(browser):
        return _to("../signin", trouble="again")
    try:
        if not await to_thread.run_sync(open_store().accounts.spend, state):
            return _to("../signin", trouble="again")
        return await _let_in(request, there, state, browser)
    except StorageError:
        return _to("../signin", trouble="again")


async def _let_in(request: Request, there: Provider, state: str, browser: str) -> Response:
    """Ask the provider who it is, and us what they may do."""
    from server.identity_provider import ProviderAwayError  # noqa: PLC0415 - what it needs is an extra

    code = request.query_params.get("code", "")
    if not code or "error" in request.query_params:
        return _to("../signin", trouble="refused")
    ask = functools.partial(there.person, code, _seal("nonce", state), _seal("verifier", state))
    try:
        who = await to_thread.run_sync(ask, limiter=_hands)
    except ProviderAwayError:
        return _to("../signin", trouble="away")
    except Exception:  # noqa: BLE001 - whatever it is, a provider's words go nowhere
        return _to("../signin", trouble="refused")
    ticket = ticket_of(secrets.token_urlsafe(32), browser)
    accounts = open_store().accounts
    roles = await to_thread.run_sync(accounts.sign_in, ticket, who.issuer, who.subject, who.address)
    if not roles:
        return _to("../signin", trouble="uninvited", known=accounts.code(who.issuer, who.subject))
    answer = _to(_inside(state, roles))
    await change_token(request, answer, ticket)
    return answer


def _inside(state: str, roles: dict[str, Role]) -> str:
    """Return the page to come back to: the one that was asked for, or where one's work is.

    It is a page of ours whatever was asked for; that page looks at roles again.
    """
    found = _STATE.fullmatch(state)
    then, workshop = (found.group(3), found.group(4)) if found else ("", "")
    if not then and len(roles) == 1 and INSTALLATION not in roles:
        workshop, role = next(iter(roles.items()))
        then = "run" if role is Role.FACILITATOR else "overview"
    if not then:
        leads = all(role is Role.LEADER for role in roles.values())
        then = "overview" if leads else "workshops"
    return f"../{then}?{urlencode({'w': workshop})}" if workshop else f"../{then}"


def _new_state(then: str, workshop: str) -> str:
    said = f"{secrets.token_urlsafe(32)}.{int(time.time())}.{then}.{workshop}"
    return f"{said}.{_seal('state', said)}"


def _is_ours(state: str) -> bool:
    """Return whether a state is from a server of ours, and not old."""
    if not _STATE.fullmatch(state):
        return False
    said, _, seal = state.rpartition(".")
    began = int(said.split(".")[1])
    fresh = -SIGN_IN_S < time.time() - began < SIGN_IN_S
    return secrets.compare_digest(seal, _seal("state", said)) and fresh


def _seal(what: str, text: str) -> str:
    return open_store().accounts.seal(what, text)


def _to(address: str, **query: str) -> Response:
    where = f"{address}?{urlencode(query)}" if query else address
    return RedirectResponse(where, status_code=303, headers={"Cache-Control": "no-store"})


def _keep(request: Request, answer: Response, state: str, seconds: int) -> None:
    """Let the browser keep the state; it comes back from another site, so not strictly."""
    secure = request.scope["scheme"] == "https"
    answer.set_cookie(
        name_on(request.scope["scheme"], COOKIE), state, max_age=seconds, path="/",
        httponly=True, samesite="lax", secure=secure,
    )  # fmt: skip
