"""Word documents hold words in more places than plain paragraphs: none of them is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from vision.exchange import Reading, read_statements

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

WISHES = ["Boats for the ferry crew", "A dry room for ropes", "Maps that are true", "Longer days"]


def read(document: Document) -> Reading:
    """Read a Word document as it would be uploaded."""
    out = io.BytesIO()
    document.save(out)
    return read_statements(out.getvalue(), "minutes.docx")


def texts(found: Reading) -> list[str]:
    """Return what would be taken."""
    return [row.text for row in found.taken.rows]


def run_in(tag: str, text: str, *, gone: bool = False) -> BaseOxmlElement:
    """Return some words inside of an element: put in, struck out, moved."""
    around, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
    if gone:
        words = OxmlElement("w:delText")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    around.append(run)
    return around


def changed(paragraph: Paragraph, old: str, new: str, rest: str) -> None:
    """Write words of which the first were struck out and replaced while changes were tracked."""
    paragraph._p.append(run_in("w:del", old, gone=True))
    paragraph._p.append(run_in("w:ins", new))
    paragraph.add_run(rest)


def filled_in(element: BaseOxmlElement, *, made: bool = False) -> BaseOxmlElement:
    """Return an element inside of a field to fill in, or of one that the program fills."""
    field, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    if made:
        properties = OxmlElement("w:sdtPr")
        properties.append(OxmlElement("w:docPartObj"))
        field.append(properties)
    content.append(element)
    field.append(content)
    return field


def test_what_was_put_in_while_changes_were_tracked_counts() -> None:
    """Also in the cells of a table; what was struck out or moved away is gone."""
    lines, table = docx.Document(), docx.Document()
    grid = table.add_table(1, 1)
    grid.rows[0].cells[0].text = "Wish"
    for wish in WISHES:
        cell = grid.add_row().cells[0].paragraphs[0]
        for paragraph in (lines.add_paragraph(), cell):
            first, _, rest = wish.partition(" ")
            changed(paragraph, "Some", first, f" {rest}")
            paragraph._p.append(run_in("w:moveFrom", " and oars"))
    assert texts(read(lines)) == WISHES
    assert texts(read(table)) == WISHES


def test_what_was_written_into_fields_counts() -> None:
    """A form has fields for words, lines and whole tables; a table of contents has no wishes."""
    document = docx.Document()
    whole = [document.add_paragraph(wish)._p for wish in WISHES[:2]]
    contents = document.add_paragraph("Wishes of the crew, page 1")._p
    for paragraph in whole:
        place = list(document.element.body).index(paragraph)
        document.element.body.insert(place, filled_in(paragraph))
    document.element.body.insert(0, filled_in(contents, made=True))
    last = document.add_paragraph("Maps that ")
    last._p.append(filled_in(run_in("w:ins", "are true")[0]))
    assert texts(read(document)) == WISHES[:3]


def test_a_list_beside_a_table_of_those_present_is_read() -> None:
    """Tables came first whatever they held; the longer one is taken, and a sentence says so."""
    document = docx.Document()
    present = document.add_table(1, 2)
    for row in (("Name", "Ship"), ("Ada Moor", "Tern"), ("Ben Holm", "Gull")):
        cells = present.rows[0].cells if row[0] == "Name" else present.add_row().cells
        cells[0].text, cells[1].text = row
    for wish in WISHES:
        document.add_paragraph(wish, style="List Bullet")
    found = read(document)
    assert texts(found) == WISHES
    assert any("2 sheets" in str(each) for each in found.notices)


def test_a_list_beside_a_table_of_wishes_may_be_chosen() -> None:
    """What a table calls by name comes first, however long the list is; a sentence says so."""
    document = docx.Document()
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Level", "Wish"
    for wish in WISHES:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = "Mate", wish
    for item in range(20):
        document.add_paragraph(f"Rule {item} of how we speak", style="List Bullet")
    found = read(document)
    assert texts(found) == WISHES
    assert found.table.sheets == ("Table 1", "List")
    assert any("2 sheets" in str(each) for each in found.notices)


def test_mails_pasted_into_a_document_are_mails() -> None:
    """A paragraph a line, below a title; greetings and names are nobody's wish."""
    document = docx.Document()
    mails = (("Åsa Berg", "Hej Kim,", "Hälsningar\nÅsa"), ("Bo Ek", "Kim,", "Bo"))
    document.add_paragraph("Svar på e-post, mars")
    for (name, greeting, closing), wish in zip(mails, WISHES, strict=False):
        for line in (f"Från: {name} <x@example.org>", "Ämne: Re: båten", greeting, wish):
            document.add_paragraph(line)
        for line in (*closing.split("\n"), ""):
            document.add_paragraph(line)
    found = read(document)
    assert (texts(found), found.people) == (WISHES[:2], 2)


def test_a_memorandum_with_headings_is_no_mail() -> None:
    """One head above headings and lists: levels stay, and no heading becomes a statement."""
    document = docx.Document()
    for line in ("To: The crew", "From: The owners", "Subject: Wishes"):
        document.add_paragraph(line)
    for level, wish in zip(("Managers", "Staff"), WISHES, strict=False):
        document.add_heading(level, 2)
        document.add_paragraph(wish, style="List Bullet")
    levels = [(row.text, row.level) for row in read(document).taken.rows]
    assert levels == [(WISHES[0], "Managers"), (WISHES[1], "Staff")]


@pytest.mark.parametrize("head", [("Boat", "What matters to us"), ("Name", "Was uns wichtig ist")])
def test_rules_beside_a_table_of_answers_are_no_statements(head: tuple[str, str]) -> None:
    """Only beside a table of those present a list comes first: its header asks for nothing."""
    document = docx.Document()
    for rule in ("Write one thing in each row please.", "Hand it in by Friday noon.",
                 "Do not write for anybody else."):  # fmt: skip
        document.add_paragraph(rule, style="List Number")
    table = document.add_table(0, 2)
    for row in (head, *((f"Tern {at}", wish) for at, wish in enumerate(WISHES[1:]))):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    assert texts(read(document)) == WISHES[1:]


def test_how_a_sign_is_read_aloud_stands_beside_the_words() -> None:
    """Small letters above a sign say its sound; the sign itself is the word."""
    document = docx.Document()
    ruby = OxmlElement("w:ruby")
    for tag, text in (("w:rt", "じかん"), ("w:rubyBase", "時間")):
        ruby.append(run_in(tag, text))
    paragraph = document.add_paragraph()
    paragraph.add_run()._r.append(ruby)
    paragraph.add_run("をもっとください")
    document.add_paragraph("静かな部屋がほしい")
    assert texts(read(document)) == ["時間をもっとください", "静かな部屋がほしい"]
