"""What an operator runs: backup, restore, doctor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from vision.__main__ import main
from vision.settings import NAMES, Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from vision.store import Store


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of an installation in a folder of its own."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VISION_DATA", str(tmp_path / "data"))
    return Settings.from_mapping({"VISION_DATA": str(tmp_path / "data")})


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any], str]:
    """Return the exit status of a command, what it printed and what it complained about."""
    status = main(words)
    out, complaint = capsys.readouterr()
    return status, json.loads(out) if out else {}, complaint


def room(store: Store, title: str) -> None:
    """Make a workshop."""
    store.workshops.add(Setup(title, ["Why?"], [("All", 0)]))


def test_a_backup_is_put_back_and_what_was_there_is_kept(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the app has the database open; what a restore replaced can be put back as well."""
    store = open_store(settings)
    room(store, "Spring")
    status, said, _ = told(capsys, "backup", str(tmp_path / "spring.vision"))
    assert (status, said["rows"]["workshop"]) == (0, 1)
    assert "secret.key" in said["notice"]
    room(store, "Autumn")

    status, said, _ = told(capsys, "restore", str(tmp_path / "spring.vision"))
    assert status == 0
    assert [each.title for each in store.workshops.all()] == ["Spring"]
    told(capsys, "restore", said["before"])
    assert sorted(each.title for each in store.workshops.all()) == ["Autumn", "Spring"]
    store.close()


def test_a_restore_that_is_refused_leaves_no_file(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on stderr, and the folder as it was."""
    (tmp_path / "minutes.txt").write_text("minutes", encoding="utf-8")
    status, _, complaint = told(capsys, "restore", str(tmp_path / "minutes.txt"))
    assert status == 2
    assert complaint.count("\n") == 1
    assert "is no backup" in complaint
    assert list(settings.data_folder.glob("*.vision")) == []


def checks(said: dict[str, Any]) -> dict[str, bool]:
    """Return which checks were well."""
    return {each["what"]: each["well"] for each in said["checks"]}


def test_a_doctor_finds_nothing_wrong_with_a_good_installation(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the first start and after it; it changes nothing."""
    _, before, _ = told(capsys, "doctor")
    assert checks(before)["database"]
    assert not (settings.data_folder / "vision.db").exists()
    open_store(settings).close()

    _, said, _ = told(capsys, "doctor")
    found = checks(said)
    assert found.pop("packages") in {True, False}  # whether pins are installed is the machine's
    assert all(found.values()), said
    assert {"schema", "clock", "disk", "address"} <= found.keys()


def test_a_doctor_says_what_is_wrong(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open doors, another key, an address nobody can reach: each in a sentence, and exit 1."""
    from vision.store.key import knows_key  # noqa: PLC0415 - as the doctor does

    store = open_store(settings)
    assert knows_key(store.database)
    store.close()
    settings.data_folder.chmod(0o755)
    monkeypatch.setenv("VISION_SECRET", "another key")
    monkeypatch.setenv("PUBLIC_URL", "http://localhost:8501")

    status, said, _ = told(capsys, "doctor", "--port", "1")

    found = checks(said)
    assert status == 1
    assert not said["healthy"]
    assert [found[what] for what in ("data folder", "key", "address", "server")] == [False] * 4
    assert all(each["says"].endswith((".", "700.", "600.")) for each in said["checks"])
