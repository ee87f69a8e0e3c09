"""One database behind one small door: transactions, durable commits, plain errors."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy import event

from vision.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK_WAIT_MS: Final = 15_000
"""How long a write waits for a locked SQLite file before it gives up, in milliseconds."""


class Database:
    """An engine, and the key that turns tokens into hashes.

    Args:
        url: SQLAlchemy address of a SQLite file or a PostgreSQL database.
        secret: Key of the hashes that stand for people and browsers.
    """

    def __init__(self, url: str, secret: bytes) -> None:
        self.secret = secret
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _sqlite_engine(url) if self.is_sqlite else _server_engine(url)
        self._writing = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Open a connection for reading.

        Raises:
            StorageError: The database does not answer.
        """
        with _translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Open a transaction: all of it is kept, on the disk, or none of it is.

        SQLite takes one writer at a time; writers of this process queue here, which is
        fairer and quicker than polling for the file's lock.

        Raises:
            StorageError: The database is locked, read-only, full or gone.
        """
        with _translated():
            if not self.is_sqlite:
                with self.engine.begin() as connection:
                    yield connection
                return
            with self._writing, self.engine.connect() as plain:
                connection = plain.execution_options(vision_write=True)
                with connection.begin():
                    yield connection

    def keyed_hash(self, *parts: str) -> str:
        """Return a hash that nobody without the secret can link to ``parts``."""
        joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, joined, hashlib.sha256).hexdigest()

    def scrub(self) -> None:
        """Leave no trace of deleted rows: rewrite a SQLite file, drop our own backup copies.

        PostgreSQL gives the space to other rows in its own time; its backups are its owner's.
        """
        name = self.engine.url.database
        if not self.is_sqlite or not name:
            return
        with _translated(), self._writing:
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("VACUUM")
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()
        path = Path(name)
        for copy in path.parent.glob(f"{path.stem}-before-*.bak"):
            copy.unlink()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def new_id() -> str:
    """Return a random id of 16 hexadecimal characters."""
    return secrets.token_hex(8)


def today() -> dt.date:
    """Return the day, which is all the time that is ever stored of what people do."""
    return dt.datetime.now(tz=dt.UTC).date()


def _sqlite_engine(url: str) -> sa.Engine:
    engine = sa.create_engine(url, pool_size=16, max_overflow=32, pool_timeout=30)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {LOCK_WAIT_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("vision_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server_engine(url: str) -> sa.Engine:
    return sa.create_engine(url, pool_size=16, max_overflow=32, pool_timeout=30, pool_pre_ping=True)


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the driver's errors into one sentence that says what to do."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError) as error:
        raise StorageError(_sentence(str(error).lower())) from error
    except sa.exc.DBAPIError as error:
        if error.connection_invalidated:
            raise StorageError(_sentence("")) from error
        raise


def _sentence(message: str) -> str:
    if "readonly" in message or "read-only" in message:
        return (
            "The database can be read but not written to. Whoever runs this server needs to "
            "give it write access; nothing that you wrote is lost while this page stays open."
        )
    if "full" in message:
        return (
            "The disk of this server is full, so nothing new can be saved. Tell whoever runs it; "
            "keep this page open, and your words stay."
        )
    if "locked" in message:
        return "The database is busy. Your words are still here: try again in a moment."
    return "The database does not answer. Your words are still here: try again in a moment."
