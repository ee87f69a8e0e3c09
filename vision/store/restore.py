"""Everything from a backup in the place of what is there."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from vision.errors import InvalidFileError, StorageError
from vision.store.backup import VERSIONS, copied, counted, tables
from vision.store.database import Database
from vision.store.key import change_key, takes_key
from vision.store.migration import migrate
from vision.store.schema import workshop

NO_BACKUP: Final = "{path} is no backup of this app, or is damaged. Nothing was changed."
OTHER_KEY: Final = (
    "{path} belongs to an installation with another key: everyone in it would be a stranger here. "
    "Put its secret.key into the data folder, or set VISION_SECRET to its value; or say "
    "--other-key to go on all the same. Nothing was changed."
)


def restore(database: Database, path: Path, *, other_key: bool = False) -> dict[str, int]:
    """Put everything from a file in the place of what is there: all of it, or nothing.

    Args:
        database: Of this version; others may use it meanwhile, and wait.
        path: What ``back_up`` wrote, with this version or an older one.
        other_key: Whether to take a file that belongs to another key.

    Returns:
        How many rows of the tables that people know.

    Raises:
        InvalidFileError: It is no such file.
        StorageError: It was made by a newer version, or belongs to another key.
    """
    _check(path)
    with tempfile.TemporaryDirectory(prefix="vision-restore-") as folder:
        draft = Path(folder) / "restored.db"
        shutil.copyfile(path, draft)
        draft.chmod(0o600)
        copy = Database(f"sqlite:///{draft}", database.secret)
        try:
            migrate(copy)
            if not takes_key(copy):
                if not other_key:
                    raise StorageError(OTHER_KEY.format(path=path))
                change_key(copy)  # else no server of ours would start on it
            with copy.read() as source, database.rebuild() as target:
                before = _revisions(target)
                _empty(target)
                copied(source, target)
                _go_on_from(before, target)
            found = counted(draft)
        finally:
            copy.close()
    return found


def _check(path: Path) -> None:
    if not path.is_file():
        raise InvalidFileError(f"There is no file {path}.")
    try:
        here = f"{path.resolve().as_uri()}?mode=ro&immutable=1"  # nothing is made beside it
        with closing(sqlite3.connect(here, uri=True)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.execute(f"SELECT version_num FROM {VERSIONS}").fetchone()  # nosec B608 # noqa: S608
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise InvalidFileError(NO_BACKUP.format(path=path))


def _revisions(target: sa.Connection) -> dict[str, int]:
    found = target.execute(sa.select(workshop.c.id, workshop.c.revision))
    return {row.id: row.revision for row in found}


def _go_on_from(before: dict[str, int], target: sa.Connection) -> None:
    """Count on from the revisions that were there.

    A worker may be making a result of what there was, and would hand it in as the newer one.
    """
    for room, now in _revisions(target).items():
        if now <= before.get(room, -1):
            here = sa.update(workshop).where(workshop.c.id == room)
            target.execute(here.values(revision=before[room] + 1))


def _empty(target: sa.Connection) -> None:
    found = tables(target)
    if target.dialect.name == "postgresql":  # writers of other servers wait until all is there
        names = ", ".join(f'"{table.name}"' for table in found)
        target.exec_driver_sql(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    for table in reversed(found):
        target.execute(sa.delete(table))
