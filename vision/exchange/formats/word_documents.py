"""Word documents: bulleted lists and tables, as minutes of workshops hold them."""

from __future__ import annotations

import io
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Final

import docx
from docx.text.paragraph import Paragraph

from vision.errors import InvalidFileError
from vision.exchange.formats.grid import Grid, Source, grid_of
from vision.exchange.formats.interviews import interview_grid
from vision.exchange.formats.mails import mails_grid
from vision.exchange.formats.markdown_lists import has_bullet, headed_grid, list_grid
from vision.exchange.formats.word_texts import blocks_of, cell_text, text_of
from vision.exchange.formats.workbooks import open_package
from vision.exchange.header_words import NAMES, header_match, words_of
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Collection

    from docx.document import Document
    from docx.table import Table as WordTable

_HEADINGS: Final = ("heading", "title", "subtitle", "überschrift", "titel", "titre")
_FEWEST_ROWS: Final = 2
_FEW_WORDS: Final = 8
_FEWEST_BESIDE: Final = 3
"""Items from which on a list beside tables may hold the statements."""

_NAMED: Final = 2
"""Words of the name of a column at most; longer ones ask."""

_LIST: Final = "List"
"""What such a list is called among the tables."""


def read_document(data: bytes) -> Source:
    """Return a Word document's tables, and a list beside them; without tables its paragraphs.

    Raises:
        InvalidFileError: Damaged, protected, or without any text.
    """
    open_package(data).close()
    try:
        document = docx.Document(io.BytesIO(data))
        paragraphs = [each for each in blocks_of(document) if isinstance(each, Paragraph)]
        tables = [grid for name, table in _named_tables(document)
                  if len((grid := _table_grid(table, name)).cells) >= _FEWEST_ROWS]  # fmt: skip
    except Exception as error:  # a damaged document can break the reader anywhere
        raise InvalidFileError(
            marked(
                "This Word document is damaged or protected. Copy the statements out of it and"
                " paste them instead."
            )
        ) from error
    items = sum(_is_item(each) and bool(text_of(each).strip()) for each in paragraphs)
    if tables and items < _FEWEST_BESIDE:
        return Source("docx", tuple(tables))
    grid = _lines_grid(paragraphs)
    if tables:
        return _with_list(tables, replace(grid, name=_LIST))
    if len(grid.cells) < _FEWEST_ROWS:
        raise InvalidFileError(marked("This Word document holds no text. Choose another file."))
    return Source("docx", (grid,))


def _with_list(tables: list[Grid], beside: Grid) -> Source:
    """Return tables with a list beside them, which is hidden unless they say who was there."""
    if all(map(_tells_people, tables)):
        return Source("docx", (*tables, beside))
    notice = told(
        "This file has {count} sheets; “{sheet}” was read.",
        count=len(tables) + 1, sheet=tables[0].name,
    )  # fmt: skip
    notices = (notice,) if len(tables) == 1 else ()
    return Source("docx", (*tables, replace(beside, hidden=True)), notices=notices)


def _tells_people(grid: Grid) -> bool:
    """Tell whether a table names people below short names of columns, none of them for wishes."""
    heads = [cell for cell in grid.cells[0] if cell]
    short = all(len(cell.split()) <= _NAMED for cell in heads)
    people = any({*words_of(cell)} & NAMES or header_match("person", cell) for cell in heads)
    return people and short and not any(header_match("text", cell) for cell in heads)


def _named_tables(document: Document) -> list[tuple[str, WordTable]]:
    """Return every table with the heading above it, or its number where it has none of its own."""
    found: list[tuple[str, WordTable]] = []
    heading, names = "", set[str]()
    for each in blocks_of(document):
        if isinstance(each, Paragraph):
            heading = (_is_heading(each) and text_of(each).strip()) or heading
            continue
        name = heading if heading and heading not in names else f"Table {len(found) + 1}"
        names.add(name)
        found.append((name, each))
    return found if len(found) > 1 else [("Table 1", table) for _, table in found]


def _table_grid(table: WordTable, name: str) -> Grid:
    rows: list[list[str]] = []
    for row in table.rows:
        cells, seen = [], None
        for cell in row.cells:
            if cell._tc is seen:  # noqa: SLF001 - a cell merged over columns stands there twice
                continue
            seen = cell._tc  # noqa: SLF001
            cells.append(cell_text(cell))
        rows.append(cells)
    return grid_of(name, rows)


def _lines_grid(paragraphs: list[Paragraph]) -> Grid:
    """Return mails, list items where there are any, or every paragraph that is no heading."""
    letters = "\n".join(_lines(paragraphs, ()))
    headed = any(_is_heading(each) and text_of(each).strip() for each in paragraphs)
    mails = mails_grid(letters, several=headed) or mails_grid(letters, bare=True)
    if mails is not None:
        return mails
    items = [each for each in paragraphs if _is_item(each) and text_of(each).strip()]
    if not items:
        heads = {at for at, each in enumerate(paragraphs) if _is_heading(each) or _is_bold(each)}
        interviews = interview_grid(_lines(paragraphs, heads))
        return interviews or list_grid(_lines(paragraphs, _titles(paragraphs)))
    found: list[tuple[int, str]] = []
    headings: list[tuple[int, str]] = []
    asides: list[tuple[int, str]] = []
    for number, each in enumerate(paragraphs, start=1):
        text = text_of(each).strip()
        if text and _is_item(each):
            found.append((number, text))
        elif text:
            (headings if _is_heading(each) or _is_bold(each) else asides).append((number, text))
    return headed_grid(found, headings, asides)


def _lines(paragraphs: list[Paragraph], titles: Collection[int]) -> list[str]:
    """Return paragraphs as lines, those at the positions of titles as headings of Markdown."""
    texts = [text_of(each).strip().replace("\n", " ") for each in paragraphs]
    return [f"{'# ' * (at in titles)}{text}" if text else "" for at, text in enumerate(texts)]


def _titles(paragraphs: list[Paragraph]) -> frozenset[int]:
    """Return the positions of headings, and of bold paragraphs that stand as such."""
    written = [at for at, each in enumerate(paragraphs) if text_of(each).strip()]
    bold = {at for at in written
            if _is_bold(paragraphs[at]) and not has_bullet(text_of(paragraphs[at]))}  # fmt: skip
    headings = {at for at, each in enumerate(paragraphs) if _is_heading(each)}
    texts = {at: text_of(paragraphs[at]).strip() for at in written if at not in headings}
    return frozenset(headings | bold if _head_sections(texts, bold - headings) else headings)


def _head_sections(texts: dict[int, str], bold: set[int]) -> bool:
    """Tell whether bold paragraphs name what is below them; else they are wishes many voted for.

    Each has two paragraphs below it and is no longer than most; above the first of several one line
    may stand. A bold title of the whole may be there too, and a bold note after a blank line.

    Args:
        texts: Position and text of each paragraph that is no heading.
        bold: Positions of the bold ones.
    """
    order = list(texts)
    heads = [place for place, at in enumerate(order) if at in bold]
    if len(heads) > 1 and heads[:2] == [0, 1]:
        heads.pop(0)
    if len(heads) > 1 and heads[-1] == len(order) - 1 and order[-1] > order[-2] + 1:
        heads.pop()
    if not heads or heads[0] >= min(len(heads), 2):
        return False
    ends = [*heads[1:], len(order)]
    for head, end in zip(heads, ends, strict=True):
        below = [len(texts[at]) for at in order[head + 1 : end]]
        if len(below) < _FEWEST_ROWS or len(texts[order[head]]) > median(below):
            return False
    return True


def _is_item(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001 - the library has no other way to see a list
    if properties is not None and properties.numPr is not None:
        return not _is_heading(paragraph)
    name = _style(paragraph)
    return "list" in name or "liste" in name or "aufzähl" in name


def _is_heading(paragraph: Paragraph) -> bool:
    return _style(paragraph).startswith(_HEADINGS)


def _is_bold(paragraph: Paragraph) -> bool:
    """Tell whether a short paragraph is bold as a whole: a heading to those who know no styles."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    return (
        bool(runs)
        and all(run.bold for run in runs)
        and len(text_of(paragraph).split()) <= _FEW_WORDS
    )


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "").casefold() if style is not None else ""
