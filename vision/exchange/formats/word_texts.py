"""The words of a Word document as they stand now: what was put in counts, what was struck out not.

The library for Word leaves out words that are put in while changes are tracked, and all that
stands in fields to fill in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import _Cell

_SIGNS: Final = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BREAK: Final = qn("w:br")
_KIND: Final = qn("w:type")
_TEXT: Final = qn("w:t")
_ASIDE: Final = frozenset(
    (qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:rt"), qn("w:txbxContent"),
     "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)  # fmt: skip
"""What is struck out, says how words look or sound, or stands there a second time."""

_FIELD: Final = qn("w:sdt")
_CONTENT: Final = qn("w:sdtContent")
_MADE: Final = f"{qn('w:sdtPr')}/{qn('w:docPartObj')}"
"""What the program fills in itself: a table of contents, a cover."""


def text_of(paragraph: Paragraph) -> str:
    """Return the words of a paragraph: insertions and fields included, deletions not."""
    return "".join(_pieces(paragraph._p))  # noqa: SLF001 - the library leaves words out


def _pieces(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _BREAK:
            yield "" if child.get(_KIND) in {"page", "column"} else "\n"
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _ASIDE:
            yield from _pieces(child)


def blocks_of(document: Document) -> list[Paragraph | Table]:
    """Return every paragraph and table in order, also those in fields to fill in."""
    blocks: list[Paragraph | Table] = []
    for each in _unwrapped(document.element.body):
        if each.tag == qn("w:p"):
            blocks.append(Paragraph(each, document))
        elif each.tag == qn("w:tbl"):
            blocks.append(Table(each, document))
    return blocks


def cell_text(cell: _Cell) -> str:
    """Return the words of a cell, a line a paragraph, also of those in fields to fill in."""
    inside = _unwrapped(cell._tc)  # noqa: SLF001 - the library leaves words out
    lines = [text_of(Paragraph(each, cell)) for each in inside if each.tag == qn("w:p")]
    return "\n".join(lines).strip()


def _unwrapped(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Yield what stands in an element, in place of each field what stands in it."""
    for child in element:
        if child.tag == _FIELD:
            if child.find(_MADE) is not None:
                continue
            for content in child.iterchildren(_CONTENT):
                yield from _unwrapped(content)
        else:
            yield child
