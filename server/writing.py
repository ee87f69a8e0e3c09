"""The one script of our own: it keeps a text that someone is writing from getting lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

SCRIPT: Final = Path(__file__).with_suffix(".js").read_bytes()


async def writing(_request: Request) -> Response:
    """Return the script."""
    headers = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return Response(SCRIPT, media_type="text/javascript", headers=headers)
