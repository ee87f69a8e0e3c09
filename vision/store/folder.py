"""The data folder and its files, which are for their owner only."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from vision.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path, database: Path | None) -> None:
    """Make the data folder, which only its owner may look into, and the file of the database.

    SQLite gives its log the rights of its file. What is there already is left as it is.

    Args:
        folder: Where data is kept.
        database: The SQLite file; None where a server keeps the data.

    Raises:
        StorageError: The folder can't be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if database is not None and database.parent.exists() and not database.exists():
            os.close(os.open(database, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StorageError(
            f"The folder {folder} for the database can't be made. Give this app the right to make "
            "it, or name another one in VISION_DATA."
        ) from error


def open_to_others(folder: Path) -> tuple[Path, ...]:
    """Return the folder and the files in it that others on this machine may look into.

    A folder that is closed closes what is in it. Where rights are kept otherwise (Windows),
    nothing is returned.
    """
    if os.name == "nt" or not folder.is_dir() or not _is_open(folder):
        return ()
    return (folder, *sorted(path for path in folder.iterdir() if path.is_file() and _is_open(path)))


def _is_open(path: Path) -> bool:
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except OSError:
        return False
