"""Which kind of file some bytes are, and who reads it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from vision.errors import InvalidFileError
from vision.exchange.formats.archives import PACKED_TWICE, read_archive
from vision.exchange.formats.chats import chat_grid
from vision.exchange.formats.delimited import Records, is_regular, records
from vision.exchange.formats.digests import digest_grid
from vision.exchange.formats.encoding import SPOKEN, Decoded, decoded
from vision.exchange.formats.grid import MOST_CELLS, MOST_COLUMNS, TOO_LARGE, Grid, Source
from vision.exchange.formats.interviews import interview_grid
from vision.exchange.formats.json_records import read_objects
from vision.exchange.formats.mailboxes import mailbox_grid
from vision.exchange.formats.mails import mails_grid
from vision.exchange.formats.markdown_lists import bulleted, list_grid, listed_blocks, piped_rows
from vision.exchange.formats.markup import read_markup
from vision.exchange.formats.mhtml import page_in_archive
from vision.exchange.formats.opendocument import FLAT, as_page, packed_sheets, page_in_package
from vision.exchange.formats.rtf import BEGINNING, plain_text, rows_in
from vision.exchange.formats.spss import SPSS, read_statistics
from vision.exchange.formats.transcripts import transcript_grid
from vision.exchange.formats.word_documents import read_document
from vision.exchange.formats.workbooks import BROKEN, EMPTY, OLD_OFFICE, read_workbook
from vision.exchange.header_words import header_match
from vision.exchange.own_files import own_delimiter, own_header
from vision.translation import marked, told, told_many

LARGEST_FILE: Final = 500_000_000
"""Bytes a file may have to be read at all."""

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURE: Final = marked("This is a picture, not a table. Choose a file with statements in it.")
_FOREIGN: Final = (
    (b"%PDF", marked("This is a PDF, not a table. Choose a file with statements in it.")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (
        b"RIFF",
        marked("This is a picture or a sound, not a table. Choose a file with statements in it."),
    ),
    (b"\x1f\x8b", marked("This file is packed (gzip). Unpack it first, then choose it.")),
    (b"7z\xbc\xaf", marked("This file is packed (7z). Unpack it first, then choose it.")),
    (b"Rar!", marked("This file is packed (rar). Unpack it first, then choose it.")),
    (
        b"SQLite format 3",
        marked("This is a database, not a table. Choose a file with statements in it."),
    ),
)
_SLIDES: Final = marked(
    "This is a presentation, which can't be read here. Copy the statements out of it and paste"
    " them instead."
)
_NUMBERS: Final = marked(
    "This is a Numbers or Pages file, which can't be read here. Save it as .xlsx or CSV and choose"
    " that file."
)
_MARKUP: Final = re.compile(
    r"\A\W{0,8}<(!doctype|html|head|body|table|meta|office:document|\?xml)", re.IGNORECASE
)
_JSON: Final = re.compile(r"\A\s*[\[{]\s*[\"{\[\]}]")
_MARKED_UP: Final = frozenset((".html", ".htm", ".xhtml", ".xml"))
_PLAIN: Final = frozenset((".txt", ".md", ".text", ".log"))
_FIRST: Final = 400
_BULLETS_IN: Final = 20_000
_NAMED: Final = 1.3


def read_source(data: bytes, name: str, *, encoding: str | None = None) -> Source:
    """Return everything that stands in a file, whatever kind of file it is.

    The kind is found in the content; the ending of the name only gives a notice when it says
    something else.

    Args:
        data: The whole file.
        name: Its name, for the ending.
        encoding: A codec name for a text file, where the one found is wrong.

    Raises:
        InvalidFileError: Nothing that can be read; the sentence says what it is and what to do.
    """
    return _read(data, name, encoding, packed=False)


def _read(data: bytes, name: str, encoding: str | None, *, packed: bool) -> Source:
    if len(data) > LARGEST_FILE:
        raise InvalidFileError(
            marked(
                "This file is too large to be read. Keep only the columns you need, or cut it into"
                " several files."
            )
        )
    if not data[:100_000].strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe,;") and not data.strip(
        b" \t\r\n\0\xef\xbb\xbf\xff\xfe,;"
    ):
        raise InvalidFileError(EMPTY)
    for beginning, sentence in _FOREIGN:
        if data.startswith(beginning):
            raise InvalidFileError(sentence)
    ending = PurePath(name).suffix.lower()
    if data.startswith(BEGINNING):
        text = plain_text(data)
        table = rows_in(text)
        grids = (table,) if table else _text(Decoded(text, "", sure=True), ".txt").grids
        return Source("rtf", grids)
    if data.startswith(SPSS[:2]):
        return read_statistics(data)
    if data.startswith(OLD_OFFICE):
        return _with_notice(read_workbook(data, "xls"), ending)
    if data.startswith(_ZIP):
        return _package(data, ending, encoding, packed=packed)
    return _letters(data) or _text(decoded(data, encoding), ending)


def _letters(data: bytes) -> Source | None:
    """Return mails as programs keep them, or a page that was saved as one; None for any other."""
    mails = mailbox_grid(data)
    if mails:
        return Source("mail", (mails,))
    page = page_in_archive(data)
    return read_markup(*page) if page else None


def _package(data: bytes, ending: str, encoding: str | None, *, packed: bool) -> Source:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InvalidFileError(BROKEN) from error
    if any(name.startswith("xl/") for name in names):
        kind = "xlsb" if "xl/workbook.bin" in names else "xlsx"
        return _with_notice(read_workbook(data, kind), ending)
    if "content.xml" in names:
        page = page_in_package(data)
        if page is not None:
            return replace(read_markup(page, ""), format="odt")
        return _with_notice(read_workbook(data, "ods"), ending)
    if any(name.startswith("word/") for name in names):
        return read_document(data)
    for beginning, sentence in (("ppt/", _SLIDES), ("Index/", _NUMBERS)):
        if any(name.startswith(beginning) for name in names):
            raise InvalidFileError(sentence)
    if packed:
        raise InvalidFileError(PACKED_TWICE)
    return read_archive(data, lambda inner, name: _read(inner, name, encoding, packed=True))


def _with_notice(source: Source, ending: str) -> Source:
    if ending in {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ""}:
        return source
    notice = told(
        "The name ends in {ending}, yet this is a workbook; it was read as one.", ending=ending
    )
    return replace(source, notices=(*source.notices, notice))


def _text(text: Decoded, ending: str) -> Source:
    head = text.text[:_FIRST]
    if _MARKUP.match(head) or (ending in _MARKED_UP and head.lstrip().startswith("<")):
        return _marked_up(text)
    if _JSON.match(head):
        return read_objects(text.text, text.encoding)
    own = _own_records(text.text)
    if not own and (found := _no_table(text, ending)):
        return found
    found_records = own or records(text.text)
    if not found_records.cells:
        raise InvalidFileError(EMPTY)
    width = max(map(len, found_records.cells))
    if width > MOST_COLUMNS or sum(map(len, found_records.cells)) > MOST_CELLS:
        raise InvalidFileError(TOO_LARGE)
    grid = Grid("", found_records.cells, found_records.numbers)
    grid = grid if own else listed_blocks(grid)
    source = Source("csv", (grid,), text.encoding, found_records.delimiter, cut=text.cut)
    return _said(source, text, ending)


def _own_records(text: str) -> Records | None:
    """Return the records of a file of statements that we wrote; None where it is another's."""
    delimiter = own_delimiter(text)
    try:
        found = records(text, delimiter) if delimiter else None
    except InvalidFileError:
        return None
    return found if found and own_header(found.cells) is not None else None


def _no_table(text: Decoded, ending: str) -> Source | None:
    """Return a text that is a chat, letters, a table in Markdown or a list; None for any other."""
    chat = transcript_grid(text.text) if "-->" in text.text[:_BULLETS_IN] else None
    if not chat and ending in {*_PLAIN, "", ".csv"}:
        mails = digest_grid(text.text) or mails_grid(text.text)
        chat = mails or chat_grid(text.text) or mails_grid(text.text, bare=True)
    if chat:
        return _said(Source("chat", (chat,), text.encoding), text, ending)
    ruled = all(sign in text.text[:_BULLETS_IN] for sign in ("|", "--"))
    table = piped_rows(text.text.splitlines()) if ruled else None
    if table is not None:
        return _said(Source("md", (table,), text.encoding), text, ending)
    if ending in _PLAIN or (
        bulleted(text.text[:_BULLETS_IN].splitlines()) and not is_regular(text.text[:_BULLETS_IN])
    ):
        return _lines(text, ending)
    return None


def _marked_up(text: Decoded) -> Source:
    if not FLAT.search(text.text[:_FIRST]):
        return read_markup(text.text, text.encoding)
    sheets = packed_sheets(text.text)
    if sheets:
        return read_workbook(sheets, "ods")
    return replace(read_markup(as_page(text.text), ""), format="odt")


def _lines(text: Decoded, ending: str) -> Source | None:
    """Read a text as a list of lines, unless it is a table after all."""
    lines = text.text.splitlines()
    if not bulleted([line for line in lines if line.strip()]):
        try:
            table = records(text.text)
        except InvalidFileError:
            table = None
        if table and (table.delimiter == "\t" or (table.delimiter and _regular(table.cells))):
            return None
        if (
            table
            and not table.delimiter
            and ('"' in text.text[:_FIRST] or header_match("text", lines[0]) > _NAMED)
        ):
            return None
    elif ending not in _PLAIN and any('"' in line[:1] for line in lines):
        return None
    grid = interview_grid(lines) or list_grid(lines)
    return _said(Source("lines", (grid,), text.encoding, cut=text.cut), text, ending)


def _regular(cells: list[list[str]]) -> bool:
    """Tell whether every record of a table is as wide as the first: commas are no delimiters."""
    return len(cells) > 1 and len({len(record) for record in cells}) == 1


def _said(source: Source, text: Decoded, ending: str) -> Source:
    notices = list(source.notices)
    if text.broken:
        notices.append(
            told_many(
                "One letter could not be read and stands as \ufffd.",
                "{number} letters could not be read and stand as \ufffd.",
                text.broken,
            )
        )
    elif not text.sure:
        notices.append(
            told(
                "This file was read as {encoding}. If letters such as ä or é look wrong below,"
                " choose another encoding, or save it as “CSV UTF-8” and choose it again.",
                encoding=SPOKEN.get(text.encoding, text.encoding),
            )
        )
    if text.repaired:
        notices.append(told("Letters that had been written in the wrong encoding were mended."))
    if text.cut:
        notices.append(
            told("The file breaks off in the middle of a letter; its last cell is left out.")
        )
    if ending in {".xlsx", ".xlsm", ".xls", ".ods"}:
        notices.append(
            told(
                "The name ends in {ending}, yet this is a text file; it was read as one.",
                ending=ending,
            )
        )
    return replace(source, notices=tuple(notices))
