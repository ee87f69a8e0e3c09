"""Bring a database to the schema of this version, after a backup copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.limits import BACKUPS_KEPT
from vision.store.backup import back_up
from vision.store.database import new_id, today
from vision.store.schema_versions import newest, upgraded_to, version

if TYPE_CHECKING:
    from pathlib import Path

    from vision.store.database import Database

SERVER: Final = "vision"
"""What copies of a database are called whose address is no file."""


def migrate(database: Database, folder: Path | None = None) -> Path | None:
    """Bring the database to the newest schema.

    Args:
        database: An empty one, one of this version, or one of an older version.
        folder: Where the copy of a PostgreSQL database goes; without one none is made, and the
            transaction alone protects it. A file's copy lies beside it.

    Returns:
        Where the backup copy lies, if one was made: of a database with data in it that was about
        to change.

    Raises:
        StorageError: The database can't be opened, or is of a newer version than this app.
    """
    at = version(database)
    if at == newest():
        return None
    copy = _backup(database, at, folder) if at is not None else None
    upgraded_to(database, "head")
    return copy


def _backup(database: Database, at: str, folder: Path | None) -> Path | None:
    """Copy a database beside itself, or into a folder; keep only the newest few copies."""
    source = database.file
    home = folder if source is None else source.parent
    if home is None:
        return None
    stem = SERVER if source is None else source.stem
    copy = home / f"{stem}-before-{at}-{today():%Y%m%d}-{new_id()[:4]}.bak"
    back_up(database, copy)
    others = set(home.glob(f"{stem}-before-*.bak")) - {copy}
    # The one just made is the newest, whatever a clock says that was set back.
    for extra in sorted(others, key=_age)[: 1 - BACKUPS_KEPT]:
        extra.unlink(missing_ok=True)
    return copy


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0  # another process tidies up as well
