"""Logos of organisations, as we made them: a phone asks once, and keeps what it got."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from anyio import to_thread
from cachetools import TTLCache
from starlette.responses import Response

from server.store import open_store
from vision.errors import StorageError

if TYPE_CHECKING:
    from starlette.requests import Request

FOREVER: Final = "private, max-age=31536000, immutable"
"""The address changes with the picture."""

_kept: Final[TTLCache[str, bytes]] = TTLCache(64, ttl=60)


async def logo(request: Request) -> Response:
    """Return the logo of a fingerprint, a PNG that we made; 404 where no workshop has it now."""
    mark = str(request.path_params["mark"]).removesuffix(".png")
    picture = _kept.get(mark)
    try:
        if picture is None:
            picture = await to_thread.run_sync(open_store().brands.logo_of, mark)
            if picture:
                _kept[mark] = picture
    except StorageError:
        return Response(status_code=503)
    if not picture:
        return Response(status_code=404)
    headers = {"Cache-Control": FOREVER, "X-Content-Type-Options": "nosniff"}
    return Response(picture, media_type="image/png", headers=headers)


def address(mark: str) -> str:
    """Return where the logo of a fingerprint is, from any page."""
    return f"./logo/{mark}.png"
