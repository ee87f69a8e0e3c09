"""What one step of a phone costs the server, in processor time: one phone after the other.

Each step is taken by so many phones, and the server's process asked before and after what it has
used, so that neither what else the machine does nor the phones themselves count.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.servers import serving
from vision.phases import Phase

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction
    from collections.abc import Iterator

    from benchmarks.servers import Server

WARM: Final = 10
"""Phones that go before, so that nothing is loaded or read for the first time."""
ANSWERS: Final = 10
SETTLED_S: Final = 6.0
"""Seconds until the snapshot is made and its process rests."""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser("steps", help="what a step of a phone costs the server")
    parser.add_argument("--phones", type=int, default=200)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Measure each step and print its milliseconds of processor time, as a table."""
    with tempfile.TemporaryDirectory() as folder, serving("app", Path(folder)) as server:
        print(f"memory at start: {server.memory_kb() / 1024:.0f} MB")
        costs = asyncio.run(_steps(server, options.phones))
    print("| step | ms of processor time |\n|---|---|")
    for step, cost in costs.items():
        print(f"| {step} | {cost:.1f} |")


async def _steps(server: Server, phones: int) -> dict[str, float]:
    costs: dict[str, float] = {}
    for number in range(WARM):
        await _written(server, number)
    there = [server.phone() for _ in range(phones)]
    with _counted(server, costs, "opening the page", phones):
        for phone in there:
            await phone.open()
    with _counted(server, costs, "joining", phones):
        for number, phone in enumerate(there):
            await phone.join(number)
    with _counted(server, costs, "sharing a statement", phones):
        for number, phone in enumerate(there):
            await phone.write(f"We want more gardens and light in room {number}")
    for phone in there:
        await phone.close()
    server.store.workshops.move(server.workshop.id, Phase.RESPOND)
    again = [server.phone(phone.token) for phone in there[: max(1, phones // ANSWERS)]]
    for phone in again:
        await phone.open("Agree")
    time.sleep(SETTLED_S)  # noqa: ASYNC251 - nobody else is served here
    with _counted(server, costs, "an answer", len(again) * ANSWERS):
        for phone in again:
            for _ in range(ANSWERS):
                await phone.answer()
    for phone in again:
        await phone.close()
    return costs


async def _written(server: Server, number: int) -> None:
    phone = server.phone()
    await phone.open()
    await phone.join(number)
    await phone.write(f"Wish number {number} is for time and quiet")
    await phone.close()


@contextmanager
def _counted(server: Server, costs: dict[str, float], step: str, times: int) -> Iterator[None]:
    before = used_s(server.pid)
    yield
    costs[step] = 1000 * (used_s(server.pid) - before) / times


def used_s(pid: int) -> float:
    """Return the seconds of processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
