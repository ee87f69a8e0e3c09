"""What leaves the house opens in a spreadsheet program as text and nothing else."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vision.errors import InvalidFileError
from vision.exchange import (
    read_statements,
    read_table,
    safe_filename,
    write_statements_csv,
    write_xlsx,
)
from vision.exchange.safe_spreadsheet import guarded, unguarded
from vision.privacy.quotes import ExportRow
from vision.text.typed_text import is_blank

HOSTILE = [
    '=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1",
    "\uff1d1+1", "'=1", "\u2068=1+1\u2069",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    """Every beginning that OWASP names gets an apostrophe in CSV; a workbook needs none."""
    frame = pd.DataFrame({"text": [text], text: ["header"]})
    rows = list(
        csv.reader(io.StringIO(write_statements_csv(frame).decode("utf-8-sig"), newline=""))
    )
    assert rows[1][0] == rows[0][1] == guarded(text)
    assert rows[1][0].startswith("'")
    with zipfile.ZipFile(io.BytesIO(write_xlsx(frame))) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(frame))).active
    assert sheet["A2"].data_type == "s"
    assert not sheet["A2"].value.startswith("'=H")


def test_numbers_stay_numbers() -> None:
    """A negative number is a number, not a text that looks like a formula; gaps stay empty."""
    frame = pd.DataFrame({"difference": [-0.25, float("nan")], "theme": [3, -1]})
    lines = write_statements_csv(frame).decode("utf-8-sig").splitlines()
    assert lines == ["difference,theme", "-0.25,3", ",-1"]
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(frame))).active
    assert (sheet["A2"].value, sheet["A3"].value, sheet["B3"].value) == (-0.25, None, -1)


def test_csv_opens_right_in_spreadsheet_programs() -> None:
    """UTF-8 carries its mark, without which some programs garble letters."""
    data = write_statements_csv(pd.DataFrame({"text": ["Größe", "日本"]}))
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_table(data, "a.csv").rows["text"].tolist() == ["Größe", "日本"]


@pytest.mark.parametrize(
    "before", ["\u3000", "\v", "\f", "\u2028", "\u2029", "\x85", "\u2009", "\u200b", "\u3000\v "]
)
def test_no_space_hides_a_formula(before: str) -> None:
    """Programs leave out spaces and line ends of many kinds before they look at a cell."""
    told = {f"{before}=1+1": f"'{before}=1+1", f"a;{before}=1+1": f"a;{before}'=1+1"}
    for text, safe in told.items():
        assert guarded(text) == safe
        assert unguarded(safe, own=True) == text


SIGNS = st.text("ab=+-@;|\t\n\"' ,\u00a0\u3000\v\u2028\x85＝", max_size=12)  # noqa: RUF001 - a full-width sign counts


@given(st.text() | SIGNS)
@example("' '=")
def test_guard_can_be_undone(text: str) -> None:
    """Any text comes back as typed once the apostrophe is taken off again."""
    assert unguarded(guarded(text), own=True) == text


@given(st.lists(st.tuples(SIGNS, SIGNS), min_size=1, max_size=6))
def test_no_locale_runs_a_formula(rows: list[tuple[str, str]]) -> None:
    """Read with commas, semicolons or tabs between cells, no cell of the file is a formula."""
    data = write_statements_csv(pd.DataFrame(rows, columns=["text", "theme"])).decode("utf-8-sig")
    for delimiter in ",;\t|":
        for record in csv.reader(io.StringIO(data, newline=""), delimiter=delimiter):
            for cell in record:
                assert not cell.lstrip(" \u00a0").startswith(tuple("=+-@＝")), cell  # noqa: RUF001


@given(st.lists(SIGNS.filter(lambda text: text.strip() == text != ""), min_size=1, max_size=6))
@pytest.mark.slow
def test_our_statements_file_comes_back(texts: list[str]) -> None:
    """What was exported as CSV or as a workbook is imported again letter for letter."""
    rows = [ExportRow(text, "Theme", 1, None) for text in texts]
    kept = [text for text in texts if not is_blank(text)]
    for data, name in ((write_statements_csv(rows), "a.csv"), (write_xlsx(rows), "a.xlsx")):
        found = read_statements(data, name) if kept else None
        assert [row.text for row in found.taken.rows] == kept if found else True


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1))
def test_csv_keeps_every_text(texts: list[str]) -> None:
    """Whatever was typed can be got back from the CSV file by any reader."""
    data = write_statements_csv(pd.DataFrame({"text": texts})).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline="")))[1:]
    assert [unguarded(row[0], own=True) for row in rows] == texts


def test_workbook_keeps_control_signs() -> None:
    """Signs that XML can't hold are escaped, not lost, and don't spoil the file."""
    texts = ["bell\x07", "tab\tand", "line\nend"]
    data = write_xlsx(pd.DataFrame({"text": texts}))
    assert read_table(data, "a.xlsx").rows["text"].tolist() == texts


def test_links_are_text() -> None:
    """An address in a statement does not become a link."""
    data = write_xlsx(pd.DataFrame({"text": ["https://example.org"]}))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "rels" in name and "sheet1" in name]


def test_sheet_names_are_made_valid_and_unique() -> None:
    """Names that Excel forbids are changed, and doubles get a number."""
    frame = pd.DataFrame({"a": [1]})
    names = ["Themes: all/every [1]", "x" * 40, "x" * 41, "", "'"]
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(dict.fromkeys(names, frame))))
    assert book.sheetnames == [
        "Themes  all every  1",
        "x" * 31,
        "x" * 29 + " 2",
        "Sheet",
        "Sheet 2",
    ]


def test_text_too_long_for_a_cell_is_said() -> None:
    """Nothing is cut silently where a cell can't hold it."""
    with pytest.raises(InvalidFileError, match="CSV"):
        write_xlsx(pd.DataFrame({"text": ["x" * 40_000]}))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Vision 2030", "Vision-2030.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("Größe & Güte", "Größe-Güte.csv"),
        ("日本の病院", "日本の病院.csv"),
        ("CON", "workshop-CON.csv"),
        ("\u202egpj.exe\0\n", "gpj-exe.csv"),
        ("???", "workshop.csv"),
        ("", "workshop.csv"),
        ("x" * 300, "x" * 60 + ".csv"),
    ],
)
def test_titles_become_safe_file_names(title: str, name: str) -> None:
    """A title is only ever letters, digits and hyphens once it is a file name."""
    assert safe_filename(title, "csv") == name


def test_a_workbook_tells_nothing_of_when_it_was_made() -> None:
    """The same rows give the same file at any time."""
    frame = pd.DataFrame({"text": ["a"]})
    with zipfile.ZipFile(io.BytesIO(write_xlsx(frame))) as package:
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_rows_from_the_privacy_door_are_written_with_these_columns_only() -> None:
    """Text, theme, round and level where allowed, with the reason; no person, time or unit."""
    rows = (ExportRow("More time", "Time", 1, None), ExportRow("=1+1", None, 2, "Frontline"))
    why, blank, *lines = write_statements_csv(rows).decode("utf-8-sig").splitlines()
    assert lines == ["text,theme,round,level", "More time,Time,1,", "'=1+1,,2,Frontline"]
    assert why.strip('"').startswith("The level stands only where")
    assert not blank
    told = write_statements_csv(rows[1:]).decode("utf-8-sig").splitlines()
    assert told[0] == "text,theme,round,level"
    table = read_table(write_xlsx(rows), "a.xlsx")
    assert table.columns == ("text", "theme", "round", "level")
    assert table.rows.iloc[1].tolist() == ["=1+1", "", "2", "Frontline"]
