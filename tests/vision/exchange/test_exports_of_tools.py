"""Polls, boards and ideas as other tools save them, and what a page says of their columns."""

from __future__ import annotations

import csv
import io
from typing import Final

from vision.exchange import Reading, read_statements

WISHES: Final = (
    "A boat for the school trip", "Lessons that begin at nine", "Windows that open in summer",
    "The choir sings in the hall again", "Bread from our own oven", "A door without a key",
    "Less paper on every desk", "Bicycles for the way to the lake",
)  # fmt: skip


def read(*rows: list[str] | tuple[str, ...]) -> Reading:
    """Read a file with these rows; an empty one is a blank line."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return read_statements(out.getvalue().encode(), "export.csv")


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


def said(found: Reading) -> str:
    """Return all notices."""
    return " ".join(map(str, found.notices))


def test_names_that_are_merged_over_two_header_rows_are_said_once() -> None:
    """A cell that fills both rows stands in each of them; its column is called by it, once."""
    head = ["Number", "Sent", "Your role", "Tools you use", "", "Your hope for the school"]
    below = [
        "Number",
        "Sent",
        "Your role",
        "Chalk and board",
        "Projector",
        "Your hope for the school",
    ]
    many = (*WISHES, *map(str.upper, WISHES))
    rows = [[str(i), f"2026-05-{i + 10} 10:00", ("Pupil", "Teacher")[i % 2], "1", "0", text]
            for i, text in enumerate(many)]  # fmt: skip
    table = read(head, below, *rows).table
    assert table.questions[:3] == ("Number", "Sent", "Your role")
    assert table.questions[3:5] == ("Tools you use: Chalk and board", "Tools you use: Projector")
    assert table.question(table.columns[-1]) == "Your hope for the school"
