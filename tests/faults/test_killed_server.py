"""``kill -9`` of the whole app while phones submit: nothing acknowledged is lost or doubled."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import Visitor, app, environment, free_port, kept, opened, quiet, told
from vision.limits import RATE_WINDOW_S

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

KILLS = 10
PHONES = 8
MOST_AT_ONCE = 2 * PHONES
"""Statements between two kills: a new start of the server forgets no one's twenty a minute, so
half way through the room rests until a minute has gone by since it began."""


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


@pytest.mark.stage2
def test_a_killed_app_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed under load ten times; every phone comes back as the same person and goes on."""
    environ, port, console = environment(tmp_path), free_port(), tmp_path / "console.log"
    store, workshop = opened(environ)
    drawn = random.Random(2)
    visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]

    async def room() -> None:
        began = time.monotonic()
        for kill in range(KILLS):
            if kill == KILLS // 2:
                await asyncio.sleep(max(0.0, began + RATE_WINDOW_S - time.monotonic()))
            with app(environ, port, console) as process:
                statements = drawn.randint(PHONES // 2, MOST_AT_ONCE)
                await until_killed(visitors, process, statements, first=kill == 0)
            found = kept(store, workshop)
            assert set(told(visitors)) <= set(found)
            assert set(found.values()) == {1}
        with app(environ, port, console):
            await asyncio.gather(*(visitor.back() for visitor in visitors))
            await asyncio.gather(*(visitor.tell() for visitor in visitors))
            for visitor in visitors:
                await visitor.leave()

    asyncio.run(room())

    assert told(visitors).total() >= KILLS * PHONES // 2
    assert kept(store, workshop) == Counter(told(visitors))
    assert store.participants.count(workshop.id) == PHONES
    assert quiet(console)
    store.close()
