"""Guessing and flooding are slowed down for whoever does it, on whichever server."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.errors import InvalidTextError
from vision.limits import MOST_TRIES, MOST_TRIES_OF_ALL, RATE_WINDOW_S, TRY_DELAY_S
from vision.store import Setup, Store
from vision.store.schema_roles import attempt
from vision.store.try_and_send_throttle import Tries, send

if TYPE_CHECKING:
    from vision.store.database import Database

NOW = 1_000_000.0
MOST = 20


def test_a_browser_that_guesses_waits_and_others_do_not(store: Store) -> None:
    """After twenty wrong tries at one door; other browsers and other doors stay open to it."""
    tries = Tries(store.database)
    for _ in range(MOST_TRIES):
        tries.check("door", "guesser", NOW)
        tries.note("door", "guesser", NOW)

    with pytest.raises(InvalidTextError, match="Wait a minute"):
        tries.check("door", "guesser", NOW)
    tries.check("door", "other", NOW)
    tries.check("other door", "guesser", NOW)
    tries.check("door", "guesser", NOW + RATE_WINDOW_S)


def test_many_browsers_together_are_delayed_and_nobody_is_locked_out(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever takes a new browser for every guess waits with each; so do others, and come in."""
    slept: list[float] = []
    monkeypatch.setattr("vision.store.try_and_send_throttle.time.sleep", slept.append)
    tries = Tries(sqlite_store.database)
    for number in range(MOST_TRIES_OF_ALL):
        tries.note("door", f"browser {number}", NOW)
        assert slept == []

    tries.check("door", "new browser", NOW)
    tries.right(tries.begin("door", "another", NOW))
    tries.begin("other door", "another", NOW)
    assert slept == [TRY_DELAY_S, TRY_DELAY_S]


def test_a_try_counts_before_it_is_checked(store: Store) -> None:
    """Fifty windows that try at the same moment get twenty answers; a right one costs none."""
    tries = Tries(store.database)
    start = threading.Barrier(16)

    def guess(_number: int) -> int:
        start.wait()
        told = 0
        for _ in range(3):
            with contextlib.suppress(InvalidTextError):
                tries.begin("door", "guesser", NOW)
                told += 1
        return told

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(guess, range(16))) == MOST_TRIES
    for _ in range(2 * MOST_TRIES):
        tries.right(tries.begin("other door", "guesser", NOW))


def test_tries_at_one_server_count_at_the_other(database_url: str, secret: bytes) -> None:
    """Two servers on one database are no second chance."""
    one, other = Store(database_url, secret), Store(database_url, secret)
    for _ in range(MOST_TRIES):
        Tries(one.database).note("door", "guesser")

    with pytest.raises(InvalidTextError, match="Wait a minute"):
        Tries(other.database).check("door", "guesser")
    one.close()
    other.close()


def test_what_is_sent_to_one_server_counts_at_the_other(database_url: str, secret: bytes) -> None:
    """A person's statements of a minute are counted once for all servers."""
    one, other = Store(database_url, secret), Store(database_url, secret)
    room = one.workshops.add(Setup("Room", ["Why?"], [("All", 0)]))
    me = one.participants.join(room.id, "token", level_id=room.levels[0].id, unit_id=None)
    question = room.questions[0].id
    one.statements.add(me.id, question, "Time", "first", a_minute=2)
    other.statements.add(me.id, question, "Rest", "second", a_minute=2)
    for each in (one, other):
        with pytest.raises(InvalidTextError, match="in a minute"):
            each.statements.add(me.id, question, "Quiet", "third", a_minute=2)
        each.close()


def test_a_clock_that_was_set_back_locks_nobody_out(sqlite_store: Store) -> None:
    """Tries from a future that was a mistake do not count."""
    tries = Tries(sqlite_store.database)
    for _ in range(MOST_TRIES):
        tries.note("door", "guesser", NOW + 10 * RATE_WINDOW_S)

    tries.check("door", "guesser", NOW)


def test_nothing_is_left_of_tries_that_no_longer_count(sqlite_store: Store) -> None:
    """Times are forgotten after a minute, and the hashes beside them name neither whom nor what."""
    tries = Tries(sqlite_store.database)
    tries.note("a workshop", "a browser", NOW)
    with sqlite_store.database.read() as connection:
        row = connection.execute(sa.select(attempt)).one()
    assert "a workshop" not in str(row)
    assert "a browser" not in str(row)

    tries.forget(NOW + 1)
    assert _rows(sqlite_store.database) == 1
    tries.forget(NOW + RATE_WINDOW_S)
    assert _rows(sqlite_store.database) == 0


def test_a_person_may_send_twenty_in_a_minute(sqlite_store: Store) -> None:
    """The twenty-first has to wait until the first is a minute old; others need not."""
    with sqlite_store.database.write() as connection:
        for second in range(MOST):
            send(connection, sqlite_store.database, "p", MOST, NOW + second)
        with pytest.raises(InvalidTextError, match="in a minute"):
            send(connection, sqlite_store.database, "p", MOST, NOW + RATE_WINDOW_S - 1)
        send(connection, sqlite_store.database, "other", MOST, NOW + RATE_WINDOW_S - 1)
        send(connection, sqlite_store.database, "p", MOST, NOW + RATE_WINDOW_S)
        with pytest.raises(InvalidTextError):
            send(connection, sqlite_store.database, "p", MOST, NOW + RATE_WINDOW_S + 0.5)


def test_what_is_not_kept_is_not_counted(store: Store) -> None:
    """A statement that is refused, or sent twice by a double click, is no flood."""
    room = store.workshops.add(Setup("Room", ["Why?"], [("All", 0)]))
    me = store.participants.join(room.id, "token", level_id=room.levels[0].id, unit_id=None)
    question = room.questions[0].id
    for _ in range(3):
        store.statements.add(me.id, question, "Time", "one click", a_minute=2)
        with pytest.raises(InvalidTextError):
            store.statements.add(me.id, question, "   ", "blank", a_minute=2)

    store.statements.add(me.id, question, "Rest", "second", a_minute=2)
    with pytest.raises(InvalidTextError, match="in a minute"):
        store.statements.add(me.id, question, "Quiet", "third", a_minute=2)
    assert len(store.statements.of(me.id, question)) == 2


def _rows(database: Database) -> int:
    with database.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(attempt)).scalar_one())
