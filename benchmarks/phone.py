"""A phone in the room: the same requests and messages as a browser, without the browser."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import secrets
import time
from typing import TYPE_CHECKING, Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.proto.Delta_pb2 import Delta
    from websockets.asyncio.client import ClientConnection

PATIENCE_S: Final = 180.0
CONNECTIONS: Final = 6
"""Connections that a browser opens to one server at once."""


class LostError(Exception):
    """The phone did not get what it waited for."""


async def fetched(port: int, paths: Sequence[str]) -> int:
    """Load files over as many connections as a browser opens; return the bytes received."""
    waiting = list(reversed(paths))

    async def one_connection() -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        received = 0
        while waiting:
            path = waiting.pop()
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
                "Accept-Encoding: gzip, deflate, br\r\n\r\n".encode()
            )
            received += await _body(reader)
        writer.close()
        return received

    return sum(await asyncio.gather(*(one_connection() for _ in range(CONNECTIONS))))


async def _body(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if not head.startswith(tuple(b"http/1.1 %d" % each for each in (200, 204, 304, 404))):
        raise LostError(head.partition(b"\r\n")[0].decode())
    if b"transfer-encoding: chunked" not in head:
        length = re.search(rb"content-length: (\d+)", head)
        return len(await reader.readexactly(int(length[1]) if length else 0))
    received = 0
    while size := int(await reader.readline(), 16):
        received += len(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return received


class Phone:
    """One participant's open page.

    Args:
        port: Of the server.
        code: Join code of the workshop.
        script: Whether the page's own script runs too, as it does in the app.
        token: Of a browser that was here before; a new one by default.
    """

    def __init__(self, port: int, code: str, *, script: bool = False, token: str = "") -> None:
        self.port = port
        self.token = token or secrets.token_urlsafe(32)
        self._query, self._page = f"code={code.replace(' ', '+')}", ""
        self._widgets: dict[tuple[str, str], str] = {}
        self._fresh: dict[tuple[str, str], str] = {}
        self._fragment: dict[str, str] = {}
        self._options: dict[str, list[str]] = {}
        self._values: dict[str, str | bool] = {}
        self._shown: list[str] = []
        self._drawn: list[str] = []
        self._cached: set[str] = set()
        self._runs = asyncio.Condition()
        self._done = 0
        self._tasks: list[asyncio.Task[None]] = []
        self._script = script

    async def open(self, until: str = "Start") -> float:
        """Open the page of the join code; return the seconds until a button stood there."""
        start = time.perf_counter()
        self._socket: ClientConnection = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": f"vision_visitor={self.token}"},
            max_size=None,
            compression=None,
            ping_interval=None,
            open_timeout=PATIENCE_S,
        )
        self._tasks.append(asyncio.create_task(self._listen()))
        await self._send()
        await self._until(lambda: ("button", until) in self._widgets, "the page")
        return time.perf_counter() - start

    async def join(self, number: int) -> float:
        """Choose a level and a unit and start; return the seconds until one can write."""
        start = time.perf_counter()
        for kind, label in (("radio", "I write as"), ("selectbox", "I work in")):
            if (kind, label) in self._widgets:
                options = self._options[label]
                self._values[self._widgets[kind, label]] = options[number % len(options)]
        await self._send(click="Start")
        await self._until(lambda: ("button", "Share") in self._widgets, "the field")
        if self._script:
            self._tasks.append(asyncio.create_task(self._follow()))
        return time.perf_counter() - start

    async def write(self, text: str) -> float:
        """Send a statement; return the seconds from the tap until it stands among one's own."""
        if self._script:
            said = {"address": f"?{self._query}", "text": text}
            await self._ask("POST", "/writing", json.dumps(said))
        start = time.perf_counter()
        field = self._widgets["text_area", "In your own words"]
        self._values[field] = text
        await self._send(click="Share")
        await self._until(lambda: any(text in shown for shown in self._shown), f"'{text}'")
        self._values.pop(field, None)
        return time.perf_counter() - start

    async def answer(self) -> float:
        """Agree to what is asked; return the seconds from the tap until the next one is asked."""
        start = time.perf_counter()
        asked = self._asked()
        await self._send(click="Agree")
        await self._until(lambda: self._asked() != asked, "the next statement")
        return time.perf_counter() - start

    def _asked(self) -> str:
        return next((shown for shown in self._shown if "v-ask" in shown), "")

    async def close(self) -> None:
        """Put the phone away."""
        for task in self._tasks:
            task.cancel()
        await self._socket.close()

    async def _send(self, click: str = "") -> None:
        message = BackMsg()
        run = message.rerun_script
        fragment = self._fragment[self._widgets["button", click]] if click else ""
        run.query_string, run.page_script_hash = self._query, self._page
        run.cached_message_hashes.extend(self._cached)
        run.fragment_id = fragment
        for widget, value in self._values.items():
            state = run.widget_states.widgets.add(id=widget)
            if isinstance(value, bool):
                state.bool_value = value
            else:
                state.string_value = value
        if click:
            run.widget_states.widgets.add(id=self._widgets["button", click], trigger_value=True)
        await self._socket.send(message.SerializeToString())

    async def _until(self, condition: object, what: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S), self._runs:
                await self._runs.wait_for(condition)  # type: ignore[arg-type]
        except TimeoutError:
            raise LostError(f"{what} did not come; the page ends with {self._shown[-1:]}") from None

    async def _listen(self) -> None:
        message = ForwardMsg()
        with contextlib.suppress(ConnectionClosed):
            async for data in self._socket:
                message.ParseFromString(data)  # type: ignore[arg-type]
                await self._note(message)

    async def _note(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if message.metadata.cacheable and message.hash:
            self._cached.add(message.hash)
        if kind == "delta":
            self._remember(message.delta)
        elif kind == "new_session":
            self._page = message.new_session.page_script_hash
            self._drawn, self._fresh = [], {}
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                self._widgets, self._shown = self._fresh, self._drawn
            elif message.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
                self._widgets, self._shown = self._widgets | self._fresh, self._drawn
            async with self._runs:
                self._runs.notify_all()

    def _remember(self, delta: Delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in {"button", "radio", "selectbox", "text_area"}:
            widget = getattr(element, kind)
            self._fresh[kind, widget.label] = widget.id
            self._fragment[widget.id] = delta.fragment_id
            if kind in {"radio", "selectbox"}:
                self._options[widget.label] = list(widget.options)
        elif kind == "html":
            self._drawn.append(element.html.body)

    async def _follow(self) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                await asyncio.sleep(random.uniform(15, 19))
                await self._ask("GET", f"/room?{self._query}")

    async def _ask(self, method: str, path: str, body: str = "") -> None:
        """Ask what the page's script asks; servers close a connection between two pauses."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n"
            f"Sec-Fetch-Site: same-origin\r\n"
            f"Cookie: vision_visitor={self.token}\r\nContent-Length: {len(body.encode())}"
            f"\r\n\r\n{body}".encode()
        )
        await _body(reader)
        writer.close()
