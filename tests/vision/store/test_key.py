"""One key for all servers of an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import StorageError
from vision.settings import Settings
from vision.store import Store, open_store
from vision.store.key import knows_key

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


def test_a_file_knows_its_key_again(sqlite_url: str) -> None:
    """Whoever looks after an installation can be told that its key is not the one it had."""
    first, second = Store(sqlite_url, b"one"), Store(sqlite_url, b"two")
    assert (knows_key(first.database), knows_key(first.database)) == (True, True)
    assert not knows_key(second.database)
    first.close()
    second.close()
