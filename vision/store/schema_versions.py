"""Which schema a database has, and which one this app works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from vision.errors import StorageError

if TYPE_CHECKING:
    from vision.store.database import Database


def version(database: Database) -> str | None:
    """Return the version of a database's schema, None for an empty one.

    Raises:
        StorageError: It does not answer, or is of a newer version than this app.
    """
    with database.read() as connection:
        at: str | None = MigrationContext.configure(connection).get_current_revision()
    known = {revision.revision for revision in _script().walk_revisions()}
    if at is not None and at not in known:
        raise StorageError(
            "This database was made by a newer version of the app. Start that version, or "
            "restore the backup that was made before the change."
        )
    return at


def newest() -> str | None:
    """Return the version of the schema that this app works with."""
    return _script().get_current_head()


def upgraded_to(database: Database, revision: str) -> None:
    """Bring a database to one version of the schema, in one transaction."""
    config = _config()
    with database.rebuild() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    # A percent sign in a path would be read as a reference to another setting.
    here = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", here)
    return config


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
