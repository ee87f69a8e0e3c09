"""Connections that say nothing: half a request, or a body that never ends, is closed in time."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, Final

import uvicorn

if TYPE_CHECKING:
    import asyncio

HEADER_S: Final = 20.0
"""Seconds that a browser has for the first lines of a request."""

BODY_S: Final = 60.0
"""Seconds that it may pause while it sends what follows them."""

FILES_EACH: Final = 4
"""Open files that a visitor's session holds."""


def be_patient_with_none(open_files: int | None) -> None:
    """Make the running web server close connections that say nothing, and refuse too many.

    The server offers no setting for the first. It makes a protocol's object for every connection,
    of the class that its configuration names.

    Args:
        open_files: That this process may have; None where that is not limited.
    """
    for config in [thing for thing in gc.get_objects() if type(thing) is uvicorn.Config]:
        if not config.loaded:
            config.load()
        made = type("Impatient", (Impatience, config.http_protocol_class), {})
        config.http_protocol_class = made
        if open_files is not None and open_files >= 1_000 * FILES_EACH:
            config.limit_concurrency = open_files // (FILES_EACH + 1)


class Impatience:
    """What is put before a protocol of the web server: a time limit for half a request."""

    loop: asyncio.AbstractEventLoop
    transport: Any
    cycle: Any
    _limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Begin to wait for the first lines of a request."""
        super().connection_made(transport)  # type: ignore[misc]
        self._wait(HEADER_S)

    def data_received(self, data: bytes) -> None:
        """Take what came; what is still missing has to come in time."""
        super().data_received(data)  # type: ignore[misc]
        self._stop()
        if self.transport is None or self.transport.get_protocol() is not self:
            return  # a websocket by now, which looks after itself
        if self.cycle is None or self.cycle.response_complete:
            self._wait(HEADER_S)
        elif self.cycle.more_body:
            self._wait(BODY_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)  # type: ignore[misc]

    def _wait(self, seconds: float) -> None:
        self._limit = self.loop.call_later(seconds, self._give_up)

    def _stop(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None

    def _give_up(self) -> None:
        if self.transport is not None and not self.transport.is_closing():
            self.transport.abort()
