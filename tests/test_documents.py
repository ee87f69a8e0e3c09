"""What documents say of the code is true of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from vision.optional_parts import Part
from vision.translation import LANGUAGES

ROOT = Path(__file__).parents[1]
PLACE = re.compile(r"`((?:vision|pages|server|tests|docs|\.ci|\.streamlit)/[\w./-]*|README\.md)`")


METHODS = sorted(str(each.relative_to(ROOT)) for each in (ROOT / "docs" / "methods").glob("*.md"))
OF_PARTS = {
    "importance": ("consensus.md", "## What matters"),
    Part.INFLUENCE: ("influence.md", "# How themes hang together"),
    Part.SLATE: ("consensus.md", "## A slate"),
    Part.SAY_BACK: ("coverage.md", "## Said back"),
    Part.METER: ("meter.md", "# How it came about"),
    Part.STEPS: ("pulses.md", "# What became of it"),
}
"""Where the numbers of each part stand; results on the phone make none of their own."""


@pytest.mark.parametrize("part", list(OF_PARTS))
def test_each_part_says_what_a_room_of_twelve_sees(part: str) -> None:
    """Its methods name the smallest group, where numbers come from, and what few people see."""
    page, title = OF_PARTS[part]
    text = (ROOT / "docs" / "methods" / page).read_text(encoding="utf-8")
    level = title.partition(" ")[0]
    said = text.partition(f"{title}")[2].partition(f"\n{level} ")[0]

    assert re.search(r"room\s+of\s+12", said)
    assert re.search(r"\*m\*|smallest\s+group", said)
    assert re.search(r"\(?(19|20)\d\d\b", said)
    assert re.search(r"interval|range", said)


@pytest.mark.parametrize(
    "page", ["docs/glossary.md", "docs/how-to-change.md", "CONTRIBUTING.md", *METHODS]
)
def test_every_file_that_is_named_is_there(page: str) -> None:
    """A stranger who follows a document arrives."""
    named = set(PLACE.findall((ROOT / page).read_text(encoding="utf-8")))

    assert named
    assert gone(named) == []


def test_files_that_decisions_name_are_there() -> None:
    """Whoever asks what guards a decision finds it, also after a file was called otherwise."""
    texts = [
        each.read_text(encoding="utf-8") for each in (ROOT / "docs" / "decisions").glob("*.md")
    ]
    named = {place for text in texts for place in PLACE.findall(text)}

    assert len(named) > 50
    assert gone(named) == []


def gone(named: set[str]) -> list[str]:
    """Return the files and modules that a document names and that are not there."""
    return sorted(
        each
        for each in named
        if not any((ROOT / f"{each}{ending}").exists() for ending in ("", ".py"))
        and "CODE" not in each
    )


def glossary(table: int) -> list[list[str]]:
    """Return the rows of one of the two tables, without its head: words, and numbers."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").split("\n## ")[table]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return rows[1:]


@pytest.mark.parametrize("table", [0, 1])
def test_the_glossary_is_in_order_and_says_each_word_once(table: int) -> None:
    """So that a word is found as in a dictionary, and so is a number."""
    words = [row[0] for row in glossary(table)]

    assert words == sorted(set(words), key=str.casefold)


def test_a_number_is_where_the_glossary_says() -> None:
    """Whoever looks for "how many" opens a file that has that very name in it."""
    lost = [
        (name, file)
        for _what, names, file in glossary(1)
        for name in re.findall(r"`(\w+)`", names)
        if not re.search(
            rf"^(\w+, )*{name}\b.*=", (ROOT / file.strip("`")).read_text("utf-8"), re.MULTILINE
        )
    ]

    assert lost == []


def test_ten_changes_are_told() -> None:
    """As many as people ask for, each with at least one file."""
    text = (ROOT / "docs" / "how-to-change.md").read_text(encoding="utf-8")
    changes = re.split(r"^## ", text, flags=re.MULTILINE)[1:]

    assert len(changes) == 10
    assert all(PLACE.search(each) for each in changes)


MARKS = re.compile(r"^(<{7} |>{7} |={7}$)", re.MULTILINE)
PAGES = sorted(
    str(each.relative_to(ROOT)) for each in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
)


@pytest.mark.parametrize("page", PAGES)
def test_no_document_holds_both_sides_of_a_merge(page: str) -> None:
    """Code would not run with git's marks in it; a document just stays as it is."""
    assert MARKS.findall((ROOT / page).read_text(encoding="utf-8")) == []


@pytest.mark.slow
def test_the_pictures_of_the_house_are_as_the_code_is() -> None:
    """Rooms, arrows and the way of a statement are drawn from the imports and the files."""
    tool = [sys.executable, ROOT / ".ci" / "architecture.py", "--check"]
    done = subprocess.run(tool, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_terms_are_said_as_they_were_chosen() -> None:
    """Each word in the table of languages is what its catalogue says."""
    lines = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8").splitlines()
    head, _rule, *rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    for column, code in enumerate(head[1:], start=1):
        path = ROOT / "vision" / "locales" / code / "messages.po"
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code)
        for row in rows:
            assert catalogue[row[0]].string == row[column], (code, row[0])
    assert set(head[1:]) == set(LANGUAGES) - {"en"}
