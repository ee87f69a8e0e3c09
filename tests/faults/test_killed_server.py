"""``kill -9`` of the whole app while phones submit: nothing acknowledged is lost or doubled."""

from __future__ import annotations

import asyncio
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from benchmarks.phone import Phone
from vision.models import Status
from vision.settings import Settings
from vision.store import Setup, Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vision.models import Workshop

ROOT = Path(__file__).parents[2]
KILLS = 3
"""How often the app is killed; ``test_killed_writer.py`` kills what writes for it ten times."""

PHONES = 8


class Visitor(Phone):
    """A phone that remembers what it was told is in, and comes back after the network was gone.

    Attributes:
        told: Texts that stood among the own statements.
        sending: The text that was on its way when the connection broke; empty if none.
    """

    def __init__(self, port: int, code: str, number: int) -> None:
        super().__init__(port, code)
        self._door = self._query
        self._number, self._ideas = number, 0
        self.told: list[str] = []
        self.sending = ""

    async def arrive(self) -> None:
        """Scan, choose and start."""
        await self.open()
        await self.join(self._number)

    async def back(self) -> None:
        """Load the page again with the same cookie, as a browser does when the network is back."""
        self._query, self._page = self._door, ""
        self._widgets, self._fresh, self._values, self._cached = {}, {}, {}, set()
        self._socket = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": f"vision_visitor={self.token}"},
            max_size=None,
            compression=None,
            open_timeout=60,
        )
        self._tasks = [asyncio.create_task(self._listen())]
        await self._send()
        await self._until(lambda: ("button", "Share") in self._widgets, "the field")

    async def tell(self) -> None:
        """Send one statement, a new one or the one that was on its way."""
        if not self.sending:
            self._ideas += 1
            self.sending = f"Idea {self._ideas} of {self.token[:8]}"
        await self.write(self.sending)
        self.told.append(self.sending)
        self.sending = ""

    async def leave(self) -> None:
        """Close what is left of the connection."""
        with suppress(WebSocketException, OSError):
            await self.close()


@contextmanager
def app(environ: dict[str, str], port: int, console: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the app as README does, and make sure that it ends."""
    with console.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, **environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
            stdout=out,
            stderr=out,
        )
    try:
        give_up = time.monotonic() + 90
        while True:
            assert process.poll() is None, console.read_text(encoding="utf-8")
            assert time.monotonic() < give_up
            with suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
                break
            time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()


def kept(store: Store, workshop: Workshop) -> Counter[str]:
    """Return how often each text is in the database."""
    return Counter(
        each.text for each in store.statements.queue(workshop.id, Status.VISIBLE, most=10**6)
    )


async def until_killed(
    visitors: list[Visitor], process: subprocess.Popen[bytes], statements: int, *, first: bool
) -> None:
    """Let everyone write without a pause, and kill the server when so many more are in."""
    await asyncio.gather(*(each.arrive() if first else each.back() for each in visitors))
    enough, left = asyncio.Event(), iter(range(statements))

    async def write(visitor: Visitor) -> None:
        while True:
            await visitor.tell()
            if next(left, None) is None:
                enough.set()

    writing = [asyncio.create_task(write(visitor)) for visitor in visitors]
    until = asyncio.create_task(enough.wait())
    await asyncio.wait([until, *writing], return_when=asyncio.FIRST_COMPLETED, timeout=180)
    assert enough.is_set(), [task.exception() for task in writing if task.done()]
    process.kill()
    process.wait()
    await asyncio.sleep(0.1)
    for task in writing:
        task.cancel()
    await asyncio.gather(*writing, return_exceptions=True)
    for visitor in visitors:
        await visitor.leave()


@pytest.mark.slow
def test_a_killed_app_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed under load again and again; every phone comes back as the same person and goes on."""
    environ = {
        "VISION_DATA": str(tmp_path / "data"),
        "VISION_SAMPLE": "no",
        "DATABASE_URL": "",
        "VISION_SECRET": "key",
    }
    store = open_store(Settings.from_mapping(environ))
    workshop = store.workshops.add(Setup("Kill", ["Q?"], [("Top", 1), ("Base", 9)]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    drawn = random.Random(2)
    visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]

    async def room() -> None:
        for kill in range(KILLS):
            with app(environ, port, tmp_path / "console.log") as process:
                statements = drawn.randint(PHONES, 4 * PHONES)
                await until_killed(visitors, process, statements, first=kill == 0)
            found = kept(store, workshop)
            told = [text for visitor in visitors for text in visitor.told]
            assert set(told) <= set(found)
            assert set(found.values()) == {1}
        with app(environ, port, tmp_path / "console.log"):
            await asyncio.gather(*(visitor.back() for visitor in visitors))
            await asyncio.gather(*(visitor.tell() for visitor in visitors))
            for visitor in visitors:
                await visitor.leave()

    asyncio.run(room())

    told = [text for visitor in visitors for text in visitor.told]
    assert len(told) >= (KILLS + 1) * PHONES
    assert kept(store, workshop) == Counter(told)
    assert store.participants.count(workshop.id) == PHONES
    console = (tmp_path / "console.log").read_text(encoding="utf-8")
    assert "Traceback" not in console
    assert "Idea " not in console
    store.close()
