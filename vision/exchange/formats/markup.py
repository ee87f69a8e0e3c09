"""Tables and lists of a web page, and the XML that Excel once called a workbook."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from vision.errors import InvalidFileError
from vision.exchange.formats.grid import Source, grid_of
from vision.exchange.formats.mails import mails_grid
from vision.exchange.formats.markdown_lists import headed_grid
from vision.exchange.formats.pagechats import page_chat
from vision.exchange.formats.xml_records import element_grid
from vision.translation import marked

_BREAKS: Final = frozenset(("br", "p", "div", "li"))
_ROWS: Final = frozenset(("tr", "row", "ss:row"))
_CELLS: Final = frozenset(("td", "th", "cell", "ss:cell"))
_TABLES: Final = frozenset(("table", "ss:table"))
_UNSEEN: Final = frozenset(("script", "style", "head", "styles", "documentproperties"))
_LISTS: Final = frozenset(("ul", "ol", "dl"))
_ITEMS: Final = frozenset(("li", "dd"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt"))
_AROUND: Final = frozenset(("nav", "footer", "aside", "select", "button", "title"))
"""What stands around the words of a page."""

_PAGE: Final = re.compile(r"<(?:html|body|p)\b", re.IGNORECASE)
_MOST_SPAN: Final = 1_000
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
_SPACE: Final = re.compile(r"[ \t]+")


class _Tables(HTMLParser):
    """Gathers every table as rows of cells; one that stands in a cell of another is its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.around: list[tuple[list[list[str]], list[str] | None]] = []
        self.table: list[list[str]] | None = None
        self.cell: list[str] | None = None
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in _TABLES:
            self.open_table()
        elif tag in _ROWS and self.table is not None:
            self._close()
            self.table.append([])
        elif tag in _CELLS and self.table:
            self._close()
            self._skip_to(dict(attrs).get("ss:index"))
            self.cell = []
        elif tag in _BREAKS and self.cell:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _CELLS or tag in _ROWS:
            self._close()
        elif tag in _TABLES and self.table is not None:
            self._close()
            self.table, self.cell = self.around.pop() if self.around else (None, None)

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.unseen:
            self.cell.append(data)

    def close(self) -> None:
        super().close()
        self._close()

    def open_table(self) -> None:
        """Begin a table, inside of the one that is open."""
        if self.table is not None:
            self.around.append((self.table, self.cell))
        self.table, self.cell = [], None
        self.tables.append(self.table)

    def _close(self) -> None:
        if self.cell is not None and self.table:
            lines = [_SPACE.sub(" ", line).strip() for line in "".join(self.cell).split("\n")]
            self.table[-1].append("\n".join(line for line in lines if line))
        self.cell = None

    def _skip_to(self, index: str | None) -> None:
        if self.table and index and index.isdecimal() and len(index) < 4:  # noqa: PLR2004 - a column's number
            row = self.table[-1]
            row.extend([""] * min(int(index) - 1 - len(row), _MOST_SPAN))


class _Lists(HTMLParser):
    """Gathers the items of lists, with the headings above them; an item with a list in it is one.

    Each text is numbered by its place among all texts of the page.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[tuple[int, str]] = []
        self.headings: list[tuple[int, str]] = []
        self.asides: list[tuple[int, str]] = []
        self.kind: str = ""
        self.written: list[str] = []
        self.count = 0
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNSEEN or tag in _AROUND:
            self._end(self.kind)
            self.unseen += 1
        elif tag in _LISTS:
            self._end("heading" if self.kind == "item" else self.kind)
        elif tag in _ITEMS:
            self._end(self.kind)
            self.kind = "item"
        elif tag in _HEADINGS:
            self._end(self.kind)
            self.kind = "heading"
        elif tag in _BREAKS and self.kind == "item":
            self.written.append("\n")
        elif tag in _BREAKS:
            self._end(self.kind)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN or tag in _AROUND:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _ITEMS or tag in _HEADINGS or tag in _LISTS:
            self._end(self.kind)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.written.append(data)

    def close(self) -> None:
        super().close()
        self._end(self.kind)

    def texts(self) -> list[str]:
        """Return every text of the page, in order."""
        return [text for _, text in sorted((*self.items, *self.headings, *self.asides))]

    def _end(self, kind: str) -> None:
        lines = [" ".join(line.split()) for line in "".join(self.written).split("\n")]
        joined = "\n" if kind == "item" else " "
        text = joined.join(line for line in lines if line)
        self.written, self.kind = [], ""
        if not text:
            return
        self.count += 1
        kept = {"item": self.items, "heading": self.headings}.get(kind, self.asides)
        kept.append((self.count, text))


def read_markup(text: str, encoding: str) -> Source:
    """Return the tables of a web page or of an XML spreadsheet, or else the lists of the page.

    XML of another kind is a table where an element is repeated (see ``xml_records``).

    Raises:
        InvalidFileError: There is neither in it.
    """
    chat = page_chat(text)
    if chat is not None:
        return Source("html", (chat,), encoding)
    reader = _Tables()
    reader.feed(text)
    reader.close()
    grids = [grid_of(f"Table {number}", rows) for number, rows in enumerate(reader.tables, start=1)]
    grids = [grid for grid in grids if len(grid.cells) > 1]
    if grids:
        return Source("html", tuple(grids), encoding)
    lists = _Lists()
    lists.feed(text)
    lists.close()
    lines = "\n".join(" ".join(each.split("\n")) for each in lists.texts())
    mails = mails_grid(lines, several=bool(lists.headings))
    if mails is not None:
        return Source("html", (mails,), encoding)
    if not lists.items and len(lists.asides) > 1 and _PAGE.search(text):
        lists.items, lists.asides = lists.asides, []
    if lists.items:
        return Source("html", (headed_grid(lists.items, lists.headings, lists.asides),), encoding)
    grid = element_grid(text)
    if grid is not None:
        return Source("xml", (grid,), encoding)
    raise InvalidFileError(
        marked(
            "This is a web page or XML without a table or a list in it. Open it in a spreadsheet"
            " program, save it as .xlsx or CSV and choose that file."
        )
    )


def has_tags(cell: str) -> bool:
    """Return whether a text holds a tag of a web page."""
    return "<" in cell and _TAG.search(cell) is not None


def without_tags(cell: str) -> str:
    r"""Return the words of a text that a web editor wrote: no tags, entities as signs.

    Example:
        >>> without_tags("<p>Time &amp; calm</p><p>Less noise</p>")
        'Time & calm\nLess noise'
    """
    reader = _Tables()
    reader.open_table()
    reader.handle_starttag("tr", [])
    reader.cell = []
    reader.feed(cell)
    reader.close()
    return reader.tables[0][0][0] if reader.tables[0][0] else ""
