"""Whether this process lives, and whether it is ready: whether its database answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio
from anyio import to_thread
from starlette.responses import JSONResponse, Response

from server.store import open_store
from vision.errors import StorageError

if TYPE_CHECKING:
    from starlette.requests import Request

PATIENCE_S: Final = 5.0
"""Seconds the database has to answer."""


async def health(_request: Request) -> Response:
    """Return 200 once the database has answered, 503 with a plain word otherwise."""
    try:
        with anyio.fail_after(PATIENCE_S):
            await to_thread.run_sync(_ask_database, abandon_on_cancel=True)
    except (StorageError, TimeoutError):
        return _answer(503, "The database does not answer.")
    return _answer(200, "ok")


async def alive(_request: Request) -> Response:
    """Return 200 as long as this process answers at all: restart it where it does not."""
    return _answer(200, "ok")


def _ask_database() -> None:
    open_store().answers()


def _answer(status_code: int, word: str) -> Response:
    return JSONResponse({"status": word}, status_code, {"Cache-Control": "no-store"})
