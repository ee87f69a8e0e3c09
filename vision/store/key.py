"""The key of all hashes: one for an installation, and for every server of it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from vision.errors import StorageError
from vision.store.installation import keep, value
from vision.translation import marked

if TYPE_CHECKING:
    from vision.store.database import Database

KEPT: Final = "key"
"""Where the database keeps a hash by which it knows its key again."""

OTHER: Final = marked(
    "This database belongs to servers with another key: here, nobody would be who they are there. "
    "Set VISION_SECRET to theirs; the first server keeps it in secret.key in its data folder."
)


def check_key(database: Database) -> None:
    """Let a server in that has the key of the others on its database, and note the first one's.

    A file has one server, or several that share its folder and so its key: whoever lost that goes
    on with a new one, and a backup still says whose it is.

    Raises:
        StorageError: The database belongs to servers with another key.
    """
    if not database.is_sqlite:
        if not takes_key(database):
            raise StorageError(OTHER)
        return
    with contextlib.suppress(StorageError):  # a full disk: what is there can be read all the same
        takes_key(database)


def takes_key(database: Database) -> bool:
    """Return whether a database goes with our key; one that nobody has used yet takes it."""
    kept = _kept(database)
    if kept is None:
        with database.write(alone=KEPT) as connection:
            kept = value(connection, KEPT)
            if kept is None:
                kept = _mine(database)
                keep(connection, KEPT, kept)
    return kept == _mine(database)


def fits_key(database: Database) -> bool:
    """Return whether a database goes with our key, or with any; nothing is changed."""
    return _kept(database) in {None, _mine(database)}


def change_key(database: Database) -> None:
    """Note our key in a database that goes with another one."""
    with database.write(alone=KEPT) as connection:
        keep(connection, KEPT, _mine(database))


def _mine(database: Database) -> str:
    return database.keyed_hash("key")


def _kept(database: Database) -> str | None:
    with database.read() as connection:
        return value(connection, KEPT)
