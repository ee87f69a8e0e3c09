"""A backup is one moment of everything, and comes back whole: to either engine, or not at all."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.vision.store.test_migration import at_oldest, check_words
from vision.errors import InvalidFileError, StorageError
from vision.models import Role
from vision.settings import Settings
from vision.store import Setup, Store, open_store
from vision.store.backup import back_up, tables
from vision.store.migration import migrate
from vision.store.restore import restore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vision.models import Workshop


def filled(store: Store) -> Workshop:
    """Return a workshop with a bit of everything that columns are made of."""
    room = store.workshops.add(Setup("Größe 100%", ["Why?"], [("Top", 1), ("Base", 9)], ["Nord"]))
    question = room.questions[0].id
    for number in range(30):
        me = store.participants.join(
            room.id, f"t{number}", level_id=room.levels[1].id, unit_id=room.units[0].id
        )
        store.statements.add(me.id, question, f"Zeit für Menschen {number} 🌱", f"s{number}")
    store.snapshots.add(room.id, question, round_=1, revision=1, body={"format": 0, "a": [None, 1]})
    store.passes.new_passphrase(room.id, Role.LEADER)
    store.passes.grant("desk", room.id, Role.FACILITATOR)
    return room


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return everything in a database, table by table."""
    with store.database.read() as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(sa.select(table))), key=repr
            )
            for table in tables(connection)
        }


@pytest.mark.parametrize("target", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_backup_comes_back_on_either_engine(
    store: Store,
    target: str,
    tmp_path: Path,
    secret: bytes,
    request: pytest.FixtureRequest,
) -> None:
    """Whatever was in it is in the other database afterwards, and nothing else is."""
    filled(store)
    told = back_up(store.database, tmp_path / "all.vision")
    assert told == {"workshop": 1, "participant": 30, "statement": 30, "snapshot": 1}
    assert os.name == "nt" or (tmp_path / "all.vision").stat().st_mode & 0o077 == 0
    url = f"sqlite:///{tmp_path / 'other.db'}"
    if target == "postgres":
        make: Callable[..., str] = request.getfixturevalue("new_postgres")
        url = make(request.getfixturevalue("postgres_template"))
    other = Store(url, secret)
    migrate(other.database)
    other.workshops.add(Setup("What was there", ["Why?"], [("All", 0)]))

    assert restore(other.database, tmp_path / "all.vision") == told

    ours, theirs = rows(store), rows(other)
    ours["installation"] = theirs["installation"] = []  # the key's mark is made by the restoring
    assert ours == theirs
    assert other.workshops.all()[0].title == "Größe 100%"
    assert other.passes.role("desk", other.workshops.all()[0].id) is Role.FACILITATOR
    other.close()


def test_a_backup_is_one_moment_while_others_write(store: Store, tmp_path: Path) -> None:
    """Somebody writes on meanwhile: every statement in the file has its author."""
    room = filled(store)
    done = threading.Event()

    def write() -> None:
        for number in range(1_000):
            if done.is_set():
                return
            me = store.participants.join(
                room.id, f"late {number}", level_id=room.levels[0].id, unit_id=room.units[0].id
            )
            store.statements.add(me.id, room.questions[0].id, f"late {number}", f"l{number}")

    writing = threading.Thread(target=write)
    writing.start()
    for number in range(3):
        back_up(store.database, tmp_path / f"{number}.vision")
    done.set()
    writing.join()
    for number in range(3):
        with closing(sqlite3.connect(tmp_path / f"{number}.vision")) as file:
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
            assert file.execute("SELECT count(*) FROM statement").fetchone()[0] >= 30


def test_a_backup_is_one_file_also_after_it_was_put_back(store: Store, tmp_path: Path) -> None:
    """Whatever lies in its folder, which may be one that nobody can write to, stays as it was."""
    filled(store)
    folder = tmp_path / "100% kept"
    folder.mkdir()
    back_up(store.database, folder / "all.vision")
    restore(store.database, folder / "all.vision")
    assert [path.name for path in folder.iterdir()] == ["all.vision"]
    with closing(sqlite3.connect(folder / "all.vision")) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.slow
def test_an_older_backup_is_brought_up_to_date(
    empty_url: str, secret: bytes, tmp_path: Path, store: Store
) -> None:
    """Before every migration a copy is made, also of a PostgreSQL database; it can be put back."""
    old = at_oldest(empty_url, secret)
    folder = tmp_path / "copies"
    folder.mkdir()
    copy = migrate(old.database, folder)
    old.close()
    assert copy is not None

    restore(store.database, copy)

    check_words(store)


def test_what_is_no_backup_changes_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    """Another file, half a file, a newer version, another key: one sentence, nothing is touched."""
    filled(sqlite_store)
    before = rows(sqlite_store)
    good = tmp_path / "good.vision"
    back_up(sqlite_store.database, good)
    text, half, newer = (tmp_path / name for name in ("text", "half", "newer"))
    text.write_text("minutes of a meeting", encoding="utf-8")
    half.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    newer.write_bytes(good.read_bytes())
    with closing(sqlite3.connect(newer)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()

    for path in (text, half, tmp_path / "nothing"):
        with pytest.raises(InvalidFileError, match=path.name):
            restore(sqlite_store.database, path)
    with pytest.raises(StorageError, match="newer version"):
        restore(sqlite_store.database, newer)
    assert rows(sqlite_store) == before


@pytest.mark.slow
@pytest.mark.parametrize("target", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_backup_of_another_key_needs_a_word(
    target: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Nobody in it would be known again; that is refused unless it is meant, and then goes on."""
    theirs = open_store(Settings.from_mapping({"VISION_DATA": str(tmp_path / "theirs")}))
    filled(theirs)
    back_up(theirs.database, tmp_path / "theirs.vision")
    theirs.close()
    environ = {"VISION_DATA": str(tmp_path / "ours"), "VISION_SECRET": "our key"}
    if target == "postgres":
        environ["DATABASE_URL"] = request.getfixturevalue("new_postgres")()
    ours = open_store(Settings.from_mapping(environ))

    with pytest.raises(StorageError, match=r"secret\.key"):
        restore(ours.database, tmp_path / "theirs.vision")
    assert ours.workshops.all() == ()
    restore(ours.database, tmp_path / "theirs.vision", other_key=True)
    ours.close()

    again = open_store(Settings.from_mapping(environ))
    assert len(again.workshops.all()) == 1
    back_up(again.database, tmp_path / "ours.vision")
    restore(again.database, tmp_path / "ours.vision")
    again.close()


def test_a_result_that_was_being_made_does_not_outlive_a_restore(
    store: Store, tmp_path: Path
) -> None:
    """What a worker hands in of the time before is out of date at once, and is made anew."""
    room = filled(store)
    question = room.questions[0].id
    back_up(store.database, tmp_path / "all.vision")
    for number in range(5):
        me = store.participants.join(
            room.id, f"late {number}", level_id=room.levels[1].id, unit_id=room.units[0].id
        )
        store.statements.add(me.id, question, f"Späteres {number}", f"l{number}")
    being_told = store.workshops.get(room.id).revision
    restore(store.database, tmp_path / "all.vision")

    store.snapshots.add(room.id, question, round_=1, revision=being_told, body={"late": "words"})

    now = store.workshops.get(room.id).revision
    assert store.due() == 1
    made = store.snapshots.add(room.id, question, round_=1, revision=now, body={"today": "words"})
    newest = store.snapshots.get(made)
    assert newest is not None
    assert newest.body == {"today": "words"}


def test_a_question_mark_in_a_path_makes_no_empty_backup(store: Store, tmp_path: Path) -> None:
    """What can't be written there is refused, or is there whole."""
    filled(store)
    path = tmp_path / "all?.vision"
    if store.database.file is None:
        with pytest.raises(InvalidFileError, match="question mark"):
            back_up(store.database, path)
        assert not path.exists()
    else:
        back_up(store.database, path)
        assert restore(store.database, path)["statement"] == 30


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_where_nothing_is_nothing_is_copied(
    engine: str, tmp_path: Path, secret: bytes, request: pytest.FixtureRequest
) -> None:
    """A backup of a database that is not there would be found empty on the day it is needed."""
    url = f"sqlite:///{tmp_path / 'not here.db'}"
    if engine == "postgres":
        url = request.getfixturevalue("new_postgres")()
    store = Store(url, secret)
    with pytest.raises(InvalidFileError, match=r"nothing to copy: (SQLite|PostgreSQL)"):
        back_up(store.database, tmp_path / "copy.vision")
    assert list(tmp_path.iterdir()) == []
    store.close()


def test_a_backup_never_overwrites(sqlite_store: Store, tmp_path: Path) -> None:
    """Yesterday's file stays yesterday's file."""
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    for path in (tmp_path / "kept", tmp_path / "no folder" / "file"):
        with pytest.raises(InvalidFileError, match="can't be written"):
            back_up(sqlite_store.database, path)
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith(".")) == []
