"""The server's clock is set back while a room writes: nobody is locked out, nothing gets stuck."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.room import (
    Visitor,
    app,
    environment,
    free_port,
    kept,
    opened,
    quiet,
    told,
    wait_until,
)

PHONES = 6
HOUR, DAY = 3_600, 86_400
MINUTES = 30
"""Of the room's timer."""


@pytest.fixture(scope="module")
def clockwork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that shows a process another time than it is; see ``set_clock.c``."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if not compiler or not sys.platform.startswith("linux"):
        pytest.skip("Setting one process's clock needs Linux and a C compiler.")
    made = tmp_path_factory.mktemp("clock") / "set_clock.so"
    source = Path(__file__).with_name("set_clock.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(made), str(source)], check=True)
    return made


def minutes_left(visitor: Visitor) -> int:
    """Return how many minutes of the room's timer a phone shows; 0 where it shows none."""
    found = re.search(r"About (\d+) minutes left", " ".join(visitor.page))
    return int(found[1]) if found else 0


@pytest.mark.stage2
def test_a_room_goes_on_when_the_clock_is_set_back(clockwork: Path, tmp_path: Path) -> None:
    """An hour back, a day back, started anew a day back, and right again: all write on."""
    clock = tmp_path / "clock"
    clock.write_text("0")
    port, console = free_port(), tmp_path / "console.log"
    environ = environment(tmp_path)
    faked = {**environ, "LD_PRELOAD": str(clockwork), "SET_CLOCK": str(clock)}
    store, workshop = opened(environ)
    question = workshop.questions[0].id
    visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]

    def read() -> bool:
        """Return whether the newest snapshot tells of everything."""
        return store.snapshots.revision(question) == store.workshops.get(workshop.id).revision

    async def all_write() -> None:
        await asyncio.gather(*(each.tell() for each in visitors))
        await asyncio.to_thread(wait_until, read)

    async def all_come_back() -> None:
        for each in visitors:
            await each.leave()
        await asyncio.gather(*(each.back() for each in visitors))

    async def room() -> None:
        with app(faked, port, console):
            await asyncio.gather(*(each.arrive() for each in visitors))
            for _ in range(3):
                await asyncio.gather(*(each.tell() for each in visitors))
            await all_write()
            store.workshops.set_timer(workshop.id, int(time.time()) + 60 * MINUTES)
            await all_come_back()
            clock.write_text(str(-HOUR))
            await all_come_back()
            assert all(0 < minutes_left(each) <= MINUTES for each in visitors)
            await all_write()
            # A worker that was killed in the meantime has left its claim: a day ahead, soon.
            assert store.leases.take(f"snapshot {question}", "killed", 30, int(time.time()))
            clock.write_text(str(-DAY))
            await all_come_back()
            await all_write()
        with app(faked, port, console):
            await all_come_back()
            await all_write()
            clock.write_text("0")
            await all_write()
            for each in visitors:
                await each.leave()

    asyncio.run(room())

    assert told(visitors).total() == 8 * PHONES
    assert kept(store, workshop) == Counter(told(visitors))
    assert store.participants.count(workshop.id) == PHONES
    for each in visitors:
        me = store.participants.find(workshop.id, each.token)
        assert me
        own = store.statements.of(me.id, question)
        assert [one.text for one in own] == each.told[::-1]
    assert quiet(console)
    store.close()
