"""One database behind one small door: transactions, durable commits, plain errors."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import sqlalchemy as sa

from vision.errors import NotFoundError, StorageError
from vision.store.connections import CONNECTIONS, LOCK_WAIT_S, engine
from vision.store.failures import BUSY, translated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

SCRUB_TRIES: Final = 20
WORDS: Final = "statement, writing, snapshot, edit, vector, draft, remark"
"""Tables that hold what people typed, or what was made of it."""


class Database:
    """An engine, and the key that turns tokens into hashes.

    Args:
        url: SQLAlchemy address of a SQLite file or a PostgreSQL database.
        secret: Key of the hashes that stand for people and browsers.
        lock_wait: Seconds a write waits for other writers before it gives up.

    Attributes:
        copies: Where our own copies of a server's database lie; None where there are none.

    Raises:
        StorageError: The address is of no such database.
    """

    def __init__(self, url: str, secret: bytes, *, lock_wait: float = LOCK_WAIT_S) -> None:
        self.secret = secret
        self.is_sqlite = url.startswith("sqlite")
        self.copies: Path | None = None
        self.engine = engine(url, lock_wait)
        self._lock_wait = lock_wait
        self._writing = threading.Semaphore(1 if self.is_sqlite else CONNECTIONS // 3)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None where a server keeps the data."""
        name = self.engine.url.database
        return Path(name) if self.is_sqlite and name else None

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Open a connection for reading.

        Raises:
            StorageError: The database does not answer.
        """
        with translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self, alone: str = "") -> Iterator[sa.Connection]:
        """Open a transaction: all of it is kept, on the disk, or none of it is.

        SQLite takes one writer at a time; writers of this process queue here, which is
        fairer and quicker than polling for the file's lock. PostgreSQL takes many; some
        connections stay free for those who read, however many wait for a lock.

        Args:
            alone: Names what only one writer at a time may touch, e.g. a workshop's id. Others
                that name the same wait, and then see what this one has written.

        Raises:
            StorageError: The database is locked, read-only, full or gone.
        """
        with translated(), self._queue(), self.engine.connect() as plain:
            connection = plain.execution_options(vision_write=True)
            with connection.begin():
                lock(connection, alone)
                yield connection

    def change(self, alone: str, query: sa.Update | sa.Delete, what: str = "workshop") -> None:
        """Change something that has to be there.

        Args:
            alone: As in :meth:`write`.
            query: Changes or deletes it.
            what: What it is, for whoever reads that it is gone.

        Raises:
            NotFoundError: Nothing was changed.
        """
        with self.write(alone) as connection:
            if not connection.execute(query).rowcount:
                raise NotFoundError(what)

    @contextmanager
    def rebuild(self) -> Iterator[sa.Connection]:
        """Open a transaction in which tables may be rebuilt: foreign keys rest until its end.

        SQLite rebuilds a table by dropping the old one; with foreign keys on, that would take
        the rows that point to it along. They are checked before the transaction is kept.

        Raises:
            StorageError: The database is locked, read-only, full or gone.
        """
        if not self.is_sqlite:
            with self.write() as connection:
                connection.exec_driver_sql("SET LOCAL lock_timeout = 0")  # for another's rebuild
                lock(connection, "schema")
                yield connection
            return
        with translated(), self._queue(), self.engine.connect() as plain:
            driver = cast("sqlite3.Connection", plain.connection.driver_connection)
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                connection = plain.execution_options(vision_write=True)
                with connection.begin():
                    yield connection
                    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise StorageError(
                            "The database could not be brought up to date, and was left as it "
                            "was. Keep it, and tell whoever looks after this app."
                        )
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    def clock(self) -> float:
        """Return what time the server has, in seconds since 1970; this machine's for a file."""
        if self.is_sqlite:
            return time.time()
        with self.read() as connection:
            return float(
                connection.exec_driver_sql("SELECT extract(epoch FROM now())").scalar_one()
            )

    def keyed_hash(self, *parts: str) -> str:
        """Return a hash that nobody without the secret can link to ``parts``."""
        joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, joined, hashlib.sha256).hexdigest()

    def scrub(self) -> None:
        """Leave no trace of deleted rows: rewrite a SQLite file, drop our own backup copies.

        PostgreSQL is asked to clear the space; backups that its owner makes are its owner's.

        Raises:
            StorageError: Others are using the file so much that traces may be left.
        """
        if self.file is None:
            with translated(), self.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.exec_driver_sql(f"VACUUM {WORDS}")
            self._drop_copies(self.copies, "vision")
            return
        with translated(), self._queue(), self._unmanaged() as driver:
            driver.execute("VACUUM")
        if not self.empty_log(SCRUB_TRIES):
            raise StorageError(BUSY)
        self._drop_copies(self.file.parent, self.file.stem)

    def empty_log(self, tries: int = 1) -> bool:
        """Move what SQLite's log holds into the file, and cut the log to nothing.

        The log keeps earlier versions of changed rows until then.

        Args:
            tries: How often to try, half a second apart; somebody reading keeps the log in use.

        Returns:
            Whether the log is empty now.
        """
        if self.file is None:
            return True
        pause = threading.Event()
        with translated(), self._unmanaged() as driver:
            driver.execute("PRAGMA busy_timeout = 0")
            try:
                for left in reversed(range(tries)):
                    busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                    if not busy:
                        return True
                    pause.wait(0.5 if left else 0)
            finally:
                driver.execute(f"PRAGMA busy_timeout = {int(self._lock_wait * 1000)}")
        return False

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def _drop_copies(self, folder: Path | None, stem: str) -> None:
        for copy in folder.glob(f"{stem}-before-*.bak") if folder else ():
            copy.unlink(missing_ok=True)

    @contextmanager
    def _queue(self) -> Iterator[None]:
        if not self._writing.acquire(timeout=self._lock_wait):
            raise StorageError(BUSY)
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def _unmanaged(self) -> Iterator[sqlite3.Connection]:
        """Lend SQLite's own connection, for what can't run inside a transaction."""
        raw = self.engine.raw_connection()
        try:
            yield cast("sqlite3.Connection", raw.driver_connection)
        finally:
            raw.close()


def lock(connection: sa.Connection, name: str) -> None:
    """Wait until no other transaction holds this name; SQLite has one writer anyway."""
    if name and connection.dialect.name == "postgresql":
        connection.execute(
            sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 7301))"), {"name": name}
        )


def new_id() -> str:
    """Return a random id of 16 hexadecimal characters."""
    return secrets.token_hex(8)


def today() -> dt.date:
    """Return the day, which is all the time that is ever stored of what people do."""
    return dt.datetime.now(tz=dt.UTC).date()
