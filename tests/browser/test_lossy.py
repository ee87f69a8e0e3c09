"""A phone on a network that loses every third packet, and whole connections: words are not lost."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_gather import share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Hall, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

AGAIN_S = 0.25
"""Until a lost packet is sent once more, as TCP does (RFC 6298; Linux waits 0.2 s at least)."""


@dataclass
class Network:
    """A way to a server on which every third packet is lost, and every third connection.

    Attributes:
        target: Port of the server.
        port: Port to come in by.
        connections: How many came so far.
    """

    target: int
    port: int = 0
    connections: int = 0
    _open: asyncio.Event = field(default_factory=asyncio.Event)
    _ways: set[asyncio.StreamWriter] = field(default_factory=set)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def silence(self) -> None:
        """Let nothing come through any more, without a word."""
        self._loop.call_soon_threadsafe(self._open.clear)

    def speak(self) -> None:
        """Let come through what waits, and whatever follows."""
        self._loop.call_soon_threadsafe(self._open.set)

    def cut(self) -> None:
        """End every connection there is."""
        self._loop.call_soon_threadsafe(self._cut)

    def run(self, ready: threading.Event) -> None:
        """Serve until the loop is stopped."""
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._meet, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._open.set()
        ready.set()
        self._loop.run_forever()
        self._cut()
        server.close()
        self._loop.run_until_complete(asyncio.sleep(0.1))
        self._loop.close()

    def stop(self) -> None:
        """Serve no longer."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _cut(self) -> None:
        for way in list(self._ways):
            way.transport.abort()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        if self.connections % 3 == 0:
            writer.transport.abort()
            return
        there_reader, there = await asyncio.open_connection("127.0.0.1", self.target)
        self._ways |= {writer, there}
        await asyncio.gather(self._carry(reader, there), self._carry(there_reader, writer))
        self._ways -= {writer, there}

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        packets = 0
        with suppress(OSError):
            while packet := await reader.read(65_536):
                packets += 1
                if packets % 3 == 0:
                    await asyncio.sleep(AGAIN_S)
                await self._open.wait()
                writer.write(packet)
                await writer.drain()
        with suppress(OSError, RuntimeError):
            writer.close()


@pytest.fixture
def network(hall: Hall) -> Iterator[Network]:
    """Such a network before the hall's server."""
    made = Network(hall.server.port)
    ready = threading.Event()
    thread = threading.Thread(target=made.run, args=(ready,), daemon=True)
    thread.start()
    ready.wait(10)
    yield made
    made.stop()
    thread.join(10)


def test_words_come_through_a_lossy_network_once(
    hall: Hall, visits: Visits, network: Network
) -> None:
    """Nothing typed is lost, silence is said, and what is sent as a connection ends is in once."""
    workshop = hall.workshop()
    direct, person = hall.phone(visits, workshop)
    token = direct.context.cookies()[0]["value"]
    address = direct.url.replace(f":{hall.server.port}/", f":{network.port}/")
    direct.close()
    page = visits.new(address, PHONE, token=token)
    field = page.get_by_label("In your own words")
    line = page.locator(".v-offline")

    field.press_sequentially("More time for *pat", delay=20)
    network.silence()
    field.press_sequentially("ients", delay=20)
    expect(line).to_be_visible(timeout=5_000)
    expect(field).to_have_value("More time for *patients")
    network.speak()
    network.cut()
    expect(line).to_be_hidden()
    expect(field).to_be_enabled()
    expect(field).to_have_value("More time for *patients")

    said = ["More time for *patients*", "Fair rosters", "One login for everything"]
    for text in said:
        share(page, text)
        network.cut()  # nobody knows whether it was still heard
        sent = page.locator(".v-card .v-statement", has_text=text)
        for _ in range(10):  # as a person would: look, and press again where the words still stand
            with suppress(AssertionError):
                expect(sent).to_have_count(1, timeout=6_000)
                break
            if field.count() and field.input_value() == text:
                page.get_by_role("button", name="Share", exact=True).click()
        expect(sent).to_have_count(1)
    kept = hall.store.statements.of(person, workshop.questions[0].id)
    assert sorted(each.text for each in kept) == sorted(said)
