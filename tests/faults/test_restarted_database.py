"""PostgreSQL goes and comes back under two servers and their room: all go on by themselves."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import (
    Visitor,
    app,
    environment,
    free_port,
    kept,
    kill_all,
    opened,
    own_postgres,
    quiet,
    told,
)
from vision.store.failures import BUSY, SILENT

if TYPE_CHECKING:
    from pathlib import Path

PHONES = 12
STATEMENTS = 3
LONGEST_S = 300


async def insist(visitor: Visitor, run: int) -> None:
    """Write a few statements; tap again after a moment wherever the page says to."""
    async with asyncio.timeout(LONGEST_S):
        for number in range(STATEMENTS):
            text = f"Idea {run}.{number} of {visitor.token[:8]}"
            visitor.fill(text)
            while said := await visitor.tap():
                assert set(said.split(". ")) <= set(f"{SILENT} {BUSY}".split(". ")), said
                await asyncio.sleep(1)
                visitor.fill(text)


@pytest.mark.stage2
@pytest.mark.postgres
@pytest.mark.usefixtures("postgres_server")
def test_a_room_on_two_servers_survives_restarts_of_its_database(tmp_path: Path) -> None:
    """Killed and restarted while all write; who loads a page meanwhile sees it come back."""
    with own_postgres() as (server, url):
        environ, console = environment(tmp_path, url), tmp_path / "console.log"
        here, there = free_port(), free_port()
        store, workshop = opened(environ)
        visitors = [
            Visitor((here, there)[number % 2], workshop.code, number) for number in range(PHONES)
        ]
        waiter = Visitor(here, workshop.code, PHONES)

        async def room() -> None:
            await asyncio.gather(*(each.arrive() for each in [*visitors, waiter]))
            for run in range(3):
                async with asyncio.TaskGroup() as group:
                    for each in visitors:
                        group.create_task(insist(each, run))
                    await asyncio.to_thread(kill_all, server.get_pid())
                    await waiter.leave()
                    await waiter.back(wait=False)
                    assert await waiter.hear() == SILENT
                    await asyncio.to_thread(server.ensure_postgres_running)
                    await waiter.settle()
            for each in visitors:
                await each.leave()
                await each.back(there if each.port == here else here)
            await asyncio.gather(*(insist(each, 3) for each in visitors))
            for each in [*visitors, waiter]:
                await each.leave()

        with app(environ, here, console), app(environ, there, console):
            asyncio.run(room())

        assert told(visitors).total() == PHONES * 4 * STATEMENTS
        assert kept(store, workshop) == Counter(told(visitors))
        assert store.participants.count(workshop.id) == PHONES + 1
        assert quiet(console)
        store.close()
