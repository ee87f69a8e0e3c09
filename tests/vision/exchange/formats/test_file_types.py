"""Every kind of file is read as what it is, or refused in one sentence."""

# ruff: noqa: RUF001 - other alphabets are what is tested

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pandas as pd
import pyreadstat
import pytest

from vision.errors import InvalidFileError
from vision.exchange.formats import read_source
from vision.exchange.formats.chats import chat_grid
from vision.exchange.formats.markdown_lists import list_grid, without_bullet
from vision.exchange.formats.markup import without_tags

if TYPE_CHECKING:
    from pathlib import Path

WISHES = ["More time for patients", "Less paper", "A quiet room for breaks"]


def packed(**parts: bytes) -> bytes:
    """Return a packed file; ``_`` in a name stands for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (codec, text)
        for text, codecs in {
            "Poziom;Wypowiedź\nKierownik;Więcej czasu dla pacjentów\nPracownik;Żadnych zebrań\n": (
                "cp1250", "iso8859_2", "cp852",
            ),
            "Уровень;Ответ\nРуководитель;Больше времени для людей\nСотрудник;Меньше бумаг\n": (
                "cp1251", "cp866", "koi8_r", "mac_cyrillic", "utf-16",
            ),
            "Ebene;Aussage\nFührung;Größere Büros für Gespräche\nPflege;Wärme für Ältere\n": (
                "cp1252", "cp850", "mac_roman",
            ),
            "Niveau;Réponse\nCadre;Être écouté à l'hôpital\nAgent;Ça doit être équitable\n": (
                "cp1252", "cp850", "mac_roman",
            ),
            "Seviye;Görüş\nMüdür;Hastalar için daha çok zaman\nMüdür;Daha az kağıt işi\n": (
                "cp1254",
            ),
            "角色,意见\n员工,希望有更多时间倾听客户的声音\n员工,减少会议\n": ("gb18030",),
            "역할,의견\n사원,고객의 말을 더 들을 시간이 필요하다\n": ("cp949",),
            "役職,コメント\n一般,お客様の声をもっと聞く時間がほしい\n": ("cp932",),
        }.items()
        for codec in codecs
    ],
)  # fmt: skip
def test_old_code_pages_are_told_apart(encoding: str, text: str) -> None:
    """A few lines in an old code page come out in the right letters."""
    source = read_source(text.encode(encoding), "answers.csv")
    first = text.splitlines()[1].replace(",", ";").split(";")
    assert source.grids[0].cells[1] == first


def test_one_wrong_byte_does_not_turn_a_whole_file() -> None:
    """A letter that is broken stands as such; all others stay what they are, and it is said."""
    text = "Ebene;Aussage\nLeitung;Größere Büros\nPflege;Gespräche über Wärme\n".encode()
    source = read_source(text.replace("Gespräche".encode(), b"Gespr\xe4che"), "a.csv")
    assert source.grids[0].cells[1] == ["Leitung", "Größere Büros"]
    assert source.grids[0].cells[2][1] == "Gespr\ufffdche über Wärme"
    assert any("One letter could not be read" in str(notice) for notice in source.notices)


def cut(texts: list[str], width: int) -> bytes:
    """Return a table in UTF-8 by a program that keeps so many bytes of each cell."""
    rows = [f"{n};".encode() + text.encode()[:width] for n, text in enumerate(texts)]
    return b"\r\n".join([b"Nr;Wish", *rows])


@pytest.mark.parametrize(
    ("texts", "width"),
    [
        (["More room for a Büro", "Less noise on a Büro", "Café for all"], 17),
        (["もっと時間がほしい", "静かな休憩室がほしい", "研修は勤務時間内に"], 13),
        (["Хотим тише и спокойнее", "Хотим больше времени"], 14),
        (["Größere Büros für alle Ä", "Gespräche über Wärme, Ä", "Mehr Grün hier, ja Ä"], 25),
    ],
)
def test_letters_that_were_cut_at_the_end_of_cells_turn_no_other(
    texts: list[str], width: int
) -> None:
    """Each cut one stands as a sign, and it is said; all others are what they were."""
    source = read_source(cut(texts, width), "a.csv")
    right = [text.encode()[:width].decode(errors="replace").strip() for text in texts]
    assert [row[1].strip() for row in source.grids[0].cells[1:]] == right
    assert source.encoding == "utf-8"


@pytest.mark.parametrize("end", [b"\xc3", b"\xe2\x80", b"\xf0\x9f\x99"])
def test_a_plain_file_that_breaks_off_in_a_letter_loses_only_that(end: bytes) -> None:
    """No other letter is beyond ASCII; the last statement is left out, as it says."""
    source = read_source(b"Level,Wish\nTop,Calm rooms\nLow,Less noise in the hall" + end, "a.csv")
    assert source.cut
    assert source.grids[0].cells[1:] == [["Top", "Calm rooms"], ["Low", "Less noise in the hall"]]


@pytest.mark.parametrize(
    "wrong", [b"Low,It\x92s late", b"Low,Caf\xe9 for all", b"Low,Calm\xa0rooms"]
)
def test_one_wrong_byte_turns_no_file_with_one_letter(wrong: bytes) -> None:
    """One letter that only UTF-8 can mean is enough."""
    source = read_source("Level,Wish\nTop,Größe\n".encode() + wrong, "a.csv")
    assert source.grids[0].cells[1] == ["Top", "Größe"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Rôle;Souhait\nAgent;LIBERTÉ\xa0!\nCadre;Plus de qualité", "cp1252"),
        ("Rolle;Wunsch\nChef;Mehr „Spaß“ dabei\nTeam;Ohne Büro", "cp1252"),
        ("Rolle;Wunsch\nChef;Mehr Spaß", "cp1252"),
        ("Rola;Wpis\nSzef;Więcej ciszy, RÓŻA", "cp1250"),
        ("Role;Desejo\nChefe;AMANHÃ\nEquipa;manhã", "cp1252"),
    ],
)
def test_letters_at_the_ends_of_words_make_no_utf_8(text: str, encoding: str) -> None:
    """Two letters of a code page may look like one of UTF-8, and a last one as if it was cut."""
    cells = read_source(text.encode(encoding), "a.csv").grids[0].cells
    assert [";".join(row) for row in cells] == text.split("\n")


def test_letters_that_were_read_wrongly_before_are_mended() -> None:
    """UTF-8 that some program took for Windows-1252 and saved again reads right."""
    text = "Aussage\nGrößere Büros\nGespräche\nMehr Wärme\n"
    source = read_source(text.encode().decode("cp1252").encode(), "a.csv")
    assert [row[0] for row in source.grids[0].cells] == text.split("\n")[:-1]
    assert any("mended" in str(notice) for notice in source.notices)


def test_backslashes_lead_quotation_marks() -> None:
    """A database's way of writing quotation marks inside a cell is understood."""
    data = b'level,text\nTop,"say \\"yes\\", please"\nLow,"and \\"no\\", too"\n'
    assert read_source(data, "a.csv").grids[0].cells[1:] == [
        ["Top", 'say "yes", please'],
        ["Low", 'and "no", too'],
    ]


CHATS = [
    (
        "09:10:00 From Ana Fox to Everyone: {0}|09:11:00 From Ben: Ward to Everyone: {1}|"
        "09:12:00 From Ana Fox to Everyone: {2}|"
    ),
    "09:10:00\t From Ana Fox : {0}|09:11:00\t From Ben : {1}|09:12:00\t From Ana Fox : {2}|",
    (
        "09:10:00 From Ana Fox to Everyone:|\t{0}|09:11:00 From Ben to Everyone:|\t{1}|"
        "09:12:00 From Ana Fox to Everyone:|\t{2}|"
        '09:13:00 From Ben to Everyone:|\tReacted to "Less paper" with ok|'
    ),
    (
        "09:10:00 Von Ana Fox an Alle: {0}|09:11:00 Von Ben an Alle: {1}|"
        "09:12:00 Von Ana Fox an Alle: {2}|"
    ),
    "[02.03.2026 09:10] Ana Fox|{0}||[02.03.2026 09:11] Ben|{1}||[02.03.2026 09:12] Ana Fox|{2}|",
    "Ana Fox|3/2 9:10 AM|{0}|Ben|3/2 9:11 AM|{1}|Ana Fox|3/2 9:12 AM|{2}|",
    (
        "02.03.26, 09:09 - Messages are encrypted.|02.03.26, 09:10 - Ana Fox: {0}|"
        "02.03.26, 09:11 - Ben: {1}|02.03.26, 09:12 - Ana Fox: {2}|"
    ),
]
"""Three wishes of two people in the chats of seven programs; a bar ends a line."""


@pytest.mark.parametrize(
    "chat",
    CHATS,
    ids=["zoom", "zoom-tabs", "zoom-lines", "zoom-german", "teams", "teams-window", "whatsapp"],
)
def test_a_chat_is_who_wrote_what(chat: str) -> None:
    """Names tell people apart, messages are statements, and nothing of the program is one."""
    grid = chat_grid(chat.replace("|", "\n").format(*WISHES))
    assert grid is not None
    assert [row[1] for row in grid.cells[1:]] == WISHES
    names = [row[0] for row in grid.cells[1:]]
    assert names[0] == names[2] != names[1]


def test_a_list_of_times_is_no_chat() -> None:
    """An ordinary table or list is not taken for a chat."""
    assert chat_grid("time,text\n09:10,a\n09:11,b\n09:12,c\n") is None
    assert chat_grid("\n".join(WISHES)) is None


@pytest.mark.parametrize(
    "text",
    ["- {0}\n* {1}\n• {2}", "Our wishes\n\n1. {0}\n2) {1}\n3. {2}", "Our wishes:\n{0}\n{1}\n{2}",
     "{0}\n\n{1}\n\n{2}\n", "o\t{0}\no\t{1}\no\t{2}", "☐ {0}\n☐ {1}\n☐ {2}"],
)  # fmt: skip
def test_a_list_is_its_lines(text: str) -> None:
    """Bullets, numbers, blank lines and a title are no words."""
    assert [row[0] for row in list_grid(text.format(*WISHES).split("\n")).cells[1:]] == WISHES


def test_a_dash_that_is_part_of_a_word_stays() -> None:
    """Only a sign with a space behind it is a bullet."""
    assert without_bullet("-2 meetings a week") == "-2 meetings a week"
    assert without_bullet("24/7 opening") == "24/7 opening"


def test_tags_and_entities_are_no_words() -> None:
    """What a web editor wrote comes out as people typed it."""
    assert without_tags("<p>Time &amp; calm</p><ul><li>less</li></ul>") == "Time & calm\nless"


def test_json_is_a_list_of_objects() -> None:
    """A list inside an object, objects inside a list, and one object a line."""
    rows = [{"id": n, "about": {"level": "Top"}, "wish": wish} for n, wish in enumerate(WISHES)]
    for data in (
        json.dumps({"meta": {"n": 3}, "data": rows}),
        json.dumps(rows),
        "\n".join(map(json.dumps, rows)),
    ):
        cells = read_source(data.encode(), "answers.json").grids[0].cells
        assert cells[0] == ["id", "about/level", "wish"]
        assert [row[2] for row in cells[1:]] == WISHES


def test_word_lists_and_tables() -> None:
    """List items without headings and minutes around them; a table as it stands."""
    listed, tabled = docx.Document(), docx.Document()
    listed.add_heading("Minutes", 1)
    listed.add_paragraph("We met and said:")
    for wish in WISHES:
        listed.add_paragraph(wish, style="List Bullet")
    table = tabled.add_table(rows=0, cols=2)
    for wish in WISHES:
        row = table.add_row().cells
        row[0].text, row[1].text = "Top", wish
    for document, expected in (
        (listed, [[w] for w in WISHES]),
        (tabled, [["Top", w] for w in WISHES]),
    ):
        out = io.BytesIO()
        document.save(out)
        source = read_source(out.getvalue(), "minutes.docx")
        assert source.format == "docx"
        assert source.grids[0].cells[-3:] == expected


def test_spss_codes_read_as_their_labels(tmp_path: Path) -> None:
    """Variables come with their questions, codes with the words they stand for."""
    frame = pd.DataFrame({"v1": [1.0, 2.0, 1.0], "v2": WISHES})
    path = tmp_path / "answers.sav"
    pyreadstat.write_sav(
        frame, path, column_labels=["Which level?", "What do you wish?"],
        variable_value_labels={"v1": {1: "Top", 2: "Bottom"}},
    )  # fmt: skip
    grid = read_source(path.read_bytes(), "answers.sav").grids[0]
    assert grid.cells[:3] == [
        ["v1", "v2"], ["Which level?", "What do you wish?"], ["Top", WISHES[0]],
    ]  # fmt: skip


def test_a_cell_merged_over_rows_counts_in_each() -> None:
    """A level written once beside five rows is the level of all five."""
    book = openpyxl.Workbook()
    for row in (["Level", "Text"], ["Top", "a"], [None, "b"], [None, "c"]):
        book.active.append(row)
    book.active.merge_cells("A2:A4")
    out = io.BytesIO()
    book.save(out)
    assert [row[0] for row in read_source(out.getvalue(), "a.xlsx").grids[0].cells[1:]] == [
        "Top", "Top", "Top",
    ]  # fmt: skip


def test_a_packed_table_is_read() -> None:
    """One table is read; of several each is a sheet; what systems add beside them is not seen."""
    one = packed(answers_csv=b"text,level\na,Top\n", notes_pdf=b"%PDF")
    two = packed(a_csv=b"text\na\n", b_csv=b"text\nb\n")
    assert read_source(one, "a.zip").grids[0].cells[1] == ["a", "Top"]
    assert [grid.name for grid in read_source(two, "a.zip").grids] == ["a.csv", "b.csv"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(packed(inner_zip=packed(a_csv=b"a\nb\n")), "packed file inside", id="zips"),
        pytest.param(packed(a_txt=bytes(260_000_000)), "far larger", id="bomb"),
        pytest.param(packed(a_png=b"1"), "holds no table", id="pictures"),
        pytest.param(b"GIF89a" + bytes(40), "picture", id="gif"),
        pytest.param(b"<html><p>no table</p></html>", "without a table", id="page"),
        pytest.param(b'{"a": 1}', "no list of statements", id="json"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY b "ha">]><a><c>&b;</c><c>&b;</c></a>',
            "XML without",
            id="entities",
        ),
        pytest.param(b"<?xml?>" + b"<a>" * 50_000 + b"</a>" * 50_000, "XML without", id="deep"),
        pytest.param(
            b"<?xml version='1.0'?><a>"
            + b"".join(b"<r><x%d>1</x%d></r>" % (i, i) for i in range(3_000))
            + b"</a>",
            "too large",
            id="fields",
        ),
        pytest.param(b"{\\rtf1{\\pict 00ff}}", "holds no text", id="rtf"),
        pytest.param(b"$FL2 not really" + bytes(90), "SPSS file is damaged", id="sav"),
    ],
)
def test_what_holds_no_table_is_told_in_a_sentence(data: bytes, words: str) -> None:
    """Each is told what it is and what to do, before it is unpacked."""
    with pytest.raises(InvalidFileError, match=words):
        read_source(data, "answers.csv")


def test_headings_of_markdown_are_no_statements() -> None:
    """Minutes with a heading above each list give the items under it, and say what was left."""
    lines = ["# Spring", "", "## Executive", "", "- Less paper", "## Frontline", "1. More time"]
    grid = list_grid(lines)
    assert grid.cells[1:] == [["Executive", "Less paper"], ["Frontline", "More time"]]
    assert [text for _, text in grid.asides] == ["# Spring", "## Executive", "## Frontline"]


def test_what_the_program_wrote_into_a_chat_is_aside() -> None:
    """Slack's notes on who came and went are of a subtype; people's messages have none."""
    messages = [
        {"type": "message", "user": "U1", "text": "Less paper"},
        {"type": "message", "subtype": "channel_join", "user": "U2", "text": "<@U2> has joined"},
    ]
    (grid,) = read_source(json.dumps(messages).encode(), "2026-11-02.json").grids
    assert [row[2] for row in grid.cells[1:]] == ["Less paper"]
    assert grid.asides == ((2, "<@U2> has joined"),)
