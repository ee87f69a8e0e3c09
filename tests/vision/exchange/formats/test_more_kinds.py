"""Flat and packed documents, chats and boards of further programs are read as what they are."""

from __future__ import annotations

import base64
import io
import json
import quopri
import zipfile

import docx
import pytest

from vision.exchange import read_statements
from vision.exchange.formats import read_source

WISHES = ["More time for pâtients", "Less paper & noise", "A quiet room for breaks"]
LEVELS = ["Executive", "Manager", "Team lead"]
ROWS = list(zip(LEVELS, WISHES, strict=True))
NAMES = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'


def escaped(text: str) -> str:
    """Return a text as XML writes it."""
    return text.replace("&", "&amp;")


def flat_sheet() -> bytes:
    """Return a flat spreadsheet, coloured to its end."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escaped(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in [("Level", "Wish"), *ROWS]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<office:document '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="A">{rows}<table:table-row '
        'table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def written(*, flat: bool) -> bytes:
    """Return a text document with a list below each heading, flat or packed."""
    lists = "".join(
        f'<text:h text:outline-level="2">{level}</text:h><text:list><text:list-item><text:p>'
        f"{escaped(wish).replace(' ', '<text:s/>', 1)}<office:annotation><text:p>Why?</text:p>"
        "</office:annotation></text:p></text:list-item></text:list>"
        for level, wish in ROWS
    )
    tag = "office:document" if flat else "office:document-content"
    text = f"<{tag} {NAMES}><office:body><office:text>{lists}</office:text></office:body></{tag}>"
    if flat:
        return f"<?xml version='1.0'?>{text}".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", text)
    return out.getvalue()


def archived(encoding: str, *, packed: bool) -> bytes:
    """Return a web page with a table, packed as a letter."""
    rows = "".join(
        f"<tr><td><p>{level}</p></td><td><p>{escaped(wish)}</p></td></tr>" for level, wish in ROWS
    )
    page = f"<html><body><table><tr><td>Level</td><td>Wish</td></tr>{rows}</table></body></html>"
    data = page.encode(encoding)
    body = base64.encodebytes(data) if packed else quopri.encodestring(data)
    how = b"base64" if packed else b"quoted-printable"
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="=_1"\r\n\r\nA\r\n'
        b"\r\n--=_1\r\nContent-Transfer-Encoding: " + how + b"\r\nContent-Type: text/html; "
        b'charset="' + encoding.encode() + b'"\r\n\r\n' + body + b"\r\n--=_1--\r\n"
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(flat_sheet(), "wishes.fods", id="fods"),
        pytest.param(written(flat=False), "wishes.odt", id="odt"),
        pytest.param(written(flat=True), "wishes.fodt", id="fodt"),
        pytest.param(archived("utf-8", packed=False), "wishes.doc", id="mhtml"),
        pytest.param(archived("windows-1252", packed=True), "wishes.xls", id="base64"),
    ],
)
def test_a_document_gives_statements_with_their_levels(data: bytes, name: str) -> None:
    """Tables and lists with headings, whatever they are wrapped in."""
    found = read_statements(data, name)
    assert [(row.level, row.text) for row in found.taken.rows] == ROWS


LETTERS = "".join(
    f"From: {who} (+49 170 12345)\nType: incoming\nSent: Mon, 02 Mar 2026 09:0{at}:12 +0100\n\n"
    f"{wish}\n\n"
    for at, (who, wish) in enumerate(zip(["Ann", "Bo", "Ann"], WISHES, strict=True))
)
BRACKETS = (
    f"[2026-03-02 09:01] Ann: {WISHES[0]}  \n(- Bo: \N{THUMBS UP SIGN} -)\n"
    f"[2026-03-02 09:02] Bo: {WISHES[1]}\n> {WISHES[0]}\n![photo](media/1.jpg)\n"
    f"[2026-03-02 09:03] Ann: {WISHES[2]}\n"
)
COMINGS = (
    f"02/03/2026 09:01 - Ann: {WISHES[0]}\n02/03/2026 09:02 - Bo: {WISHES[1]}\n"
    f"02/03/2026 09:03 - Cem saiu\n02/03/2026 09:04 - Ann: {WISHES[2]}\n"
)


TABBED = (
    f"[LINE] Vision\n\n2026/03/02(月)\n09:01\tAnn\t{WISHES[0]}\n2026/03/03(火)\n"
    f"09:02\tBo\t{WISHES[1]}\n09:03\tAnn\t{WISHES[2]}\n"
)
PAGE = (
    '<!DOCTYPE html><html><body><div class="message service">2 March</div>'
    '<div class="message default"><div class="initials">A</div><div class="from_name">Ann </div>'
    f'<div class="text">{WISHES[0]}</div></div><div class="message default">'
    f'<div class="from_name">Bo</div><div class="text"><b>{escaped(WISHES[1])}</b></div></div>'
    f'<div class="message default joined"><div class="text">{WISHES[2]}</div></div></body></html>'
)


@pytest.mark.parametrize(
    "text",
    [LETTERS, BRACKETS, COMINGS, TABBED, PAGE],
    ids=["letters", "quotes", "came", "tabs", "page"],
)
def test_a_chat_of_another_program_gives_messages_of_people(text: str) -> None:
    """Reactions, quotes, pictures and who came or left are no messages."""
    found = read_statements(text.encode(), "chat.txt")
    assert [row.text for row in found.taken.rows] == WISHES
    assert found.people == 2


def test_bold_lines_above_lists_are_headings() -> None:
    """As people make them who know no styles."""
    document = docx.Document()
    for level, wish in ROWS:
        document.add_paragraph().add_run(level).bold = True
        document.add_paragraph(wish, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    found = read_statements(out.getvalue(), "minutes.docx")
    assert [(row.level, row.text) for row in found.taken.rows] == ROWS


def test_a_table_inside_another_is_read_as_its_own() -> None:
    """Letters and reports stand their tables in one that only places them."""
    rows = "".join(f"<tr><td>{level}</td><td>{escaped(wish)}</td></tr>" for level, wish in ROWS)
    page = (
        "<html><body><table><tr><td>Logo</td></tr><tr><td><table><tr><td>Role</td><td>Wish</td></tr>"
        f"{rows}</table></td></tr><tr><td>Imprint</td></tr></table></body></html>"
    )
    found = read_statements(page.encode(), "letter.html")
    assert [(row.level, row.text) for row in found.taken.rows] == ROWS


def test_cards_of_a_board_are_found_among_what_happened_to_them() -> None:
    """They are fewer than movements; the list they stand in is called by its name."""
    lists = [{"id": f"64f{at}", "name": level} for at, level in enumerate(LEVELS)]
    cards = [{"id": f"c{at}", "name": w, "idList": f"64f{at}"} for at, w in enumerate(WISHES)]
    moves = [
        {"id": f"a{at}", "type": "updateCard", "data": {"card": {"name": WISHES[at % 3]}}}
        for at in range(20)
    ]
    board = {"name": "Vision", "actions": moves, "cards": cards, "lists": lists}
    found = read_statements(json.dumps(board).encode(), "board.json")
    assert [(row.level, row.text) for row in found.taken.rows] == ROWS


def test_a_report_of_talk_to_the_city_gives_what_people_said() -> None:
    """Its sources are the statements, whoever said them; themes and claims are the program's."""
    sources = [
        {"id": f"s{at}", "interview": f"P{at % 3}", "data": ["text", {"text": wish}]}
        for at, wish in enumerate(WISHES)
    ]
    claims = [
        {
            "id": f"c{at}",
            "title": f"Everybody here thinks so: {wish.lower()}",
            "quotes": [{"id": f"q{at}", "text": wish, "reference": {"sourceId": f"s{at}"}}],
        }
        for at, wish in enumerate(WISHES)
    ]
    topics = [
        {"title": "What matters to all", "description": f"A theme of {at} claims",
         "subtopics": [{"title": "More on that", "claims": claims[at::2]}]}
        for at in range(2)
    ]  # fmt: skip
    report = {"title": "Our house", "topics": topics, "sources": sources}
    for whole in ({"data": ["v0.2", report]}, ["v0.2", {"data": ["v0.2", report]}]):
        found = read_statements(json.dumps(whole).encode(), "report.json")
        assert [row.text for row in found.taken.rows] == list(WISHES)
        assert found.people == 3


def test_results_of_other_readers_give_their_comments() -> None:
    """What Kouchou-AI and Jigsaw's Sensemaker write comes in as well, not their summaries."""
    arguments = [{"arg_id": f"A{at}_0", "argument": w, "x": 1.5} for at, w in enumerate(WISHES)]
    clusters = [{"level": 0, "id": "0", "label": "All", "takeaway": "What all of this is about"}]
    kouchou = {"arguments": arguments, "clusters": clusters, "overview": "In a few words, this"}
    sense = [{"id": str(at), "text": w, "topics": [{"name": "Work"}], "voteInfo": {"all": {"n": 1}}}
             for at, w in enumerate(WISHES)]  # fmt: skip
    for whole in (kouchou, sense):
        found = read_statements(json.dumps(whole).encode(), "result.json")
        assert [row.text for row in found.taken.rows] == list(WISHES)


def test_pieces_of_a_message_are_one_text() -> None:
    """Telegram keeps bold words apart."""
    told = [
        {"type": "message", "from": "Ann", "text": [{"type": "bold", "text": "Less"}, " paper"]},
        {"type": "message", "from": "Bo", "text": "A quiet room"},
    ]
    (grid,) = read_source(json.dumps({"messages": told}).encode(), "result.json").grids
    assert [row[2] for row in grid.cells[1:]] == ["Less paper", "A quiet room"]


def test_a_long_code_is_no_department() -> None:
    """Signal calls whoever wrote a message by the id of their service."""
    told = [
        {
            "id": f"m{at}",
            "body": wish,
            "sourceServiceId": f"1f2e3d4c-0000-4000-8000-00000000000{at % 2}",
        }
        for at, wish in enumerate(WISHES)
    ]
    found = read_statements(json.dumps(told).encode(), "messages.json")
    assert found.people == 2
    assert found.mapping.unit is None
