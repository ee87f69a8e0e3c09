"""How long a phone waits to share a statement while others guess passphrases.

Fifteen browsers guess without a pause, each a new one once it has to wait; meanwhile phones
elsewhere in the room share statements one after the other. The same phones first do so while nobody
guesses.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from streamlit.util import calc_hash

from benchmarks.phone import LostError, Phone
from benchmarks.servers import serving
from vision.models import Role

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    from streamlit.proto.Delta_pb2 import Delta

    from benchmarks.servers import Server

GUESSERS: Final = 15
PHONES: Final = 10
EACH: Final = 8
"""Statements of each phone, in each of the two halves."""
PAUSE_S: Final = 0.1


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser("guessing", help="a phone's wait while others guess passphrases")
    parser.add_argument("--guessers", type=int, default=GUESSERS)
    parser.set_defaults(run=lambda arguments: main(arguments.guessers))


def main(guessers: int = GUESSERS) -> None:
    """Measure both halves and print them."""
    with tempfile.TemporaryDirectory() as folder, serving("app", Path(folder)) as server:
        server.store.passes.new_passphrase(server.workshop.id, Role.LEADER)
        asyncio.run(_measure(server, guessers))


async def _measure(server: Server, guessers: int) -> None:
    phones = [server.phone() for _ in range(PHONES)]
    for number, phone in enumerate(phones):
        await phone.open()
        await phone.join(number)
    quiet = await _shared(phones, "quiet")
    tries: list[str] = []
    tasks = [asyncio.create_task(_guess(server, tries)) for _ in range(guessers)]
    while len(tries) < guessers:  # noqa: ASYNC110 - the guessers are not ours to wake
        await asyncio.sleep(0.2)
    before = len(tries)
    busy = await _shared(phones, "busy")
    made = len(tries) - before
    for task in tasks:
        task.cancel()
    print(f"{'':34}{'median':>9}{'p95':>9}{'longest':>9}")
    for name, found in (("nobody guesses", quiet), (f"{guessers} guess ({made} tries)", busy)):
        ranked = sorted(found)
        shown = (ranked[len(ranked) // 2], ranked[int(0.95 * len(ranked))], ranked[-1])
        print(f"{name:34}" + "".join(f"{seconds:>8.3f}s" for seconds in shown))


async def _shared(phones: list[Phone], when: str) -> list[float]:
    found = []
    for number in range(EACH):
        for at, phone in enumerate(phones):
            found.append(await phone.write(f"More time, idea {number} of {at}, {when}"))
            await asyncio.sleep(PAUSE_S)
    return found


async def _guess(server: Server, tries: list[str]) -> None:
    """Guess until the browser has to wait, then as another one."""
    while True:
        guesser = Guesser(server.port, server.workshop.code)
        await guesser.open(until="Sign in")
        with contextlib.suppress(LostError):
            for number in range(20):
                await guesser.guess(f"quiet-otter-green-{number}")
                tries.append("wrong")
        await guesser.close()


class Guesser(Phone):
    """A browser at the page where one signs in."""

    def __init__(self, port: int, code: str) -> None:
        super().__init__(port, code)
        self._code, self._query, self._page = code, "", calc_hash("signin")

    async def guess(self, phrase: str) -> None:
        """Try one passphrase and wait for the answer."""
        self._values[self._widgets["text_input", "Workshop code"]] = self._code
        self._values[self._widgets["text_input", "Passphrase"]] = phrase
        self._shown = []
        await self._send(click="Sign in")
        await self._until(
            lambda: any("Check each word" in shown or "Wait a minute" in shown
                        for shown in self._shown),
            "an answer",
        )  # fmt: skip
        if any("Wait a minute" in shown for shown in self._shown):
            raise LostError

    def _remember(self, delta: Delta) -> None:
        super()._remember(delta)
        element = delta.new_element
        if element.WhichOneof("type") == "text_input":
            self._fresh["text_input", element.text_input.label] = element.text_input.id
