"""Somebody else locks the database while a room writes: people wait, or are told, and go on."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import psycopg
import pytest
import sqlalchemy as sa

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
)
from vision.store.failures import BUSY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PHONES = 60
"""More than the connections that one server process keeps to its database."""

LOCKED_S = 10


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Lock what statements are written to, as a backup or an administrator would."""
    where = sa.make_url(url)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(str(where.database), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")
    else:
        plain = where.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain) as other:
            other.execute("LOCK TABLE statement, writing IN ACCESS EXCLUSIVE MODE")
            yield


@pytest.mark.stage2
def test_a_room_writes_through_a_locked_database(database_url: str, tmp_path: Path) -> None:
    """Locked for ten seconds all wait; locked for longer they are told; others see their pages."""
    environ, port, console = environment(tmp_path, database_url), free_port(), tmp_path / "log"
    store, workshop = opened(environ)
    visitors = [Visitor(port, workshop.code, number) for number in range(PHONES)]

    async def room() -> None:
        await asyncio.gather(*(each.arrive() for each in visitors))
        for each in visitors:
            each.fill(f"Idea 1 of {each.token[:8]}")
        async with asyncio.TaskGroup() as group:
            with locked(database_url):
                taps = [group.create_task(each.tap()) for each in visitors]
                drafts = [group.create_task(each.type(each.field)) for each in visitors]
                held = group.create_task(asyncio.sleep(LOCKED_S))
                newcomer = Phone(port, workshop.code)
                await newcomer.open()
                await newcomer.close()
                assert await asyncio.to_thread(answers, port)
                await held
        assert {each.result() for each in taps} == {""}
        assert all(each.done() for each in drafts)

        some = visitors[:8]
        for each in some:
            each.fill(f"Idea 2 of {each.token[:8]}")
        with locked(database_url):
            said = await asyncio.gather(*(each.tap() for each in some))
        assert set(said) == {BUSY}
        assert [each.field for each in some] == [f"Idea 2 of {e.token[:8]}" for e in some]
        assert set(await asyncio.gather(*(each.tap() for each in some))) == {""}
        for each in visitors:
            await each.leave()

    with app(environ, port, console):
        asyncio.run(room())

    assert told(visitors).total() == PHONES + 8
    assert kept(store, workshop) == Counter(told(visitors))
    assert quiet(console)
    store.close()
