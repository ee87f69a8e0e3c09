"""What a database's errors mean to a person: one sentence each, never what somebody typed."""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import InvalidTextError, NotFoundError, StorageError
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY: Final = marked("The database is busy. Your words are still here: try again in a moment.")
GONE: Final = marked(
    "The database file is gone. Whoever runs this server needs to put it back; nothing that you "
    "wrote is lost while this page stays open."
)
READ_ONLY: Final = marked(
    "The database can be read but not written to. Whoever runs this server needs to "
    "give it write access; nothing that you wrote is lost while this page stays open."
)
FULL: Final = marked(
    "The disk of this server is full, so nothing new can be saved. Tell whoever runs it; "
    "keep this page open, and your words stay."
)
BROKEN: Final = marked(
    "The disk of this server does not take what is written, so nothing new can be saved. Tell "
    "whoever runs it; keep this page open, and your words stay."
)
SILENT: Final = marked(
    "The database does not answer. Your words are still here: try again in a moment."
)
DAMAGED: Final = marked(
    "The database file is damaged. Whoever runs this server needs to restore a backup of it."
)
UNFIT: Final = marked("This holds characters that can't be kept. Type it again without them.")
REFUSED: Final = (
    "The database server was reached, but it lets nobody in with this user, password and name of a "
    "database: look at DATABASE_URL."
)
"""On consoles and to operators only."""

STATES: Final = {
    "25006": READ_ONLY,
    "40P01": BUSY,
    "55P03": BUSY,
    "53100": FULL,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}
"""PostgreSQL's codes; its messages come in the language of its server."""

MISSING_OWNER: Final = "23503"
OWNER: Final = re.compile(r"\bfk_[a-z]+_([a-z]+)_id\b")
"""A foreign key's name holds the column, and so the table, that it leads to."""

REFUSALS: Final = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.InternalError)
"""Errors of the database's state; others are mistakes of ours."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into one sentence that says what to do.

    Raises:
        StorageError: The database is locked, read-only, full, gone or silent.
        NotFoundError: Something was to be kept for something that is gone.
        InvalidTextError: A forged value that no column takes.
    """
    try:
        yield
    except sa.exc.TimeoutError as error:
        raise StorageError(BUSY) from error
    except sqlite3.OperationalError as error:
        raise StorageError(sentence(str(error))) from error
    except sa.exc.IntegrityError as error:
        message = str(error.orig)
        if _state(error) == MISSING_OWNER or "foreign key" in message.lower():
            named = OWNER.search(message)
            raise NotFoundError(named.group(1) if named else "workshop") from error
        raise
    except (sa.exc.DataError, UnicodeEncodeError) as error:
        raise InvalidTextError(UNFIT) from error
    except sa.exc.DBAPIError as error:
        refused = isinstance(error, REFUSALS) or type(error) is sa.exc.DatabaseError
        if refused or error.connection_invalidated:
            told = STATES.get(_state(error)) or sentence(str(error.orig))
            raise StorageError(told) from error
        raise


def is_refusal(error: StorageError) -> bool:
    """Return whether a PostgreSQL server asked for a password and then let nobody in.

    Its driver knows, whatever the language of the server's own words, which may tell hosts.
    """
    cause = error.__cause__
    failed = getattr(cause.orig, "pgconn", None) if isinstance(cause, sa.exc.DBAPIError) else None
    asked = getattr(failed, "used_password", False) or getattr(failed, "needs_password", False)
    return bool(asked)


def _state(error: sa.exc.DBAPIError) -> str:
    """Return PostgreSQL's code of an error; empty for SQLite, which has none."""
    return getattr(error.orig, "sqlstate", None) or ""


def sentence(message: str) -> str:
    """Return the sentence for a driver's message.

    Example:
        >>> sentence("database is locked")
        'The database is busy. Your words are still here: try again in a moment.'
    """
    plain = message.lower()
    if "readonly" in plain or "read-only" in plain:
        return READ_ONLY
    if "is full" in plain or "no space left" in plain or "quota exceeded" in plain:
        return FULL
    if "i/o error" in plain or "input/output error" in plain:  # SQLite's word for a quota as well
        return BROKEN
    if "malformed" in plain or "not a database" in plain:
        return DAMAGED
    if "locked" in plain or "deadlock" in plain or "lock timeout" in plain:
        return BUSY
    return SILENT
