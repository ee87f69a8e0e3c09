"""What a participant's phone says and asks between two runs of its page.

The text that someone is writing, and where the room stands: what ``phone.js`` sends and asks.
Neither needs a page, and each costs the server a tenth of one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import QueryParams
from starlette.responses import JSONResponse, Response

from server import room_state
from server.store import open_store
from server.visitors import COOKIE
from vision.errors import StorageError, VisionError

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST: Final = 100_000
"""Bytes of a text that someone is writing, with its address."""

_hands: Final = CapacityLimiter(8)
"""Threads for texts to keep: were the database locked, they would take all that the server has."""

_UNKEPT: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


async def room(request: Request) -> Response:
    """Return where the room of a join code ``stands``, and the time ``left``."""
    code = request.query_params.get("code", "")
    try:
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
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
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
    token = request.cookies.get(COOKIE, "")
    try:
        where = QueryParams(address.removeprefix("?"))
        await to_thread.run_sync(_keep, where, token, text, limiter=_hands)
    except StorageError:
        return _answer(503)
    except VisionError:
        return _answer(404)
    return _answer(204)


def _keep(address: QueryParams, token: str, text: str) -> None:
    store = open_store()
    workshop = store.workshops.by_code(address.get("code", ""))
    person = store.participants.find(workshop.id, token)
    if person is not None:
        asked = workshop.question(address.get("q", ""))
        store.participants.keep_writing(person.id, asked.id, text)


def _answer(status: int) -> Response:
    return Response(status_code=status, headers=_UNKEPT)
