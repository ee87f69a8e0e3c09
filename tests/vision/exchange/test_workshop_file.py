"""A workshop file opens with its passphrase only, and says what is wrong otherwise."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.errors import InvalidFileError, InvalidTextError
from vision.exchange.workshop_file import (
    Tables,
    is_workshop_file,
    read_workshop_file,
    unseal_workshop_file,
    write_workshop_file,
)
from vision.limits import LARGEST_FILE_MB

WISHES = ("More time", "Less paper", "A quiet room", "Fair rosters", "One login")
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


CELLS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=9)
ROWS = st.lists(st.dictionaries(st.text(min_size=1, max_size=5), CELLS, max_size=4), max_size=4)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.sampled_from(["workshop", "answer", "draft", "theme"]), ROWS))
def test_any_tables_come_back(tables: Tables) -> None:
    """Whatever stands in a database, its file gives back equal."""
    with pytest.MonkeyPatch.context() as patch:  # the key takes its time on purpose
        patch.setattr("vision.exchange.workshop_file._key", lambda *_: bytes(32))
        sealed = write_workshop_file(tables, WORDS, schema="0012")
        assert read_workshop_file(sealed, WORDS, schema="0012") == tables


def test_a_large_workshop_fits_through_the_page_that_opens_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What lies inside is compressed, although ids and tokens hardly can be; equal each time."""
    monkeypatch.setattr("vision.exchange.workshop_file._key", lambda *_: bytes(32))
    lot = random.Random(7)
    rows = [
        {
            "id": f"{lot.getrandbits(64):016x}", "workshop_id": "3fa9", "question_id": "77ac",
            "participant_id": f"{lot.getrandbits(64):016x}", "round": 1, "position": number,
            "text": f"{lot.choice(WISHES)} and {lot.choice(WISHES).lower()} on ward {number}",
            "status": "visible", "quotable": True, "token": f"{lot.getrandbits(128):032x}",
            "day": "2026-11-30", "seed": False, "import_id": None, "let_in": True,
        }
        for number in range(2_000)
    ]  # fmt: skip
    tables: Tables = {"workshop": [{"id": "3fa9"}], "statement": rows}
    sealed = write_workshop_file(tables, WORDS, schema="0012")
    plain = len(json.dumps(tables))
    assert len(sealed) < plain / 3
    assert 50_000 / len(rows) * len(sealed) < LARGEST_FILE_MB * 1024 * 1024
    again = write_workshop_file(tables, WORDS, schema="0012")
    assert unseal_workshop_file(again, WORDS) == unseal_workshop_file(sealed, WORDS)


def test_what_is_no_workshop_file_is_said() -> None:
    """A table, a file of a newer version, and a short passphrase each get one sentence."""
    with pytest.raises(InvalidFileError, match="no workshop file"):
        read_workshop_file(b"text\nMore time\n", WORDS, schema="0012")
    newer = write_workshop_file(TABLES, WORDS, schema="0099")
    with pytest.raises(InvalidFileError, match="newer version"):
        read_workshop_file(newer, WORDS, schema="0012")
    with pytest.raises(InvalidTextError, match="12 characters"):
        write_workshop_file(TABLES, "short", schema="0012")
