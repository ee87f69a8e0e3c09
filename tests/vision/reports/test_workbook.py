"""The workbook of numbers."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.vision.reports.hostile import LEVELS, NAMES, UNQUOTED
from vision.reports import Report, tables_xlsx


@pytest.fixture(scope="module")
def book(room: Report) -> openpyxl.Workbook:
    """The large room's workbook."""
    return openpyxl.load_workbook(io.BytesIO(tables_xlsx(room)))


def test_every_table_has_its_sheet(book: openpyxl.Workbook) -> None:
    """What the report draws is there as numbers."""
    assert book.sheetnames == [
        "Report", "Themes", "Reach by level", "Gaps", "Level by level", "On its way up",
        "Reach by unit", "Leaders' guess", "Not shown",
    ]  # fmt: skip


def test_reach_is_the_alignments(book: openpyxl.Workbook, room: Report) -> None:
    """Cell for cell what the alignment says; a withheld number is an empty cell."""
    lines = list(book["Reach by level"].iter_rows(values_only=True))
    assert lines[0] == ("number", "theme", *LEVELS)
    assert [line[2:] for line in lines[1:]] == [tuple(line) for line in room.alignment.reach]
    assert lines[4][2:] == (None, None, None)


def test_nothing_withheld_and_no_formula(book: openpyxl.Workbook) -> None:
    """No cell is a formula, none tells a theme's size or what may not be quoted."""
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    said = " ".join(str(cell.value) for cell in cells)
    assert "4711" not in said
    assert UNQUOTED not in said
    assert "under 5" in said


def test_names_read_as_typed(book: openpyxl.Workbook) -> None:
    """Theme names are theirs, guarded only where they would start a formula."""
    assert [row[1] for row in book["Themes"].iter_rows(min_row=2, values_only=True)] == list(NAMES)
