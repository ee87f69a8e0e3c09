"""``kill -9`` in the middle of submissions: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.room import kill_all, own_postgres
from tests.faults.writer import WRITERS, send, text
from vision.errors import StorageError
from vision.models import Status
from vision.store import Setup, Store
from vision.store.migration import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vision.models import Workshop

ROOT = Path(__file__).parents[2]
KILLS = 5
"""How often a writer is killed on one database; the whole app is killed ten times elsewhere."""


@contextmanager
def writing(
    url: str, workshop: Workshop, run: str, folder: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a writer, wait until it has written, and make sure that it ends."""
    log = folder / f"{run}.log"
    with log.open("wb") as out, (folder / f"{run}.err").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writer", url, workshop.id, run],
            cwd=ROOT,
            stdout=out,
            stderr=errors,
        )
    try:
        wait_until(lambda: log.stat().st_size > 0 or process.poll() is not None)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(condition: Any, seconds: float = 60) -> None:  # noqa: ANN401 - any callable
    """Return when something has become true; fail if it never does."""
    give_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def acknowledged(folder: Path, run: str) -> set[str]:
    """Return the tokens that a writer was told are kept; a line cut by the kill is none."""
    *whole, _cut = (folder / f"{run}.log").read_text(encoding="utf-8").split("\n")
    return set(whole)


def kept(store: Store, workshop: Workshop) -> Counter[str]:
    """Return how often each text is in the database."""
    return Counter(
        each.text for each in store.moderation.queue(workshop.id, Status.VISIBLE, most=10**6)
    )


def resend(store: Store, workshop: Workshop, tokens: set[str]) -> set[str]:
    """Send everything again, and what was on its way: the next token of every writer."""
    on_the_way = set()
    for run in {token.partition("-")[0] for token in tokens}:
        for writer in range(WRITERS):
            mine = [int(t.rpartition("-")[2]) for t in tokens if t.startswith(f"{run}-{writer}-")]
            on_the_way.add(f"{run}-{writer}-{max(mine, default=-1) + 1}")
    for token in tokens | on_the_way:
        send(store, workshop.id, token)
    return tokens | on_the_way


def opened(url: str) -> tuple[Store, Workshop]:
    """Return a store of this version with one workshop that gathers."""
    store = Store(url, b"key")
    migrate(store.database)
    return store, store.workshops.add(Setup("Kill", ["Q?"], [("All", 0)]))


@pytest.mark.stage2
def test_killed_writers_lose_and_double_nothing(database_url: str, tmp_path: Path) -> None:
    """Writers killed at a moment of their own, again and again; then everything is sent again."""
    store, workshop = opened(database_url)
    drawn = random.Random(1)
    told: set[str] = set()
    for kill in range(KILLS):
        with writing(database_url, workshop, f"run{kill}", tmp_path) as process:
            time.sleep(drawn.uniform(0.05, 0.5))
            process.kill()
        told |= acknowledged(tmp_path, f"run{kill}")
        found = kept(store, workshop)
        assert {text(token) for token in told} <= set(found)
        assert set(found.values()) == {1}
    assert len(told) > KILLS * WRITERS

    sent = resend(store, workshop, told)

    assert kept(store, workshop) == Counter({text(token): 1 for token in sent})
    store.close()
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(tmp_path / "vision.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.stage2
@pytest.mark.postgres
@pytest.mark.usefixtures("postgres_server")
def test_a_killed_database_server_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """PostgreSQL is killed under load three times and starts again: all that was kept is there."""
    with own_postgres() as (server, url):
        store, workshop = opened(url)
        told: set[str] = set()
        for kill in range(3):
            with writing(url, workshop, f"run{kill}", tmp_path):
                time.sleep(0.4)
                kill_all(server.get_pid())
                with pytest.raises(StorageError, match="try again"):
                    store.workshops.all()
            server.ensure_postgres_running()
            told |= acknowledged(tmp_path, f"run{kill}")
            found = kept(store, workshop)
            assert {text(token) for token in told} <= set(found)
            assert set(found.values()) == {1}
        assert len(told) > 3 * WRITERS

        sent = resend(store, workshop, told)

        assert kept(store, workshop) == Counter({text(token): 1 for token in sent})
        store.close()
