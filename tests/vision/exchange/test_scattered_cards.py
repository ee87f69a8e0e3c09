"""Walls of cards typed where they hung, told from tables with gaps."""

from __future__ import annotations

import io

import openpyxl
import pytest

from vision.exchange import Reading, read_statements
from vision.exchange.formats import Grid
from vision.exchange.scattered_cards import scattered

WALL = {
    "A3": "Geländer für die steile Treppe", "C3": "Werkzeug, das nicht geteilt wird",
    "B4": "Mehr Licht im Lager", "D5": "Jeder lernt beide Maschinen", "A6": "Kürzere Wege",
    "F3": "Der Chef grüßt zurück", "H4": "Lob vor allen", "G5": "Urlaub nach Plan",
    "I6": "Ein Fest im Hof", "F7": "Fragen ist erlaubt",
}  # fmt: skip


def sheet(cells: dict[str, str], *merged: str) -> Reading:
    """Read a sheet with words in these cells."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for at, text in cells.items():
        page[at] = text
    for span in merged:
        page.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return read_statements(out.getvalue(), "wand.xlsx")


def test_cards_stand_below_the_titles_that_are_merged_above_them() -> None:
    """Each is a statement of its own; a notice says that no table was found."""
    found = sheet({"A1": "Werkstatt", "F1": "Miteinander", **WALL}, "A1:D1", "F1:I1")
    heads = dict(zip(found.table.rows["Statement"], found.table.rows["Heading"], strict=True))
    assert heads == {
        text: "Werkstatt" if at[0] < "E" else "Miteinander" for at, text in WALL.items()
    }
    assert {row.text for row in found.taken.rows} == set(WALL.values())
    assert found.people == len(WALL)
    assert any("Cells stand about" in str(each) for each in found.notices)


def test_cards_without_titles_are_all_read() -> None:
    """Where nothing is merged every cell is a statement; none is lost."""
    assert {row.text for row in sheet(WALL).taken.rows} == set(WALL.values())


@pytest.mark.parametrize(
    "rows",
    [
        # answers in the column of each language: the header is full
        [["Deutsch", "Français", "Italiano"], ["Mehr Licht", "", ""], ["", "Du calme", ""],
         ["", "", "Più luce"], ["Weniger Lärm", "", ""], ["", "Un jardin", ""]],
        # a wish in each row, remarks of few
        [["Wir wollen Licht", "", ""], ["Wir wollen Ruhe", "", "gern bald"],
         ["Wir wollen Platz", "", ""], ["Wir wollen Zeit", "nur im Mai", ""],
         ["Wir wollen Geld", "", ""], ["Wir wollen Mut", "", ""]],
        # numbers are no cards
        [["Licht", "", "3"], ["", "Ruhe", ""], ["Platz", "", "4"], ["", "Zeit", ""],
         ["Geld", "", "5"], ["", "Mut", ""]],
        # two columns
        [["Ort", "Halle 2"], ["Tag", ""], ["", "Montag"], ["Leitung", ""], ["", "Frau Ott"],
         ["Gäste", ""]],
        # an outline: levels, units and wishes, each a column further right
        [["Leitung", "", ""], ["", "Lager", ""], ["", "", "Ein klares Ziel"],
         ["", "", "Weniger Berichte"], ["Team", "", ""], ["", "Küche", ""],
         ["", "", "Längere Pausen"], ["", "", "Neue Öfen"]],
        # a header, and the wish of each below the name and the place
        [["Name", "", "Abteilung", "", ""], ["Ada Ott", "", "Küche", "", ""],
         ["", "Wunsch", "", "Neue Öfen", ""], ["Bo Lang", "", "Labor", "", ""],
         ["", "Wunsch", "", "Mehr Licht", "bald"], ["Cy Horn", "", "Pflege", "", ""],
         ["", "Wunsch", "", "Mehr Leute", ""]],
    ],
    ids=["languages", "remarks", "numbers", "two columns", "outline", "forms"],
)  # fmt: skip
def test_tables_with_gaps_stay_tables(rows: list[list[str]]) -> None:
    """A full row or column, numbers, few columns, a cell a row, or a header make a table."""
    grid = Grid("", rows, list(range(1, len(rows) + 1)))
    assert scattered(grid) is grid
