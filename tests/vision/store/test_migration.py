"""Older databases are brought up to date with all that is in them, newer ones are left alone."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from vision.errors import StorageError
from vision.limits import BACKUPS_KEPT
from vision.settings import Settings
from vision.store import Setup, Store, open_store
from vision.store import migration as migrations
from vision.store.migration import migrate
from vision.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Callable

OLDEST = "0001"
FIRST = """
INSERT INTO workshop (id, title, code, phase, round, moderation, smallest_group, lens, is_sample,
    revision, archived, day)
VALUES ('w', 'Spring', 'KITE 47', 'gather', 1, 'show and hide', 5, 'meaning', false,
    3, false, :day);
INSERT INTO question VALUES ('q', 'w', 'Why?', 0);
INSERT INTO level VALUES ('l', 'w', 'All', 0, 9, NULL);
INSERT INTO participant VALUES ('p', 'w', 'hash', 'l', NULL, 1);
INSERT INTO statement (id, workshop_id, question_id, participant_id, round, position, text, status,
    quotable, token, day)
VALUES ('s', 'w', 'q', 'p', 1, 0, 'More time', 'visible', true, 'token', :day)
"""
"""What the first version would have written."""

ROOT = Path(__file__).parents[3]


def at_oldest(url: str, secret: bytes) -> Store:
    """Return a store on a database of the first version, with words in it."""
    store = Store(url, secret)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent / "migrations"))
    day = dt.date(2025, 3, 1)
    with store.database.rebuild() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, OLDEST)
        for query in FIRST.split(";"):
            connection.execute(sa.text(query), {"day": day} if ":day" in query else {})
    return store


def check_words(store: Store) -> None:
    """Check that what the first version wrote is there, and can be added to."""
    workshop = store.workshops.by_code("kite 47")
    assert (workshop.id, workshop.revision, workshop.levels[0].expected) == ("w", 3, 9)
    assert [s.text for s in store.statements.of("p", "q")] == ["More time"]
    assert [g.level_id for g in store.statements.gathered("q")] == ["l"]
    store.statements.add("p", "q", "Less noise", "t")
    assert store.statements.counts("w") == (1, 2)


def test_migrations_make_exactly_the_schema(empty_url: str, secret: bytes) -> None:
    """Nobody changes a table without a migration, on either engine."""
    store = Store(empty_url, secret)
    migrate(store.database)
    with store.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_an_older_database_is_brought_up_to_date(empty_url: str, secret: bytes) -> None:
    """Everything in it stays; on SQLite a copy from before is kept beside it."""
    store = at_oldest(empty_url, secret)

    copy = migrate(store.database)

    check_words(store)
    assert migrate(store.database) is None
    store.close()
    assert (copy is not None) == empty_url.startswith("sqlite")
    if copy is not None:
        assert copy.stat().st_mode & 0o077 == 0 or os.name == "nt"
        with closing(sqlite3.connect(copy)) as old:
            assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (OLDEST,)
            assert old.execute("SELECT text FROM statement").fetchall() == [("More time",)]
            assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_words_that_no_file_takes_are_cleaned(empty_url: str, secret: bytes) -> None:
    """Names, statements and edits that end what draws them; all others stay as they are."""
    store = at_oldest(empty_url, secret)
    edit = json.dumps({"action": "rename", "theme": 1, "name": "Time\x01\uffff", "into": []})
    with store.database.write() as connection:
        for table, column, kept in (("level", "name", "All\uffff"), ("statement", "text", "\x01")):
            connection.execute(sa.text(f"UPDATE {table} SET {column} = :kept"), {"kept": kept})  # noqa: S608
        insert = "INSERT INTO edit (id, workshop_id, question_id, position, body) VALUES "
        connection.execute(sa.text(f"{insert} ('e', 'w', 'q', 0, :body)"), {"body": edit})

    migrate(store.database)

    workshop = store.workshops.get("w")
    assert (workshop.levels[0].name.strip(), workshop.title) == ("All", "Spring")
    assert workshop.revision == 4
    assert store.theme_edits.log("q")[0].body["name"].strip() == "Time"
    assert [s.text for s in store.statements.of("p", "q")] == ["\N{REPLACEMENT CHARACTER}"]
    store.close()


def test_vectors_of_earlier_versions_are_made_anew(empty_url: str, secret: bytes) -> None:
    """Some were of lines that nobody typed, and would outlive what was withdrawn."""
    store = at_oldest(empty_url, secret)
    with store.database.write() as connection:
        kept = sa.text("INSERT INTO vector (text_hash, encoder, value) VALUES ('h', 'e', :value)")
        connection.execute(kept, {"value": b"1"})

    migrate(store.database)

    with store.database.read() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM vector")).scalar() == 0
    store.close()


@pytest.mark.slow
def test_a_backup_can_be_put_back(tmp_path: Path, secret: bytes) -> None:
    """The copy is a whole database, which this version brings up to date again."""
    store = at_oldest(f"sqlite:///{tmp_path / 'vision.db'}", secret)
    copy = migrate(store.database)
    store.close()
    assert copy is not None
    copy.replace(tmp_path / "restored.db")

    restored = Store(f"sqlite:///{tmp_path / 'restored.db'}", secret)
    migrate(restored.database)
    check_words(restored)
    restored.close()


@pytest.mark.parametrize("at", [1_000_000, 4_000_000_000], ids=["earlier", "clock set back"])
def test_the_newest_backups_are_kept(at: int, tmp_path: Path, secret: bytes) -> None:
    """Old copies make room for the one just made, whatever their names or dates sort like."""
    for age, name in enumerate(("zzzz", "mmmm", "aaaa", "bbbb")):
        path = tmp_path / f"vision-before-0000-20250101-{name}.bak"
        path.write_bytes(b"old")
        os.utime(path, (at + age, at + age))
    store = at_oldest(f"sqlite:///{tmp_path / 'vision.db'}", secret)

    copy = migrate(store.database)

    left = sorted(tmp_path.glob("*.bak"))
    assert copy in left
    assert len(left) == BACKUPS_KEPT
    assert {path.stem[-4:] for path in left if path != copy} == {"aaaa", "bbbb"}
    store.close()


def test_a_failing_migration_leaves_everything_as_it_was(empty_url: str, secret: bytes) -> None:
    """A table is in the way: nothing of the new schema is there afterwards, all words are."""
    store = at_oldest(empty_url, secret)
    with store.database.write() as connection:
        connection.execute(sa.text("CREATE TABLE stance (something INTEGER)"))

    with pytest.raises((StorageError, sa.exc.ProgrammingError)):
        migrate(store.database)

    with store.database.read() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == OLDEST
        assert "draft" not in sa.inspect(connection).get_table_names()
    with store.database.write() as connection:
        connection.execute(sa.text("DROP TABLE stance"))
    migrate(store.database)
    check_words(store)
    store.close()


def test_a_newer_database_is_refused(empty_url: str, secret: bytes) -> None:
    """A sentence says which way out there is, and nothing is touched."""
    store = at_oldest(empty_url, secret)
    with store.database.write() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageError, match="newer version of the app"):
        migrate(store.database)
    with store.database.read() as connection:
        found = connection.execute(sa.text("SELECT version_num FROM alembic_version"))
        assert found.scalar_one() == "9999"
        assert connection.execute(sa.text("SELECT count(*) FROM statement")).scalar() == 1
    store.close()


STARTER = """
import sys
from vision.store import Setup, Store
from vision.store.migration import migrate
sys.stdin.readline()
store = Store(sys.argv[1], b"key")
migrate(store.database)
store.workshops.add(Setup(sys.argv[2], ["Q?"], [("All", 0)]))
print("started")
"""


@pytest.mark.parametrize("older", [False, True], ids=["empty", "older"])
@pytest.mark.stage2
def test_servers_that_start_at_once(empty_url: str, secret: bytes, older: bool) -> None:  # noqa: FBT001 - pytest's way
    """Three processes at the same moment, on a new database or an older one: all three work."""
    if older:
        at_oldest(empty_url, secret).close()
    running = [
        subprocess.Popen(
            [sys.executable, "-c", STARTER, empty_url, f"Workshop {number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for number in range(3)
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        out, err = process.communicate(timeout=120)
        assert out.strip() == "started", err

    store = Store(empty_url, secret)
    assert len(store.workshops.all()) == 3 + older
    if older:
        check_words(store)
    store.close()


def test_opening_an_installation(tmp_path: Path) -> None:
    """The data folder is made for its owner alone, and the schema is there."""
    folder = tmp_path / "new" / "data 100% \u00fc"
    settings = Settings.from_mapping({"VISION_DATA": str(folder)})

    store = open_store(settings)

    assert store.answers()
    assert store.workshops.add(Setup("A", ["Q?"], [("All", 0)]))
    assert folder.stat().st_mode & 0o077 == 0 or os.name == "nt"
    store.close()


def test_opening_where_no_folder_can_be(tmp_path: Path) -> None:
    """A file in the way of the folder: a sentence that names the setting."""
    (tmp_path / "file").write_text("in the way")
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'file' / 'vision.db'}",
        data_folder=tmp_path / "file" / "data",
        public_url="",
        secret=b"key",
    )

    with pytest.raises(StorageError, match="VISION_DATA"):
        open_store(settings)


def test_migrating_from_a_folder_with_a_percent_sign(
    tmp_path: Path, secret: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An app that was unpacked into a folder of any name starts."""
    place: Callable[[], Path] = lambda: tmp_path / "100% & more"  # noqa: E731 - one line says it
    place().mkdir()
    (place() / "migrations").symlink_to(Path(migrations.__file__).parent / "migrations")
    monkeypatch.setattr(migrations, "__file__", str(place() / "migration.py"))
    store = Store(f"sqlite:///{tmp_path / 'vision.db'}", secret)

    migrate(store.database)

    assert store.workshops.all() == ()
    store.close()
