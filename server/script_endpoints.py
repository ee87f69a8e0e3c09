"""What our script asks and sends: ``/room``, where a room stands; ``/writing``, unfinished text.

``page_script.js`` does so between two runs of a page. Neither needs a page, and each costs the
server a tenth of one.
"""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from anyio import CapacityLimiter, to_thread
from cachetools import TTLCache
from starlette.datastructures import QueryParams
from starlette.responses import JSONResponse, Response

from server import room_state
from server.host_and_origin_checks import is_from_us
from server.store import open_store
from server.visitor_cookie import token_in
from vision.errors import NotFoundError, StorageError, VisionError

if TYPE_CHECKING:
    from starlette.requests import Request

    from vision.models import Workshop

LONGEST: Final = 100_000
"""Bytes of a text that someone is writing, with its address."""

_hands: Final = CapacityLimiter(8)
"""Threads for texts to keep: were the database locked, they would take all that the server has."""

_seats: Final[TTLCache[tuple[str, bytes], tuple[Workshop, str]]] = TTLCache(10_000, ttl=120)
"""Which room a code and a browser stand for, and as whom, for as long as a phone asks again within.
"""

_guard: Final = threading.Lock()
_UNKEPT: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


async def room(request: Request) -> Response:
    """Return where the room of a join code ``stands``, and the time ``left``.

    Only those are told who joined it: nobody finds codes by asking.
    """
    code = request.query_params.get("code", "")
    try:
        token = token_in(request.cookies)
        if not token:
            return _answer(401)
        if _key(code, token) not in _seats:  # remembered: a thousand phones ask
            await to_thread.run_sync(_seat, code, token)
        now = room_state.known(code)
        if now is None:
            now = await to_thread.run_sync(room_state.room, code)
    except StorageError:
        return _answer(503)
    except VisionError:
        return _answer(404)
    return JSONResponse({"stands": now.stands, "left": now.left_in_words()}, headers=_UNKEPT)


async def writing(request: Request) -> Response:
    """Keep the text that someone is writing: a JSON object with ``address`` and ``text``."""
    if not is_from_us(request.headers):
        return _answer(403)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return _answer(413)
    try:
        said = json.loads(body)
        address, text = str(said["address"]), str(said["text"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return _answer(400)
    token = token_in(request.cookies)
    try:
        where = QueryParams(address.removeprefix("?"))
        await to_thread.run_sync(_keep, where, token, text, limiter=_hands)
    except StorageError:
        return _answer(503)
    except VisionError:
        return _answer(404)
    return _answer(204)


def _key(code: str, token: str) -> tuple[str, bytes]:
    return code, hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _seat(code: str, token: str) -> tuple[Workshop, str]:
    """Return the room that a code opens, and the id of whoever joined it with a browser.

    Raises:
        UnknownCodeError: The code opens none.
        NotFoundError: The browser never joined it; it hears the same.
    """
    store = open_store()
    workshop = store.workshops.by_code(code)
    person = store.participants.find(workshop.id, token)
    if person is None:
        raise NotFoundError("workshop")
    found = workshop, person.id
    with _guard:
        _seats[_key(code, token)] = found
    return found


def _keep(address: QueryParams, token: str, text: str) -> None:
    code, wanted = address.get("code", ""), address.get("q", "")
    with _guard:
        room, person = _seats.get(_key(code, token), (None, ""))
    if room and (not wanted or room.question(wanted).id == wanted):
        with suppress(NotFoundError):  # gone since then, or here anew
            return _write(room, person, wanted, text)
    room, person = _seat(code, token)
    return _write(room, person, wanted, text)


def _write(room: Workshop, person: str, wanted: str, text: str) -> None:
    open_store().participants.keep_writing(person, room.question(wanted).id, text)


def _answer(status: int) -> Response:
    return Response(status_code=status, headers=_UNKEPT)
