"""One key for all servers of an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import StorageError
from vision.settings import Settings
from vision.store import Store, open_store
from vision.store.key import fits_key, takes_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.postgres
def test_a_server_without_the_key_of_the_others_is_refused(
    new_postgres: Callable[..., str], tmp_path: Path
) -> None:
    """A second server that has no VISION_SECRET would take everyone for a stranger."""
    url = new_postgres()
    first = {"DATABASE_URL": url, "VISION_DATA": str(tmp_path / "one"), "VISION_SECRET": "key"}
    open_store(Settings.from_mapping(first)).close()
    open_store(Settings.from_mapping(first)).close()

    second = {"DATABASE_URL": url, "VISION_DATA": str(tmp_path / "two")}
    with pytest.raises(StorageError, match="Set VISION_SECRET"):
        open_store(Settings.from_mapping(second))


def test_a_file_knows_its_key_again(tmp_path: Path) -> None:
    """From its first start on; a server that lost the key goes on, and can be told."""
    environ = {"VISION_DATA": str(tmp_path), "VISION_SECRET": "one"}
    first = open_store(Settings.from_mapping(environ))
    assert fits_key(first.database)
    first.close()
    second = open_store(Settings.from_mapping(environ | {"VISION_SECRET": "two"}))
    assert not fits_key(second.database)
    second.close()


def test_looking_gives_a_database_no_key(sqlite_url: str) -> None:
    """Whoever only looks, perhaps without the settings, is not taken for its owner."""
    looking, first = Store(sqlite_url, b""), Store(sqlite_url, b"one")
    assert fits_key(looking.database)
    assert takes_key(first.database)
    assert not fits_key(looking.database)
    looking.close()
    first.close()
