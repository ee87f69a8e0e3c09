"""What is kept on the disk is for its owner only."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from vision.settings import Settings
from vision.store import Setup, open_store
from vision.store.folder import make, open_to_others

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise.")


def test_every_file_of_an_installation_is_its_owners(tmp_path: Path) -> None:
    """Database, log, key and backups, whatever the system's habit (umask) is."""
    kept = os.umask(0)
    try:
        folder = tmp_path / "data"
        with closing(open_store(Settings.from_mapping({"VISION_DATA": str(folder)}))) as store:
            store.workshops.add(Setup("A", ["Q?"], [("All", 0)]))
            files = [path for path in folder.rglob("*") if path.is_file()]
            assert {path.name for path in files} >= {"vision.db", "secret.key"}
            assert [path for path in files if path.stat().st_mode & 0o077] == []
        assert folder.stat().st_mode & 0o077 == 0
    finally:
        os.umask(kept)


def test_a_folder_that_others_may_look_into_is_told(tmp_path: Path) -> None:
    """With the files in it that they may read; a closed folder closes all that is in it."""
    folder = tmp_path / "data"
    make(folder, folder / "vision.db")
    (folder / "old.bak").write_text("words")
    (folder / "old.bak").chmod(0o644)
    assert open_to_others(folder) == ()

    folder.chmod(0o755)
    assert open_to_others(folder) == (folder, folder / "old.bak")
    assert open_to_others(tmp_path / "nowhere") == ()
