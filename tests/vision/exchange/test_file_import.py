"""Files as other tools export them are understood as they are, or after choosing."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from vision.commands import read as read_command
from vision.errors import InvalidFileError
from vision.exchange import Choices, Reading, read_statements

FILES = Path(__file__).parent / "files"
EXPECTED: list[dict[str, Any]] = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
SHARED = Path(__file__).parents[4] / "shared" / "files"
LEVELS = ("Executive", "Manager", "Team lead", "Frontline")


def is_right(found: Reading, expected: dict[str, Any]) -> bool:
    """Return whether exactly the expected statements of as many people were read, placed right.

    Where a file has a column of levels or units that is known, it is that one.
    """
    texts = Counter(row.text for row in found.taken.rows)
    places = all(
        expected[role] is None or getattr(found.mapping, role) == found.table.column(expected[role])
        for role in ("level", "unit")
    )
    return texts == Counter(expected["truth"]) and found.people == expected["people"] and places


def chosen(expected: dict[str, Any]) -> Choices:
    """Return what a careful person chooses."""
    text = (expected["text"],) if expected["text"] else ()
    return Choices(
        expected["sheet"], text=text, level=expected["level"], unit=expected["unit"],
        person=expected["person"],
    )  # fmt: skip


def read(expected: dict[str, Any], choices: Choices | None = None) -> Reading:
    """Read one of the files."""
    return read_statements((FILES / expected["file"]).read_bytes(), expected["file"], choices)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["file"])
def test_a_file_is_right_as_proposed_or_after_choosing(expected: dict[str, Any]) -> None:
    """Every statement and person of a file, and nothing else; a file without any says so."""
    if not expected["truth"]:
        with pytest.raises(InvalidFileError, match="no statements"):
            read(expected)
        return
    assert is_right(read(expected), expected) or is_right(
        read(expected, chosen(expected)), expected
    )


def test_nine_of_ten_files_are_right_as_proposed() -> None:
    """What is proposed without any choice is right for at least nine files of ten."""
    right = sum(is_right(read(each), each) for each in EXPECTED if each["truth"])
    refused = sum(not each["truth"] for each in EXPECTED)
    assert right + refused >= 0.9 * len(EXPECTED)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the folder ../shared/files is not here")
def test_whatever_the_shared_folder_holds_is_right() -> None:
    """By the command: nine of ten files as proposed, 97 of a hundred after choosing."""
    expected = json.loads((SHARED / "expected.json").read_text(encoding="utf-8"))
    wanted = [each for each in expected if each["truth"]]
    proposed, chose = 0, 0
    for each in wanted:
        path = str(SHARED / each["file"])
        alone, told = options(path), options(path, chosen(each))
        right = agrees(alone, each)
        proposed += right
        chose += right or agrees(told, each)
    assert proposed >= 0.9 * len(wanted)
    assert chose >= 0.97 * len(wanted)


def options(path: str, choices: Choices | None = None, *more: str) -> dict[str, Any]:
    """Return what ``python -m vision read`` prints of a file, as values."""
    given = [path, *more]
    for name in ("sheet", "level", "unit", "person") if choices else ():
        value = getattr(choices, name)
        given += [f"--{name}={value}"] if value else []
    for name in choices.text if choices else ():
        given += [f"--text={name}"]
    parser = argparse.ArgumentParser()
    read_command.add_parser(parser.add_subparsers())
    try:
        printed = read_command.run(parser.parse_args(["read", *given]))
    except InvalidFileError:
        return {"statements": (), "people": 0}
    return {**printed, "statements": list(printed["statements"])}


def agrees(printed: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Return whether exactly the expected statements of as many people were printed, as above."""
    texts = Counter(each["text"] for each in printed["statements"])
    places = all(expected[role] in {None, printed.get(role)} for role in ("level", "unit"))
    return (
        texts == Counter(expected["truth"]) and printed["people"] == expected["people"] and places
    )


def test_the_command_prints_what_the_page_would_propose() -> None:
    """One object with every field that is documented, and options that correct it."""
    path = str(FILES / "merged-levels.xlsx")
    printed = options(path)
    assert {
        "format", "sheet", "header_row", "text", "level", "unit", "person", "statements", "people",
        "left_out",
    } <= printed.keys()  # fmt: skip
    assert set(printed["statements"][0]) == {"text", "person", "level", "unit", "question"}
    assert printed["statements"][0]["person"] == 1
    assert printed["level"] is not None
    assert options(path, Choices(level="-"))["level"] is None
    korean = options(str(FILES / "korean-cp949.csv"), None, "--encoding=latin-1", "--header=2")
    assert (korean["encoding"], korean["header_row"]) == ("latin-1", 2)


@pytest.mark.parametrize(
    "expected",
    [each for each in EXPECTED if each["file"].startswith(("messy", "plural", "kobo-xml"))],
    ids=lambda expected: expected["file"],
)
def test_near_spellings_are_proposed(expected: dict[str, Any]) -> None:
    """A value that differs by case, plural, hyphen or a letter is proposed for its level."""
    data = (FILES / expected["file"]).read_bytes()
    found = read_statements(data, expected["file"], chosen(expected), levels=LEVELS)
    spelt = {" ".join(value.split()): level for value, level in expected["maps"].items()}
    near = {value: level for value, level in found.level_map.items() if value in spelt}
    assert near == {value: spelt[value] for value in near}
    assert near
    assert len(found.taken.rows) == len(expected["truth"])


def test_our_own_numbers_hold_no_statements() -> None:
    """The report of numbers is told apart from a file of statements."""
    data = (FILES / "own-numbers.xlsx").read_bytes()
    with pytest.raises(InvalidFileError, match="report of numbers"):
        read_statements(data, "own-numbers.xlsx")


def test_hostile_cells_are_text() -> None:
    """What looks like a formula, a tag or a missing value is somebody's statement."""
    found = read_statements((FILES / "hostile.csv").read_bytes(), "hostile.csv")
    texts = {row.text for row in found.taken.rows}
    assert len(found.taken.rows) == 60
    assert {
        "=1+1",
        "a;=1+1;b",
        "nan",
        "NULL",
        "<b>bold</b> &amp; <script>alert(1)</script>",
    } <= texts


def test_every_row_is_accounted_for() -> None:
    """Each row of each file is taken or has its reason."""
    for expected in EXPECTED:
        if not expected["truth"]:
            continue
        found = read(expected)
        rows = {row.number for row in found.taken.rows}
        left = {number for numbers in found.left_out().values() for number in numbers}
        assert set(found.table.numbers) <= rows | left, expected["file"]
