"""The disk is full while a room writes: people are told, keep their words, and go on after."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.phone import Phone
from tests.faults.room import (
    Visitor,
    answers,
    app,
    environment,
    free_port,
    kept,
    opened,
    quiet,
    told,
    wait_until,
)
from vision.store.failures import BROKEN, FULL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PHONES = 6
ROOM_KB = 8_192
ENOUGH = 3
"""Statements of each person, so that there is enough to find themes in."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes; where we may not make one, the test says so."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = f"size={ROOM_KB}k"
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("This system does not let us make a small disk; see the test with a quota.")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Fill a disk to the last byte; return the file that can be taken away again."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out:
        for size in (4096, 1):
            try:
                while True:
                    out.write(b"x" * size)
            except OSError:
                continue
    return filler


async def refused(visitors: list[Visitor], idea: str) -> set[str]:
    """Let everyone write something and tap: the text stays in the field; return what is said."""
    for each in visitors:
        assert not await each.type(f"{idea} of {each.token[:8]}")
    said = set(await asyncio.gather(*(each.tap() for each in visitors)))
    assert [each.field for each in visitors] == [f"{idea} of {e.token[:8]}" for e in visitors]
    return said


@pytest.mark.stage2
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such disks")
def test_a_room_survives_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    """Told, and not lost; the app starts and shows pages; with room again the same tap works."""
    environ, port, console = environment(small_disk), free_port(), tmp_path / "console.log"
    store, workshop = opened(environ)
    visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]

    async def room() -> None:
        with app(environ, port, console) as process:
            await asyncio.gather(*(each.arrive() for each in visitors))
            for _ in range(ENOUGH):
                await asyncio.gather(*(each.tell() for each in visitors))
            store.database.empty_log(20)
            filler = fill(small_disk)
            assert await refused(visitors, "Idea X") == {FULL}
            assert await asyncio.to_thread(answers, port)
            for each in visitors:
                await each.leave()
            process.terminate()
            process.wait(timeout=60)
        with app(environ, port, console):
            await asyncio.gather(*(each.back() for each in visitors))
            assert await refused(visitors, "Idea Y") == {FULL}
            newcomer = Phone(port, workshop.code)
            await newcomer.open()
            await newcomer.close()
            filler.unlink()
            assert set(await asyncio.gather(*(each.tap() for each in visitors))) == {""}
            for each in visitors:
                await each.leave()
            wait_until(lambda: store.snapshots.newest_id(workshop.questions[0].id))

    asyncio.run(room())

    assert told(visitors).total() == PHONES * (ENOUGH + 1)
    assert kept(store, workshop) == Counter(told(visitors))
    assert quiet(console)
    assert console.read_text(encoding="utf-8").count("Snapshots wait") <= 2  # once for each start
    store.close()


@pytest.mark.stage2
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process's files")
def test_a_room_survives_a_used_up_quota(tmp_path: Path) -> None:
    """The system lets the server write no more: told just the same, and the same tap works."""
    import resource  # noqa: PLC0415 - the module exists on Unix only

    environ, port, console = environment(tmp_path), free_port(), tmp_path / "console.log"
    store, workshop = opened(environ)
    visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]

    async def room(server: int) -> None:
        await asyncio.gather(*(each.arrive() for each in visitors))
        await asyncio.gather(*(each.tell() for each in visitors))
        limits = resource.prlimit(server, resource.RLIMIT_FSIZE)
        resource.prlimit(server, resource.RLIMIT_FSIZE, (4096, limits[1]))
        assert await refused(visitors, "Idea X") == {BROKEN}
        resource.prlimit(server, resource.RLIMIT_FSIZE, limits)
        assert set(await asyncio.gather(*(each.tap() for each in visitors))) == {""}
        for each in visitors:
            await each.leave()

    with app(environ, port, console) as process:
        asyncio.run(room(process.pid))

    assert kept(store, workshop) == Counter(told(visitors))
    assert quiet(console)
    store.close()
