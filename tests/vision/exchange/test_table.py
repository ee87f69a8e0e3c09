"""Tables from files as people really have them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vision.errors import InvalidFileError
from vision.exchange import Table, read_table, write_xlsx
from vision.exchange.formats.delimited import DELIMITERS
from vision.exchange.formats.markdown_lists import bulleted

SHARED = Path(__file__).parents[3].parent / "shared" / "data"

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "cp1252": b"",
}


def written(rows: list[list[str]], delimiter: str, encoding: str, line_end: str = "\r\n") -> bytes:
    """Return a file as the standard library's csv module writes it."""
    out = io.StringIO(newline="")
    # up to Python 3.12 the writer leaves a lone CR bare unless the line end holds one
    quoting = csv.QUOTE_MINIMAL if "\r" in line_end else csv.QUOTE_ALL
    csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(rows)
    return ENCODINGS.get(encoding, b"") + out.getvalue().encode(encoding)


def cells(table: Table) -> list[list[str]]:
    """Return header and rows as lists."""
    return [list(table.columns), *table.rows.to_numpy().tolist()]


western = st.text(
    st.characters(codec="cp1252", exclude_categories=("Cc", "Cs"), include_characters="\n\t"),
    max_size=30,
)
worldwide = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\r\t"), max_size=30
)


@st.composite
def tables(draw: st.DrawFn, cell: st.SearchStrategy[str]) -> list[list[str]]:
    """A header of plain words over 1 to 5 rows of anything.

    One column with delimiters in it and no quotation marks is a table of several for any reader,
    and rows that begin with bullets are a list.
    """
    width = draw(st.integers(1, 4))
    if width == 1:
        cell = cell.filter(lambda text: not set(text) & set(DELIMITERS))
    header = ["What do you want", "level", "unit", "person"][:width]
    row = st.lists(cell, min_size=width, max_size=width)
    rows = [header, *draw(st.lists(row, min_size=1, max_size=5))]
    assume(not any(bulleted([mark.join(each) for each in rows[1:] * 2]) for mark in DELIMITERS))
    return rows


@given(
    tables(worldwide),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(deadline=None)
def test_any_unicode_table_comes_back(
    rows: list[list[str]], delimiter: str, encoding: str, line_end: str
) -> None:
    """Whatever was written in Unicode, with any delimiter and line end, is read back the same."""
    table = read_table(written(rows, delimiter, encoding, line_end), "answers.csv", header=1)
    assert cells(table) == rows


@given(tables(western), st.sampled_from([",", ";", "\t", "|"]))
@settings(deadline=None)
@pytest.mark.slow
def test_any_windows_table_comes_back(rows: list[list[str]], delimiter: str) -> None:
    """Whatever was written in Windows-1252 is read back the same when told so."""
    table = read_table(written(rows, delimiter, "cp1252"), "a.csv", encoding="cp1252", header=1)
    assert cells(table) == rows


@given(tables(worldwide))
@settings(deadline=None, max_examples=40)
def test_any_workbook_comes_back(rows: list[list[str]]) -> None:
    """Rows of a workbook come back the same; only blank rows go."""
    frame = pd.DataFrame(rows[1:], columns=rows[0])
    kept = [row for row in rows[1:] if any(row)]
    if not kept:
        return
    table = read_table(write_xlsx(frame), "answers.xlsx", header=1)
    width = len(table.columns)
    assert cells(table)[1:] == [row[:width] for row in kept]


@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
        st.binary(max_size=200).map(lambda tail: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + tail),
        st.binary(max_size=200).map(lambda tail: b"\xff\xfe" + tail),
        st.text(alphabet='",;\t|\n\r x"', max_size=80).map(str.encode),
    ),
    st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a", "a.tsv"]),
)
@settings(deadline=None, max_examples=400)
def test_random_bytes_never_crash(data: bytes, name: str) -> None:
    """Random bytes give a table or one sentence, nothing else."""
    try:
        table = read_table(data, name)
    except InvalidFileError:
        return
    assert len(table.rows) == len(table.numbers) > 0
    assert len(set(table.columns)) == len(table.columns)


SMALL_WORKBOOK = write_xlsx(pd.DataFrame({"text": ["More time", "Less noise"]}))


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_damaged_workbook_never_crashes(data: st.DataObject) -> None:
    """A workbook with flipped or missing bytes gives a table or one sentence."""
    whole = bytearray(SMALL_WORKBOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(whole)))
    try:
        table = read_table(bytes(whole[:cut]), "a.xlsx")
    except InvalidFileError:
        return
    assert table.columns


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Mehr Zeit für Menschen", "Больше времени", "もっと時間を"])
def test_utf16_without_mark(encoding: str, text: str) -> None:
    """UTF-16 is found without byte order mark, also where no letter is Latin."""
    data = f"text,level\n{text},Top\n".encode(encoding)
    table = read_table(data, "a.csv")
    assert (cells(table)[1], table.encoding) == ([text, "Top"], encoding)


def test_windows_1252_is_found_and_said() -> None:
    """German and French letters in Windows-1252 read right, with a notice to check them."""
    data = "text;level\nMehr Zeit für Gespräche – „Qualität“;Führung\nÀ l’écoute;Équipe\n"
    table = read_table(data.encode("cp1252"), "a.csv")
    assert table.rows["level"].tolist() == ["Führung", "Équipe"]
    assert table.encoding == "cp1252"
    assert any("Windows-1252" in str(notice) for notice in table.notices)


def test_cyrillic_code_page_is_found() -> None:
    """A longer Russian file in Windows-1251 is not read as accented Western letters."""
    text = "Мы хотим больше времени для пациентов и меньше бумажной работы каждый день"
    data = f"текст;уровень\n{text};Руководство\n{text};Отделение\n".encode("cp1251")
    assert read_table(data, "a.csv").rows.iloc[0, 0] == text


def test_quoted_newlines_and_quotes_stay_in_their_cell() -> None:
    """Line ends, delimiters and doubled quotes inside quotes belong to the cell."""
    table = read_table(b'text,level\n"One, ""two""\r\nthree",Top\n', "a.csv")
    assert cells(table)[1] == ['One, "two"\r\nthree', "Top"]


def test_excel_names_its_delimiter() -> None:
    """A first line sep=; names the delimiter and is no row."""
    assert cells(read_table(b"sep=;\r\na,b;level\r\nx,y;Top\r\n", "a.csv")) == [
        ["a,b", "level"],
        ["x,y", "Top"],
    ]


def test_one_column_with_commas_stays_one_column() -> None:
    """A list of sentences under one header is not split at their commas."""
    table = read_table(b"text\nTime, please\nCalm; and time\n", "a.txt")
    assert (table.columns, table.delimiter) == (("text",), "")
    assert table.rows["text"].tolist() == ["Time, please", "Calm; and time"]


def test_headers_become_unique_and_named() -> None:
    """Doubled headers get a number, blank ones their position, and both are said."""
    table = read_table(b"text,text,, level \na,b,c,d\n", "a.csv")
    assert table.columns == ("text", "text (2)", "Column 3", "level")
    assert len(table.notices) == 2


def test_made_up_header_never_takes_a_real_one() -> None:
    """A number added to tell columns apart never gives the name of another column."""
    table = read_table(b"text,text,text (2),Column 4,\na,b,c,d,e\n", "a.csv")
    assert table.columns == ("text", "text (3)", "text (2)", "Column 4", "Column 5")


def test_ragged_rows_lose_nothing() -> None:
    """Short rows are filled up, long ones get a column of their own and a notice."""
    table = read_table(b"text,level\na\nb,Top,extra\nc,Low\n", "a.csv")
    assert cells(table)[1:] == [["a", "", ""], ["b", "Top", "extra"], ["c", "Low", ""]]
    assert any("One row has more cells" in str(notice) for notice in table.notices)


def test_row_numbers_are_those_of_the_spreadsheet() -> None:
    """Empty lines and quoted line ends don't shift the row numbers people are told."""
    table = read_table(b'text,level\n\n"a\nb",Top\n\nc,Low\n', "a.csv")
    assert table.numbers == (3, 5)
    assert table.rows.index.tolist() == [0, 1]


def workbook(rows: list[list[object]]) -> bytes:
    """A workbook with one sheet, as openpyxl writes it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_workbook_cells_read_as_people_see_them() -> None:
    """Numbers, dates, truth values and gaps become the text a person would expect."""
    row = ["x", 3, 3.5, 4.0, dt.datetime(2025, 3, 31), True, None, "z"]  # noqa: DTZ001 - cells know no zone
    table = read_table(workbook([list("abcdefgh"), row]), "a.xlsx")
    assert cells(table)[1] == ["x", "3", "3.5", "4", "2025-03-31", "TRUE", "", "z"]


def test_blank_rows_of_a_workbook_are_skipped_but_counted() -> None:
    """Blank rows are no rows, and the numbers of the others are those on the screen."""
    table = read_table(workbook([["text"], [None], ["a"], [" "], ["b"]]), "a.xlsx")
    assert table.numbers == (3, 4, 5)


def test_a_hidden_sheet_is_read_only_when_it_is_named() -> None:
    """Lists that a survey tool hides in front are not taken for the statements."""
    book = openpyxl.Workbook()
    book.active.title = "Lists"
    book.active.append(["level"])
    book.active.append(["Top"])
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Answers")
    shown.append(["text"])
    shown.append(["More time"])
    out = io.BytesIO()
    book.save(out)
    assert read_table(out.getvalue(), "a.xlsx").sheet == "Answers"
    assert read_table(out.getvalue(), "a.xlsx", sheet="Lists").columns == ("level",)


def test_sheet_can_be_chosen() -> None:
    """The first sheet with anything in it is read, another on demand; no empty one."""
    data = write_xlsx({"Empty": pd.DataFrame(), "One": pd.DataFrame({"a": ["1"]}),
                       "Two": pd.DataFrame({"b": ["2"]})})  # fmt: skip
    assert read_table(data, "a.xlsx").sheet == "One"
    assert read_table(data, "a.xlsx", sheet="Two").columns == ("b",)
    with pytest.raises(InvalidFileError, match="it has “One”, “Two”"):
        read_table(data, "a.xlsx", sheet="Three")


def test_content_beats_the_ending() -> None:
    """A workbook called .csv and a text called .xlsx are read as what they are, with a notice."""
    book = read_table(write_xlsx(pd.DataFrame({"a": ["1"]})), "a.csv")
    text = read_table(b"a,b\n1,2\n", "a.xlsx")
    assert book.notices
    assert text.notices


def package(**parts: bytes) -> bytes:
    """A zip archive with the given parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf\r\n \n", "is empty", id="only-a-mark"),
        pytest.param(b"text,level\n", "no rows", id="header-only"),
        pytest.param(bytes(range(256)) * 20, "not a table", id="garbage"),
        pytest.param(b"%PDF-1.7\n...", "PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "picture", id="png"),
        pytest.param(b"<html><table><tr><td>a", "web page", id="html-called-xls"),
        pytest.param(OLE, "damaged", id="old-xls"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "password", id="encrypted"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), r"save it as \.docx", id="old-word"),
        pytest.param(OLE + "PowerPoint Document".encode("utf-16-le"), "presentation", id="old-ppt"),
        pytest.param(OLE + "__substg1.0_".encode("utf-16-le"), "Outlook", id="outlook"),
        pytest.param(b"PK\x03\x04 broken", "damaged", id="broken-zip"),
        pytest.param(
            package(word__document_dot_xml=b"<w/>"), "Word document is damaged", id="docx"
        ),
        pytest.param(package(content_dot_xml=b"<o/>"), "damaged", id="ods"),
        pytest.param(package(a=b"1"), "holds no table", id="zip"),
        pytest.param(package(xl__workbook_dot_xml=b"<x"), "damaged", id="broken-workbook"),
        pytest.param(b'text,level\n"never closed' + b"x" * 140_000, "quotation mark", id="quote"),
        pytest.param(
            b'text,level\na,Top\n"b,Top\nc,Top\n', "near row 3", id="quote-in-a-small-file"
        ),
        pytest.param("text\nä".encode() + b"\xff\xfe\0", "not a table", id="nul-in-text"),
        pytest.param(b"\xff\xfea", "breaks off", id="half-utf16"),
    ],
)
def test_what_is_no_table_gets_one_plain_sentence(data: bytes, words: str) -> None:
    """Each kind of wrong file is told what it is and what to do."""
    with pytest.raises(InvalidFileError, match=words):
        read_table(data, "a.csv")


def test_zip_bomb_is_refused_unopened() -> None:
    """A workbook that would unpack to far more than any table is refused by its own figures."""
    bomb = package(xl__workbook_dot_xml=b"<x/>", xl__worksheets__sheet1_dot_xml=bytes(260_000_000))
    assert len(bomb) < 1_000_000
    with pytest.raises(InvalidFileError, match="far larger"):
        read_table(bomb, "a.xlsx")


def test_entity_bomb_is_refused() -> None:
    """XML entities that would expand a billionfold are refused."""
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol" * 10}">' for n in range(10)
    )
    xml = f"<?xml version='1.0'?><!DOCTYPE x [{entities}]><workbook>&e9;</workbook>"
    good = write_xlsx(pd.DataFrame({"a": ["1"]}))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            replaced = part.filename == "xl/workbook.xml"
            new.writestr(part.filename, xml if replaced else old.read(part))
    with pytest.raises(InvalidFileError, match="damaged"):
        read_table(out.getvalue(), "a.xlsx")


def test_columns_are_found_by_any_case_and_named_when_missing() -> None:
    """A column name works in any case; an unknown one gets the list of those there are."""
    table = read_table(b"Text, Level\na,Top\n", "a.csv")
    assert table.column("  LEVEL") == "Level"
    with pytest.raises(InvalidFileError, match=r"“unit”.*Text, Level"):
        table.column("unit")


def test_where_keeps_the_rows_own_index() -> None:
    """Rows that remain keep their place in the file; no such value is said."""
    table = read_table(b"text,q\na,one\nb,two\nc, two \n", "a.csv").where("Q", "two")
    assert table.rows.index.tolist() == [1, 2]
    assert [table.numbers[index] for index in table.rows.index] == [3, 4]
    with pytest.raises(InvalidFileError, match="“three”"):
        table.where("q", "three")


@pytest.mark.stage2
def test_fifty_thousand_rows() -> None:
    """A long export is read whole, from text and from a workbook."""
    rows = [[f"Statement {n} with some words", f"Level {n % 5}"] for n in range(50_000)]
    frame = pd.DataFrame(rows, columns=["text", "level"])
    for data in (frame.to_csv(index=False).encode(), write_xlsx(frame)):
        assert len(read_table(data, "a").rows) == 50_000


@pytest.mark.skipif(not SHARED.exists(), reason="the folder ../shared/data is not here")
@pytest.mark.parametrize(
    "name",
    ["polis-bg2050/comments.csv", "polis-bowling-green/comments.csv", "stacks-mission-survey.csv",
     "klimarat-de.csv", "polis-bg2050/participants-votes.csv"],
)  # fmt: skip
def test_real_exports_read_as_pandas_reads_them(name: str) -> None:
    """Cell for cell what pandas finds in real exports."""
    data = (SHARED / name).read_bytes()
    expected = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    table = read_table(data, name)
    assert list(table.columns) == list(expected.columns)
    assert table.rows.to_numpy().tolist() == expected.to_numpy().tolist()
