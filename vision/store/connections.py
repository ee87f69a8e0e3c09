"""How connections to SQLite and to PostgreSQL are opened and kept."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy import event

from vision.errors import StorageError
from vision.store.failures import GONE
from vision.translation import marked

if TYPE_CHECKING:
    from sqlalchemy.pool import ConnectionPoolEntry

LOCK_WAIT_S: Final = 15.0
"""How long a write waits for others before it gives up, in seconds."""

CONNECTIONS: Final = 48
"""The most connections that one process keeps open to its database."""

CONNECT_WAIT_S: Final = 10
"""How long a database server may take to answer a new connection, in seconds."""


NO_DRIVER: Final = marked(
    "The driver for PostgreSQL is not installed. Run pip install -r requirements-postgres.txt, or"
    " leave DATABASE_URL out."
)
NO_ADDRESS: Final = marked(
    "The address of the database can't be used. Write DATABASE_URL as "
    "postgresql://USER:PASSWORD@HOST/DATABASE, or leave it out."
)


def engine(url: str, lock_wait: float) -> sa.Engine:
    """Return an engine for the database at an address.

    Args:
        url: SQLAlchemy address of a SQLite file or a PostgreSQL database.
        lock_wait: Seconds to wait for other transactions.

    Raises:
        StorageError: It is the address of neither.
    """
    makers = {"sqlite": sqlite_engine, "postgresql": server_engine}
    try:
        return makers[sa.make_url(url).get_backend_name()](url, lock_wait)
    except ModuleNotFoundError:
        raise StorageError(NO_DRIVER) from None
    except (sa.exc.ArgumentError, KeyError, ValueError, ImportError):
        raise StorageError(NO_ADDRESS) from None  # the cause may tell the password


def called(url: str) -> str:
    """Return which database an address is of, in words and without its user and password.

    Raises:
        StorageError: It is no address.

    Example:
        >>> called("postgresql+psycopg://vision:secret@db.example.org/vision")
        'PostgreSQL, database vision on db.example.org'
        >>> called("sqlite:////srv/data/vision.db")
        'SQLite, the file /srv/data/vision.db'
    """
    try:
        made = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise StorageError(NO_ADDRESS) from None  # the cause may tell the password
    if made.get_backend_name() == "sqlite":
        return f"SQLite, the file {made.database}"
    host = made.host or made.query.get("host") or "this machine"
    return f"PostgreSQL, database {made.database} on {host}"


def sqlite_engine(url: str, lock_wait: float) -> sa.Engine:
    """Return an engine whose commits are on the disk and whose file can't be swapped unseen.

    Args:
        url: SQLAlchemy address of a file.
        lock_wait: Seconds to wait for another process's transaction.
    """
    # What people typed must not get into an error's text, and from there into a log.
    engine = sa.create_engine(
        url,
        pool_size=CONNECTIONS // 3,
        max_overflow=CONNECTIONS - CONNECTIONS // 3,
        pool_timeout=30,
        hide_parameters=True,
    )
    name = engine.url.database
    path = Path(name) if name and not name.startswith((":", "file:")) else None

    opened = threading.Event()

    @event.listens_for(engine, "do_connect")
    def _refuse_to_start_anew(*_: object) -> None:
        # SQLite would make an empty file in the place of one that was taken away.
        if path and opened.is_set() and not path.exists():
            raise StorageError(GONE)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ANN401 - the driver's own type
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(lock_wait * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        _log_ahead(connection, lock_wait)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        record.info["file"] = _file(path)
        opened.set()

    @event.listens_for(engine, "checkout")
    def _check(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        # A deleted file can still be written to by whoever has it open: words would be lost.
        if _file(path) != record.info["file"]:
            raise sa.exc.DisconnectionError  # and a new connection is asked for, see above

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("vision_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def server_engine(url: str, lock_wait: float) -> sa.Engine:
    """Return an engine for a PostgreSQL server that survives its restarts.

    Args:
        url: SQLAlchemy address of a database.
        lock_wait: Seconds to wait for another transaction; a server would wait for ever.
    """
    engine = sa.create_engine(
        url,
        pool_size=CONNECTIONS // 3,
        max_overflow=CONNECTIONS - CONNECTIONS // 3,
        pool_timeout=30,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": CONNECT_WAIT_S},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: ConnectionPoolEntry) -> None:  # noqa: ANN401 - the driver's own type
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = {int(lock_wait * 1000)}")
        connection.autocommit = False

    return engine


def _log_ahead(connection: sqlite3.Connection, lock_wait: float) -> None:
    """Turn on the write-ahead log; two processes that do so at once do not wait by themselves."""
    give_up = time.monotonic() + lock_wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def _file(path: Path | None) -> tuple[int, int] | None:
    """Return what tells a file from another one of the same name."""
    try:
        found = path.stat() if path else None
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if found else None
