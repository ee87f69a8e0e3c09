"""A whole installation in one file, and back again, also from one engine to the other.

The file is a SQLite database of the schema that the source had. The key of all hashes is not in it:
whoever holds only the file can't tell whose token stands for whom.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import InvalidFileError
from vision.store.connections import called
from vision.store.database import Database
from vision.store.failures import translated
from vision.store.schema_versions import upgraded_to, version

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE: Final = 1_000
"""Rows that are held in memory."""

NOTHING: Final = (
    "There is nothing to copy: {which}, holds nothing of this app. Set DATABASE_URL or VISION_DATA "
    "as the app has them."
)
ONE_FILE: Final = "PRAGMA journal_mode = DELETE"
"""Else SQLite makes two files more beside it whenever it is looked at, and needs the right to."""

VERSIONS: Final = "alembic_version"
COUNTED: Final = ("workshop", "participant", "statement", "snapshot")
"""Tables of which is told how many rows were copied."""


def back_up(database: Database, path: Path) -> dict[str, int]:
    """Copy everything into a new file, as it is at one moment, while others go on writing.

    Args:
        database: Of any version up to this one's.
        path: Where to; only its owner may read it.

    Returns:
        How many rows of the tables that people know.

    Raises:
        InvalidFileError: There is something already, or no folder for it; or there is no database.
        StorageError: The database does not answer, or is of a newer version than this app.
    """
    if path.exists() or not path.parent.is_dir():
        raise InvalidFileError(
            f"{path} can't be written: there is something already, or there is no such folder."
        )
    if database.file is None and "?" in str(path.absolute()):  # an address would end there
        raise InvalidFileError(f"{path} can't be written: leave out the question mark.")
    is_there = database.file is None or database.file.exists()  # asking would make the file
    at = version(database) if is_there else None
    if at is None:
        raise InvalidFileError(NOTHING.format(which=called(str(database.engine.url))))
    with _beside(path) as draft:
        if database.file is not None:
            with (
                translated(),
                closing(sqlite3.connect(database.file)) as old,
                closing(sqlite3.connect(draft)) as new,
            ):
                old.backup(new)
                new.execute(ONE_FILE)
        else:
            copy = Database(f"sqlite:///{draft}", database.secret)
            upgraded_to(copy, at)
            with _at_one_moment(database) as source, copy.rebuild() as target:
                copied(source, target)
            copy.close()
            with closing(sqlite3.connect(draft)) as new:
                new.execute(ONE_FILE)
        found = counted(draft)
        draft.replace(path)
    return found


def counted(path: Path) -> dict[str, int]:
    """Return how many rows of the tables that people know are in a file."""
    with closing(sqlite3.connect(path)) as connection:
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        return {
            name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # nosec B608 # noqa: S608 - our own names
            for name in COUNTED
            if name in there
        }


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Lend a draft beside a file, so that no half of one is ever found in its place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for left in path.parent.glob(f"{Path(name).name}*"):
            left.unlink(missing_ok=True)


@contextmanager
def _at_one_moment(database: Database) -> Iterator[sa.Connection]:
    """Open a connection that sees everything as it was when it was opened."""
    with translated(), database.engine.connect() as plain:
        connection = plain.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def tables(connection: sa.Connection) -> list[sa.Table]:
    """Return the tables as they are, owners before what they own."""
    found = sa.MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != VERSIONS]


def copied(source: sa.Connection, target: sa.Connection) -> None:
    """Copy all rows of all tables from one database of a version to another, which is empty."""
    theirs = {table.name: table for table in tables(source)}
    for table in tables(target):
        rows = source.execution_options(yield_per=AT_ONCE).execute(sa.select(theirs[table.name]))
        for some in rows.mappings().partitions(AT_ONCE):
            target.execute(sa.insert(table), [dict(row) for row in some])
