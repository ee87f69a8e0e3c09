"""A driver's error becomes one plain sentence, and never carries what somebody typed."""

from __future__ import annotations

import logging
import sqlite3
from typing import TYPE_CHECKING

import psycopg
import pytest
import sqlalchemy as sa

from vision.errors import InvalidTextError, NotFoundError, StorageError
from vision.store import failures

if TYPE_CHECKING:
    from vision.store import Store

# Messages as SQLite 3.4x and PostgreSQL 18 write them.
MESSAGES = [
    ("attempt to write a readonly database", failures.READ_ONLY),
    ("cannot execute INSERT in a read-only transaction", failures.READ_ONLY),
    ("database or disk is full", failures.FULL),
    ('could not extend file "base/1/2": No space left on device', failures.FULL),
    ("database is locked", failures.BUSY),
    ("database table is locked: statement", failures.BUSY),
    ("deadlock detected", failures.BUSY),
    ("canceling statement due to lock timeout", failures.BUSY),
    ("database disk image is malformed", failures.DAMAGED),
    ("file is not a database", failures.DAMAGED),
    ("unable to open database file", failures.SILENT),
    ("server closed the connection unexpectedly", failures.SILENT),
    ("disk I/O error", failures.BROKEN),
    ('could not fsync file "base/1/2": Input/output error', failures.BROKEN),
    ('could not extend file "base/1/2": Disk quota exceeded', failures.FULL),
]


@pytest.mark.parametrize(("message", "sentence"), MESSAGES)
def test_every_known_message_has_its_sentence(message: str, sentence: str) -> None:
    """Who reads it knows what to do; all of them are one or two plain sentences."""
    assert failures.sentence(message) == sentence
    assert sentence.endswith(".")
    assert "Error" not in sentence


@pytest.mark.parametrize("error", [sa.exc.OperationalError, sa.exc.InternalError])
def test_typed_words_do_not_choose_the_sentence(error: type[sa.exc.DBAPIError]) -> None:
    """A statement about a read-only, locked and full life is not a diagnosis."""
    typed = {"text": "my calendar is full, the doors are locked, the lists read-only"}
    with pytest.raises(StorageError) as caught, failures.translated():
        raise error("INSERT", typed, sqlite3.OperationalError("unable to open database file"))
    assert str(caught.value) == failures.SILENT


def test_mistakes_of_ours_are_not_hidden() -> None:
    """A wrong query is a bug, not the server's trouble."""
    with pytest.raises(sa.exc.ProgrammingError), failures.translated():
        raise sa.exc.ProgrammingError("SELEC", {}, sqlite3.ProgrammingError("syntax"))


def test_a_missing_parent_says_that_it_is_gone() -> None:
    """Deleted meanwhile by somebody else."""
    cause = sqlite3.IntegrityError("FOREIGN KEY constraint failed")
    with pytest.raises(NotFoundError), failures.translated():
        raise sa.exc.IntegrityError("INSERT", {}, cause)
    other = sqlite3.IntegrityError("NOT NULL constraint failed")
    with pytest.raises(sa.exc.IntegrityError), failures.translated():
        raise sa.exc.IntegrityError("INSERT", {}, other)


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        (psycopg.errors.LockNotAvailable("storniere Anfrage: Zeitüberschreitung"), failures.BUSY),
        (psycopg.errors.DeadlockDetected("Verklemmung entdeckt"), failures.BUSY),
        (psycopg.errors.DiskFull("kein Platz mehr auf dem Gerät"), failures.FULL),
        (psycopg.errors.ReadOnlySqlTransaction("nur Lesen"), failures.READ_ONLY),
        (psycopg.errors.DataCorrupted("ungültige Seite"), failures.DAMAGED),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_server_may_speak_any_language(cause: psycopg.Error, sentence: str) -> None:
    """PostgreSQL's codes are the same everywhere; its words are its operating system's."""
    with pytest.raises(StorageError) as caught, failures.translated():
        raise sa.exc.OperationalError("INSERT", {}, cause)
    assert str(caught.value) == sentence


def test_what_is_gone_is_named() -> None:
    """Whoever answers a statement that is withdrawn in that moment reads of no lost workshop."""
    cause = psycopg.errors.ForeignKeyViolation("verletzt »fk_response_statement_id«")
    with pytest.raises(NotFoundError) as caught, failures.translated():
        raise sa.exc.IntegrityError("INSERT", {}, cause)
    assert caught.value.what == "statement"


def test_characters_that_no_column_takes() -> None:
    """Forged bytes get a sentence."""
    with pytest.raises(InvalidTextError, match="characters"), failures.translated():
        "\ud800".encode()


def test_no_error_and_no_log_carries_what_was_typed(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Words that a failing query held are in no message of the whole chain, and in no log."""
    caplog.set_level(logging.DEBUG)
    refused = (sa.exc.DBAPIError, StorageError)  # of PostgreSQL, and of SQLite
    with pytest.raises(refused) as caught, store.database.write() as connection:
        connection.execute(
            sa.text("INSERT INTO no_such_table VALUES (:typed)"), {"typed": "quokkamarker"}
        )
    chain: BaseException | None = caught.value
    while chain is not None:
        assert "quokkamarker" not in str(chain)
        chain = chain.__cause__
    assert "quokkamarker" not in caplog.text
