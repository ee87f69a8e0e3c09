"""A lost passphrase is replaced from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from vision.__main__ import main
from vision.errors import InvalidTextError
from vision.models import Role
from vision.settings import Settings
from vision.store import Setup, Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An installation in a folder that the command line finds, too."""
    monkeypatch.setenv("VISION_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store = open_store(Settings.from_mapping({"VISION_DATA": str(tmp_path)}))
    yield store
    store.close()


def test_a_new_passphrase_opens_the_workshop_and_the_old_one_does_not(
    opened: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed signs in; what was valid before no longer does."""
    workshop = opened.workshops.add(Setup("T", ["Q?"], [("Top", 5)]))
    old = opened.passes.new_passphrase(workshop.id, Role.LEADER)

    status = main(["passphrase", "--workshop", workshop.code.lower(), "--role", "leader"])

    printed = json.loads(capsys.readouterr().out)
    assert status == 0
    assert printed["database"] == f"SQLite, the file {tmp_path / 'vision.db'}"
    assert opened.passes.sign_in("browser", workshop.id, printed["passphrase"]) is Role.LEADER
    with pytest.raises(InvalidTextError):
        opened.passes.sign_in("browser", workshop.id, old)


def test_the_owner_gets_back_in(opened: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """A new owner's passphrase works at once."""
    assert main(["passphrase", "--owner"]) == 0

    opened.passes.sign_in_owner("browser", json.loads(capsys.readouterr().out)["passphrase"])
    assert Role.OWNER in opened.passes.roles("browser").values()


@pytest.mark.parametrize("words", [[], ["--owner", "--workshop", "KITE 47"]])
def test_it_must_be_said_for_whom(
    opened: Store, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither or both: one sentence, exit status 2, nothing changed."""
    assert opened.answers()
    assert main(["passphrase", *words]) == 2
    assert capsys.readouterr().err.strip().count("\n") == 0
