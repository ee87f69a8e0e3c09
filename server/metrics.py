"""Numbers for an operator, in Prometheus' text format, at an address of their own; off at first.

They are totals of this installation and of this process: nothing about a person, a workshop or a
word. The address is not one of the app's, so that no proxy shows them to the world by mistake.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from anyio import to_thread

from server.store import open_store
from vision.errors import InvalidOptionError, VisionError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LONGEST: Final = 4_096
"""Bytes of a question."""

PATIENCE_S: Final = 10.0


class Phones:
    """How many pages are connected to this process."""

    def __init__(self) -> None:
        self.now = 0


phones: Final = Phones()


@asynccontextmanager
async def served(address: tuple[str, int] | None) -> AsyncIterator[None]:
    """Answer at an address as long as the app runs; nowhere without one.

    Raises:
        InvalidOptionError: The address is taken, or not of this machine.
    """
    if address is None:
        yield
        return
    try:
        server = await asyncio.start_server(_answer, *address, limit=LONGEST)
    except OSError as error:
        raise InvalidOptionError(
            f"VISION_METRICS can't be {address[0]}:{address[1]}: that address is taken, or not of "
            "this machine. Each server on a machine needs one of its own."
        ) from error
    try:
        yield
    finally:
        server.close()


def numbers() -> str:
    """Return the numbers, one a line with what it is above it.

    Raises:
        StorageError: The database does not answer.
    """
    store = open_store()
    made, seconds = store.snapshots.made()
    told = (
        ("vision_phones", "gauge", "Pages connected to this process", phones.now),
        ("vision_snapshots_total", "counter", "Snapshots made by all servers", made),
        ("vision_snapshot_seconds_total", "counter", "Seconds that they took", round(seconds, 3)),
        ("vision_snapshots_due", "gauge", "Questions whose snapshot is out of date", store.due()),
    )
    return "".join(
        f"# HELP {name} {what}.\n# TYPE {name} {kind}\n{name} {value}\n"
        for name, kind, what, value in told
    )


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        async with asyncio.timeout(PATIENCE_S):
            asked = await reader.readline()
            while (await reader.readline()).strip():
                pass
            status, body = "404 Not Found", ""
            if asked.startswith(b"GET /metrics "):
                status, body = "200 OK", await to_thread.run_sync(numbers)
    except VisionError:
        status, body = "503 Service Unavailable", ""
    except (TimeoutError, ValueError, OSError):
        writer.close()
        return
    writer.write(
        f"HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4\r\n"
        f"Content-Length: {len(body.encode())}\r\nConnection: close\r\n\r\n{body}".encode()
    )
    writer.close()
