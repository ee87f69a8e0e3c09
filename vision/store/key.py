"""The key of all hashes: one for an installation, and for every server of it."""

from __future__ import annotations

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

    A file has one server, or several that share its folder and so its key.

    Raises:
        StorageError: The database belongs to servers with another key.
    """
    if not database.is_sqlite and not knows_key(database):
        raise StorageError(OTHER)


def knows_key(database: Database) -> bool:
    """Return whether a database goes with our key; one that nobody has used yet takes it."""
    mine = database.keyed_hash("key")
    with database.read() as connection:
        kept = value(connection, KEPT)
    if kept is None:
        with database.write(alone=KEPT) as connection:
            kept = value(connection, KEPT)
            if kept is None:
                keep(connection, KEPT, mine)
                return True
    return kept == mine
