"""Bring a database to the schema of this version, after a backup copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from vision.errors import StorageError
from vision.store.database import new_id, today
from vision.store.failures import translated

if TYPE_CHECKING:
    from vision.store.database import Database

BACKUPS_KEPT: Final = 3


def migrate(database: Database) -> Path | None:
    """Bring the database to the newest schema.

    Args:
        database: An empty one, one of this version, or one of an older version.

    Returns:
        Where the backup copy lies, if one was made: a SQLite file with data in it that was
        about to change. PostgreSQL is migrated inside one transaction instead.

    Raises:
        StorageError: The database can't be opened, or is of a newer version than this app.
    """
    config = Config()
    # A percent sign in a path would be read as a reference to another setting.
    here = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", here)
    script = ScriptDirectory.from_config(config)
    with database.read() as connection:
        at = MigrationContext.configure(connection).get_current_revision()
    if at == script.get_current_head():
        return None
    if at is not None and at not in {revision.revision for revision in script.walk_revisions()}:
        raise StorageError(
            "This database was made by a newer version of the app. Start that version, or "
            "restore the backup that was made before the change."
        )
    copy = _backup(database, at) if at is not None else None
    with database.rebuild() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return copy


def _backup(database: Database, version: str) -> Path | None:
    """Copy a SQLite file beside itself; keep only the newest few copies."""
    source = database.file
    if source is None:
        return None
    copy = source.with_name(f"{source.stem}-before-{version}-{today():%Y%m%d}-{new_id()[:4]}.bak")
    copy.touch(mode=0o600)
    with (
        translated(),
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(copy)) as new,
    ):
        old.backup(new)
    others = set(source.parent.glob(f"{source.stem}-before-*.bak")) - {copy}
    # The one just made is the newest, whatever a clock says that was set back.
    for extra in sorted(others, key=_age)[: 1 - BACKUPS_KEPT]:
        extra.unlink(missing_ok=True)
    return copy


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0  # another process tidies up as well
