"""Transactions, durability, and what happens when the database is locked, full or gone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.errors import StorageError
from vision.store import Store
from vision.store.database import Database, lock, new_id, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vision.store import Setup


@pytest.fixture
def hasty(sqlite_url: str, secret: bytes) -> Iterator[Store]:
    """A store on SQLite that waits only a fifth of a second for others."""
    store = Store(sqlite_url, secret, lock_wait=0.2)
    yield store
    store.close()


def path_of(store: Store) -> Path:
    """Return the file of a store on SQLite."""
    assert store.database.file is not None
    return store.database.file


def test_sqlite_keeps_what_it_acknowledges(sqlite_store: Store) -> None:
    """Log ahead, full synchronisation, foreign keys, deleted bytes overwritten: as asked for."""
    with sqlite_store.database.read() as connection:
        for name, value in (
            ("journal_mode", "wal"),
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("secure_delete", 1),
        ):
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://keeper:s3cret@db/vision",
        "oracle+nothing://keeper:s3cret@db/vision",
        "postgresql+nothing://keeper:s3cret@db/vision",
        "postgresql+psycopg://keeper:s3cret@db:port/vision",
    ],
)
def test_an_address_of_no_database_of_ours_is_said(url: str, secret: bytes) -> None:
    """One sentence tells how to write it, and repeats nothing of what was written."""
    with pytest.raises(StorageError, match="Write DATABASE_URL as postgresql://") as refused:
        Database(url, secret)
    assert "s3cret" not in str(refused.value)


def test_a_missing_driver_is_said(secret: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra for PostgreSQL, one sentence tells what to install."""
    for name in [each for each in sys.modules if each.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StorageError, match=r"pip install -r requirements-postgres\.txt"):
        Database("postgresql+psycopg://keeper:s3cret@db/vision", secret)


def test_a_transaction_is_whole_or_nothing(store: Store) -> None:
    """An error in the middle takes back what came before it."""

    def half() -> None:
        with store.database.write() as connection:
            connection.execute(sa.text("INSERT INTO installation VALUES ('a', 'b')"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert store.installation.get("a") is None
    store.installation.set("a", "c")
    assert store.installation.get("a") == "c"


def test_two_that_want_to_be_alone_take_turns(store: Store) -> None:
    """Twenty threads count to twenty in one row, and none is lost."""
    store.installation.set("n", "0")
    start = threading.Barrier(20)

    def count() -> None:
        start.wait()
        with store.database.write(alone="n") as connection:
            n = int(
                connection.execute(
                    sa.text("SELECT value FROM installation WHERE key = 'n'")
                ).scalar_one()
            )
            time.sleep(0.001)
            connection.execute(
                sa.text("UPDATE installation SET value = :n WHERE key = 'n'"), {"n": str(n + 1)}
            )

    threads = [threading.Thread(target=count) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.installation.get("n") == "20"


def test_no_name_locks_nothing(store: Store) -> None:
    """An empty name is nobody's; two may hold it at once."""
    with store.database.read() as one, store.database.read() as other:
        lock(one, "")
        lock(other, "")


def test_a_locked_file_says_try_again(hasty: Store, setup: Setup) -> None:
    """Another process holds the file: one sentence, and the next try works."""
    with closing(sqlite3.connect(path_of(hasty), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"busy.*try again"):
            hasty.workshops.add(setup)
        assert hasty.workshops.all() == ()
        other.execute("ROLLBACK")
    assert hasty.workshops.add(setup)


def test_a_held_workshop_is_waited_for_only_so_long(
    database_url: str, secret: bytes, setup: Setup
) -> None:
    """Whoever holds a workshop for too long holds nobody for good: one sentence, on both."""
    with (
        closing(Store(database_url, secret, lock_wait=0.2)) as hasty,
        closing(Store(database_url, secret)) as other,
    ):
        workshop = hasty.workshops.add(setup)
        with other.database.write(alone=workshop.id):
            with pytest.raises(StorageError, match=r"busy.*try again"):
                hasty.workshops.archive(workshop.id)
            assert hasty.workshops.get(workshop.id) == workshop


def test_a_short_lock_is_waited_for(sqlite_url: str, secret: bytes, setup: Setup) -> None:
    """A lock of half a second holds a writer up, and nothing fails."""
    store = Store(sqlite_url, secret, lock_wait=10)
    other = sqlite3.connect(path_of(store), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.5, other.execute, ["ROLLBACK"])
    release.start()

    assert store.workshops.add(setup)
    release.join()
    other.close()
    store.close()


def test_a_writer_that_hangs_holds_nobody_for_good(hasty: Store, setup: Setup) -> None:
    """Writers of the same process queue only as long as they would wait for another one."""
    inside, leave = threading.Event(), threading.Event()

    def hang() -> None:
        with hasty.database.write():
            inside.set()
            leave.wait(20)

    thread = threading.Thread(target=hang)
    thread.start()
    inside.wait(20)
    with pytest.raises(StorageError, match="busy"):
        hasty.workshops.add(setup)
    leave.set()
    thread.join()
    assert hasty.workshops.add(setup)


def test_a_read_only_database_can_be_read(sqlite_store: Store, secret: bytes, setup: Setup) -> None:
    """Reading works, writing says who can help."""
    made = sqlite_store.workshops.add(setup)
    sqlite_store.database.empty_log()
    path = path_of(sqlite_store)
    sealed = Store(f"sqlite:///file:{path}?mode=ro&uri=true", secret)

    assert sealed.workshops.get(made.id) == made
    with pytest.raises(StorageError, match="give it write access"):
        sealed.workshops.add(setup)
    sealed.close()


def test_a_full_disk_loses_nothing_that_was_kept(hasty: Store, setup: Setup) -> None:
    """No page more: the sentence says so, what was there is whole, and space heals it."""
    made = hasty.workshops.add(setup)
    with hasty.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    limit = [f"PRAGMA max_page_count = {pages}"]

    @sa.event.listens_for(hasty.database.engine, "checkout")
    def _fill(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(limit[0])

    def fill() -> None:
        for number in range(200):
            hasty.installation.set(f"filler {number}", "x" * 2_000)

    with pytest.raises(StorageError, match="disk of this server is full"):
        fill()
    assert hasty.workshops.get(made.id) == made
    limit[0] = "PRAGMA max_page_count = 1000000"
    assert hasty.workshops.add(setup)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.slow
def test_a_file_that_may_not_grow(sqlite_url: str, tmp_path: Path) -> None:
    """The system refuses to write: the same honest sentence, and the file stays whole."""
    program = """
import resource, signal, sys
from vision.errors import StorageError
from vision.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(sys.argv[1], b"key", lock_wait=0.2)
store.installation.set("before", "kept")
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    for number in range(500):
        store.installation.set(f"filler {number}", "x" * 5_000)
except StorageError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.installation.set("after", "kept")
print(store.installation.get("before"), store.installation.get("after"))
"""
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program, sqlite_url],
        capture_output=True,
        text=True,
        cwd=root,
        timeout=60,
        check=False,
    )

    said = done.stdout.splitlines()
    assert said[-1:] == ["kept kept"], done.stderr
    assert said[0].endswith(".")
    assert "database" in said[0] or "disk" in said[0]
    with closing(sqlite3.connect(tmp_path / "vision.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_that_was_taken_away_is_noticed(hasty: Store, setup: Setup) -> None:
    """Words are not written into a file that nobody will ever open again."""
    hasty.workshops.add(setup)
    path = path_of(hasty)
    away = path.with_name("away.db")
    hasty.database.empty_log()
    path.rename(away)

    for _ in range(3):
        with pytest.raises(StorageError, match="gone"):
            hasty.workshops.add(setup)
    assert not path.exists()
    away.rename(path)
    assert hasty.workshops.add(setup)
    assert len(hasty.workshops.all()) == 2


def test_a_restored_backup_is_used_at_once(hasty: Store, setup: Setup) -> None:
    """Another file under the same name is opened anew; the old one is not written to."""
    first = hasty.workshops.add(setup)
    path = path_of(hasty)
    backup = path.with_name("backup.db")
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(backup)) as new:
        old.backup(new)
    second = hasty.workshops.add(setup)
    hasty.database.empty_log()
    backup.replace(path)

    assert [each.id for each in hasty.workshops.all()] == [first.id]
    assert second.id != first.id


def test_a_damaged_file_says_so(tmp_path: Path, secret: bytes) -> None:
    """Something that is no database at all: a sentence that names the way out."""
    path = tmp_path / "broken.db"
    path.write_bytes(b"this is no database, whatever its name says" * 200)

    with pytest.raises(StorageError, match="restore a backup"):
        Store(f"sqlite:///{path}", secret).answers()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////no/such/folder/vision.db",
        "postgresql+psycopg://nobody@127.0.0.1:1/vision",
    ],
)
def test_a_database_that_is_not_there(url: str, secret: bytes) -> None:
    """Neither a missing folder nor a server that does not listen gives a traceback."""
    with pytest.raises(StorageError, match="does not answer"):
        Store(url, secret).answers()


def test_a_server_that_was_restarted_is_found_again(
    new_postgres: object, postgres_server: str, secret: bytes
) -> None:
    """Connections that a server's restart cut are replaced without anyone noticing."""
    assert callable(new_postgres)
    url = new_postgres()
    database = Database(url, secret)
    with database.read() as connection:
        connection.exec_driver_sql("SELECT 1")
    other = Database(url, secret)
    with other.read() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert postgres_server
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    database.close()
    other.close()


def test_rebuilding_a_table_keeps_what_points_to_it(sqlite_store: Store, setup: Setup) -> None:
    """A migration that rebuilds the workshops does not take their levels along."""
    made = sqlite_store.workshops.add(setup)
    with sqlite_store.database.rebuild() as connection:
        connection.exec_driver_sql("CREATE TABLE kept AS SELECT * FROM workshop")
        connection.exec_driver_sql("DELETE FROM workshop")
        connection.exec_driver_sql("INSERT INTO workshop SELECT * FROM kept")
        connection.exec_driver_sql("DROP TABLE kept")

    assert sqlite_store.workshops.get(made.id) == made
    with sqlite_store.database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_rebuilding_that_breaks_a_link_is_taken_back(sqlite_store: Store, setup: Setup) -> None:
    """What would leave levels without a workshop is not kept."""
    made = sqlite_store.workshops.add(setup)
    with (
        pytest.raises(StorageError, match="left as it was"),
        sqlite_store.database.rebuild() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM workshop")
    assert sqlite_store.workshops.get(made.id) == made


def test_emptying_the_log_waits_for_readers(hasty: Store, setup: Setup) -> None:
    """While somebody reads an older state the log can't be cut, and that is said."""
    hasty.workshops.add(setup)
    with hasty.database.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM workshop")
        hasty.installation.set("a", "b")
        assert not hasty.database.empty_log()
    assert hasty.database.empty_log()
    assert path_of(hasty).with_name("vision.db-wal").stat().st_size == 0


def test_hashes_need_the_key(sqlite_url: str) -> None:
    """The same words hash alike under one key, and unlike under another or in another place."""
    one, other = Database(sqlite_url, b"one"), Database(sqlite_url, b"other")

    assert one.keyed_hash("a", "b") == one.keyed_hash("a", "b")
    different = {one.keyed_hash("a", "b"), other.keyed_hash("a", "b"), one.keyed_hash("b", "a")}
    assert len(different) == 3


def test_ids_are_random_and_days_are_days() -> None:
    """No id tells of another one, and the day has no hours."""
    ids = [new_id() for _ in range(1_000)]

    assert len(set(ids)) == 1_000
    assert all(len(each) == 16 for each in ids)
    assert ids != sorted(ids)
    assert not hasattr(today(), "hour")
