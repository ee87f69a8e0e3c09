"""A workshop file opens with its passphrase only, and says what is wrong otherwise."""

from __future__ import annotations

import pytest

from vision.errors import InvalidFileError, InvalidTextError
from vision.exchange.workshop_file import is_workshop_file, read_workshop_file, write_workshop_file

TABLES = {"workshop": [{"id": "w", "title": "Größe"}], "level": []}
WORDS = "quiet otter by the canal"


@pytest.mark.slow
def test_only_the_passphrase_opens_it() -> None:
    """The words are not in the file; another passphrase or one changed byte opens nothing."""
    sealed = write_workshop_file(TABLES, WORDS, schema="0012")
    assert is_workshop_file(sealed)
    assert "Größe".encode() not in sealed
    assert b"manifest" not in sealed
    assert read_workshop_file(sealed, WORDS, schema="0012") == TABLES
    for data, words in ((sealed, "another otter by the canal"), (sealed[:-1] + b"x", WORDS)):
        with pytest.raises(InvalidFileError, match="does not open"):
            read_workshop_file(data, words, schema="0012")


def test_what_is_no_workshop_file_is_said() -> None:
    """A table, a file of a newer version, and a short passphrase each get one sentence."""
    with pytest.raises(InvalidFileError, match="no workshop file"):
        read_workshop_file(b"text\nMore time\n", WORDS, schema="0012")
    newer = write_workshop_file(TABLES, WORDS, schema="0099")
    with pytest.raises(InvalidFileError, match="newer version"):
        read_workshop_file(newer, WORDS, schema="0012")
    with pytest.raises(InvalidTextError, match="12 characters"):
        write_workshop_file(TABLES, "short", schema="0012")
