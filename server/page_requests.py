"""What our script asks and sends: ``/room``, where a room stands; ``/writing``, unfinished text.

``page_script.js`` does so between two runs of a page. Neither needs a page, and each costs the
server a tenth of one.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from anyio import CapacityLimiter, to_thread
from cachetools import TTLCache
from starlette.datastructures import QueryParams
from starlette.responses import JSONResponse, Response

from server import room_state
from server.gate import is_from_us
from server.store import open_store
from server.visitors import token_in
from vision.errors import NotFoundError, StorageError, VisionError

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST: Final = 100_000
"""Bytes of a text that someone is writing, with its address."""

_hands: Final = CapacityLimiter(8)
"""Threads for texts to keep: were the database locked, they would take all that the server has."""

_joined: Final[TTLCache[tuple[str, bytes], bool]] = TTLCache(10_000, ttl=120)
"""Who joined which room, for as long as a phone asks again within."""

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
        if not await _has_joined(code, token):
            return _answer(404)
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


async def _has_joined(code: str, token: str) -> bool:
    """Return whether a browser joined the room of a code; remembered, a thousand phones ask."""
    key = (code, hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest())
    if key in _joined:
        return True
    found = await to_thread.run_sync(_find, code, token)
    if found:
        _joined[key] = True
    return found


def _find(code: str, token: str) -> bool:
    store = open_store()
    workshop = store.workshops.by_code(code)
    return store.participants.find(workshop.id, token) is not None


def _keep(address: QueryParams, token: str, text: str) -> None:
    store = open_store()
    workshop = store.workshops.by_code(address.get("code", ""))
    person = store.participants.find(workshop.id, token)
    if person is None:  # the same answer as for a code that opens nothing
        raise NotFoundError("workshop")
    asked = workshop.question(address.get("q", ""))
    store.participants.keep_writing(person.id, asked.id, text)


def _answer(status: int) -> Response:
    return Response(status_code=status, headers=_UNKEPT)
