"""The language that a browser has chosen: kept by the browser, and never with a person."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from server import host_names
from server.cookies import LIFETIME_S
from vision.translation import LANGUAGES, SOURCE, Message, ask_reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request
    from starlette.types import Scope

COOKIE: Final = "vision_language"

_asked: ContextVar[str] = ContextVar("language", default=SOURCE)


def asked() -> str:
    """Return the language in which a request is answered that reaches no page."""
    return _asked.get()


def preferred(cookies: Mapping[str, str], wanted: str, default: str) -> str:
    """Return the language of a browser: the one chosen here, else the best that it asks for.

    Args:
        cookies: Of the request.
        wanted: Its header ``Accept-Language``.
        default: Where it asks for none that we speak.
    """
    chosen = cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else best(wanted, default)


def best(wanted: str, default: str = SOURCE) -> str:
    """Return the language of the interface that a browser's list of languages asks for.

    Args:
        wanted: As in the header ``Accept-Language``, the best first.
        default: For lists that name none that we speak.

    Example:
        >>> best("nl-BE, nl;q=0.9, en;q=0.8"), best("sv"), best("zh-CN;q=0.5, de;q=0.7")
        ('nl', 'en', 'de')
    """
    ranked = []
    for place, each in enumerate(wanted.split(",")):
        code, _sep, weight = each.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, code.partition("-")[0].lower()))
        except ValueError:
            continue
    return next((code for *_, code in sorted(ranked) if code in LANGUAGES), default)


def refusal_of(scope: Scope, text: str, status: int, **values: object) -> PlainTextResponse:
    """Return why a request is refused, in the language that its browser reads.

    Args:
        scope: Of the request.
        text: A marked sentence.
        status: Of the answer.
        values: What stands in its places.
    """
    with _reading(scope):
        return PlainTextResponse(str(Message(text, values)), status)


@contextmanager
def _reading(scope: Scope) -> Iterator[None]:
    browser = HTTPConnection(scope)
    wanted = browser.headers.get("accept-language", "")
    before = _asked.set(preferred(browser.cookies, wanted, SOURCE))
    try:
        yield
    finally:
        _asked.reset(before)


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
    referer = request.headers.get("referer", "")
    if host_names.place_of(referer) != request.url.netloc:
        return "./"
    came = urlsplit(referer)
    if not came.path.startswith("/"):
        return "./"
    path = "/" + came.path.lstrip("/")
    return f"{path}?{came.query}" if came.query else path


ask_reader(asked)
