"""Bring a database to the schema of this version, after a backup copy."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from vision.errors import StorageError
from vision.store.database import new_id, today

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
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
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
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(7301)"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return copy


def _backup(database: Database, version: str) -> Path | None:
    """Copy a SQLite file beside itself; keep only the newest few copies."""
    name = database.engine.url.database
    if not database.is_sqlite or not name:
        return None
    source = Path(name)
    stem = f"{source.stem}-before-{version}-"
    copy = source.with_name(f"{stem}{today():%Y%m%d}-{new_id()[:4]}.bak")
    with sqlite3.connect(source) as old, sqlite3.connect(copy) as new:
        old.backup(new)
    old.close()
    new.close()
    copy.chmod(0o600)
    for extra in sorted(source.parent.glob(f"{source.stem}-before-*.bak"))[:-BACKUPS_KEPT]:
        extra.unlink()
    return copy
