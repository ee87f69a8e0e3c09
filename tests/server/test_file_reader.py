"""Files that hold nothing, or far too much: one sentence each, and the server does not grow."""

from __future__ import annotations

import io
import zipfile
from typing import Final

import psutil
import pytest

from server import file_reader
from vision.commands.statement_file import file_bytes
from vision.errors import InvalidFileError, InvalidTextError
from vision.exchange import Choices, Reading
from vision.exchange.formats import LARGEST_FILE

pytestmark = pytest.mark.slow

MOST_MB: Final = 60
"""That the server may hold more while a file is read, the file itself apart."""

WISHES: Final = ("More time", "Less paper", "A quiet room", "Fair rosters", "One login")
SHEET: Final = "xl/worksheets/sheet1.xml"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


def packed(**files: str | bytes) -> bytes:
    """Return a packed file; names with ``__`` for a folder and ``_dot_`` for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def formatted(empty: int) -> bytes:
    """Return a workbook of 20 answers with so many empty rows below them that are formatted."""
    told = [["Level", "Wish"], *(["Manager", f"{WISHES[n % 5]} for ward {n}"] for n in range(20))]
    cells = "<c t='inlineStr'><is><t>{}</t></is></c>"
    rows = "".join(f"<row>{''.join(map(cells.format, row))}</row>" for row in told)
    blank = "<row s='1' customFormat='1'><c s='1'/><c s='1'/></row>" * empty
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = (
        f"<Relationships xmlns='{PACKAGE}/relationships'><Relationship Id='r1' Type='{OFFICE}/"
    )
    return packed(
        **{
            "[Content_Types].xml": (
                f"<Types xmlns='{PACKAGE}/content-types'><Override PartName='/xl/workbook.xml'"
                f" ContentType='{kind}.sheet.main+xml'/><Override PartName='/{SHEET}'"
                f" ContentType='{kind}.worksheet+xml'/></Types>"
            ),
            "_rels/.rels": f"{relation}officeDocument' Target='xl/workbook.xml'/></Relationships>",
            "xl/workbook.xml": (
                f"<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets>"
                "<sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
            "xl/_rels/workbook.xml.rels": (
                f"{relation}worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            ),
            SHEET: f"<worksheet xmlns='{MAIN}'><sheetData>{rows}{blank}</sheetData></worksheet>",
        }
    )


def table(people: int, levels: int) -> bytes:
    """Return a delimited file of so many people, at so many levels."""
    rows = (
        f"p{n},Grade {n % levels},{WISHES[n % 5]} and {WISHES[n % 3].lower()} on ward {n}\n"
        for n in range(people)
    )
    return "".join(["who,level,wish\n", *rows]).encode()


def read(data: bytes, choices: Choices | None = None) -> Reading:
    """Read a file as the page does."""
    return file_reader.read(
        data, "answers", choices or Choices(), levels=["Manager"], units=None, round_number=1
    )


def held(data: bytes, choices: Choices | None = None) -> tuple[Reading | str, float]:
    """Return what a file gives, or what is said of it, and by how many MB the server grew."""
    before = psutil.Process().memory_info().rss
    try:
        found: Reading | str = read(data, choices)
    except InvalidFileError as error:
        found = str(error)
    return found, (psutil.Process().memory_info().rss - before) / 1e6


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(500), "picture", id="picture"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le"),
            "password",
            id="password",
        ),
        pytest.param(
            packed(inner_dot_zip=packed(a_dot_csv="a\nb\n")), "packed file inside", id="zips"
        ),
        pytest.param(packed(a_dot_csv=bytes(400_000_000)), "far larger", id="bomb"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]><a><c>&b;</c></a>',
            "web page or XML",
            id="entities",
        ),
        pytest.param(b"wish\n" + bytes(32) * 1_048_576, "larger than 30 MB", id="large"),
    ],
)
def test_what_can_not_be_read_costs_a_sentence(data: bytes, words: str) -> None:
    """It says what the file is and what to do; nothing of it is kept in the server."""
    found, grown = held(data)
    assert isinstance(found, str)
    assert words in found
    assert "\n" not in found
    assert len(found) < 250
    assert grown < MOST_MB


def test_a_million_empty_rows_cost_nothing() -> None:
    """Whoever formatted a whole sheet gets the answers in it."""
    found, grown = held(formatted(1_000_000))
    assert isinstance(found, Reading)
    assert len(found.taken.rows) == 20
    assert grown < MOST_MB


def test_forty_thousand_people_are_people() -> None:
    """A column of as many values tells people apart; one of 300 values is refused as a level."""
    found, grown = held(table(40_000, 300))
    assert isinstance(found, Reading)
    assert found.people == len(found.taken.rows) == 40_000
    assert found.mapping.level is None
    assert grown < 2 * MOST_MB
    said, _ = held(table(4_000, 300), Choices(level="level"))
    assert said == (
        "The column “level” has 300 different values, too many for levels. Choose the column that"
        " names the level."
    )


def test_a_gigabyte_is_refused_before_it_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    """On the command line too, by its size alone; what the page takes is far smaller."""
    path = tmp_path_factory.mktemp("large") / "answers.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    before = psutil.Process().memory_info().rss
    with pytest.raises(InvalidFileError, match="too large to be read"):
        file_bytes(path)
    assert psutil.Process().memory_info().rss - before < 1e6 * MOST_MB
    assert path.stat().st_size > LARGEST_FILE


def test_workshops_are_sealed_and_opened_beside_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No key is made in this process; what is wrong is said in the language that is read."""
    monkeypatch.setattr("vision.exchange.workshop_file._key", lambda *_: pytest.fail("made here"))
    tables = {"workshop": [{"id": "w", "title": "Größe"}], "level": []}
    words = "quiet otter by the canal"
    sealed = file_reader.seal(tables, words, schema="0012")
    assert file_reader.unseal(sealed, words, schema="0012") == tables
    with pytest.raises(InvalidTextError, match="12 characters"):
        file_reader.seal(tables, "short", schema="0012")
    with pytest.raises(InvalidFileError) as refused:
        file_reader.unseal(sealed, "another otter by the canal", schema="0012")
    monkeypatch.setattr("vision.translation._reader", [lambda: "de"])
    assert str(refused.value).startswith("Diese Passphrase öffnet die Datei nicht")
