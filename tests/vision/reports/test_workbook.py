"""The workbook of numbers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.readers import reading
from tests.vision.reports.hostile import LEVELS, NAMES, UNQUOTED
from vision.charts.alignment_frames import reach_frame
from vision.errors import InvalidFileError
from vision.exchange import read_statements
from vision.privacy import Band
from vision.reports import Report, tables_xlsx
from vision.translation import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def book(room: Report) -> openpyxl.Workbook:
    """The large room's workbook."""
    return openpyxl.load_workbook(io.BytesIO(tables_xlsx(room)))


def test_every_table_has_its_sheet(book: openpyxl.Workbook) -> None:
    """What the report draws is there as numbers."""
    assert book.sheetnames == [
        "Report", "Themes", "Reach by level", "Gaps", "Level by level", "On its way up",
        "Reach by unit", "Leaders’ guess", "Not shown",
    ]  # fmt: skip


def test_reach_is_the_alignments(book: openpyxl.Workbook, room: Report) -> None:
    """Cell for cell what the alignment says; a withheld number is an empty cell."""
    lines = list(book["Reach by level"].iter_rows(values_only=True))
    assert lines[0] == ("Number", "Theme", *LEVELS)
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


@pytest.fixture
def german() -> Iterator[None]:
    """Whoever reads, reads German."""
    with reading("de"):
        yield


@pytest.mark.usefixtures("german")
def test_a_workbook_is_said_in_the_language_of_its_reader(small_room: Report) -> None:
    """Sheets, columns and the one group there is are named as pages name them."""
    book = openpyxl.load_workbook(io.BytesIO(tables_xlsx(small_room)))
    assert book.sheetnames[:2] == ["Bericht", "Themen"]
    assert [cell.value for cell in book["Themen"][1]][:2] == ["Nr.", "Thema"]
    assert [cell.value for cell in book["Bericht"]["A"]][1:3] == ["Workshop", "Frage"]
    assert reach_frame(small_room.alignment)["level"].unique().tolist() == ["Alle"]


@pytest.mark.usefixtures("german")
def test_a_level_of_that_name_keeps_it() -> None:
    """What an organisation calls a level is its own; only groups that we joined get our names."""
    assert Band("Others", ("Others",), 9).title == "Others"
    assert Band("Others", ("A", "B"), 9).title == "Andere"
    assert Band("Top + Base", ("Top", "Base"), 9).title == "Top + Base"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_report_of_numbers_is_known_in_every_language(room: Report, code: str) -> None:
    """Nobody takes our own numbers for statements, whatever language they were taken in."""
    with reading(code):
        content = tables_xlsx(room)
    with pytest.raises(InvalidFileError, match="report of numbers"):
        read_statements(content, "numbers.xlsx")
