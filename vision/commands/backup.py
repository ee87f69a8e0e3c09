"""``python -m vision backup`` and ``restore``: everything into one file, and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vision.settings import Settings
from vision.store import Store, new_id, open_store, today
from vision.store.backup import back_up
from vision.store.connections import called
from vision.store.restore import restore

if TYPE_CHECKING:
    import argparse

KEY: Final = (
    "The key is not in the file: keep secret.key of the data folder, or VISION_SECRET, in another "
    "place. Whoever has both can tell which browser wrote what."
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both commands to ``python -m vision``."""
    parser = subparsers.add_parser("backup", help="copy everything into one file")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.set_defaults(run=run)
    back = subparsers.add_parser("restore", help="put everything from a backup in its place")
    back.add_argument("file", metavar="FILE", type=Path)
    back.add_argument("--other-key", action="store_true", help="also where nobody is known again")
    back.set_defaults(run=run_restore)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return what was copied; the app may run meanwhile.

    Raises:
        InvalidFileError: There is something in the file's place, or no folder for it; or there is
            no database.
        StorageError: The database does not answer, or is of a newer version.
    """
    settings = Settings.from_mapping(os.environ, makes_key=False)
    store = Store(settings.database_url, settings.secret)
    try:
        rows = back_up(store.database, args.file)
        which = called(settings.database_url)
        return {"database": which, "file": str(args.file), "rows": rows, "notice": KEY}
    finally:
        store.close()


def run_restore(args: argparse.Namespace) -> dict[str, Any]:
    """Return what was put back, and where a copy of what was there before lies.

    Raises:
        InvalidFileError: It is no backup.
        StorageError: It is of a newer version or of another key, or the database does not answer.
    """
    settings = Settings.from_mapping(os.environ)
    store = open_store(settings)
    try:
        before = settings.data_folder / f"before-restore-{today():%Y%m%d}-{new_id()[:4]}.vision"
        back_up(store.database, before)
        try:
            rows = restore(store.database, args.file, other_key=args.other_key)
        except Exception:
            before.unlink(missing_ok=True)  # nothing was changed
            raise
        which = called(settings.database_url)
        return {"database": which, "rows": rows, "before": str(before)}
    finally:
        store.close()
