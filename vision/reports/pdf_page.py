"""Empty sheets of a PDF in the house's look, and the few things one puts on them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from fpdf import FPDF
from fpdf.line_break import Fragment
from PIL import Image

from vision.charts.line_breaks import ELLIPSIS
from vision.charts.palette import LIGHT
from vision.reports.pdf_text import FAMILIES, lines, width_of, write_line
from vision.text.scripts import is_right_to_left
from vision.text.typed_text import legible
from vision.text_direction import without_order_signs
from vision.translation import RIGHT_TO_LEFT, _, language
from vision.typefaces.system_fonts import Wish

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

WIDTH, HIGH = 174.0, 297.0
MARGIN: Final = 18.0
"""Millimetres; the sheet is A4."""

FOOT: Final = 16.0
TALLEST: Final = 190.0
"""Millimetres that a picture may be high, so that its sentence stays with it."""

WORDS_ABOVE: Final = 36.0
"""Millimetres for the sentence and the note above a picture."""

_LEADING: Final = 0.46
"""Line height in millimetres for each point of type."""

_FOOT_SIZE, _CELL_SIZE = 8.5, 9.0
_LINE: Final = 5.0
"""Height of a line in a table, in millimetres."""

_COLUMNS: Final = (0.34, 0.3, 0.14, 0.11, 0.11)
"""Widths of the columns of a table, as parts of the sheet's."""


class Sheet(FPDF):
    """A PDF that grows from top to bottom; lengths in millimetres, type in points."""

    def __init__(self, title: str, day: dt.datetime, *, drawn: str = "") -> None:
        """Begin one.

        Args:
            title: Of the document.
            day: On which it is made, as it says.
            drawn: Region whose Chinese letters are drawn, see ``vision.typefaces.pieces.region``.
        """
        super().__init__(format="A4")
        self._about = legible(" ".join(title.split()))
        self._drawn = drawn
        self.mirrored = language() in RIGHT_TO_LEFT
        for face, (family, style) in FAMILIES.items():
            self.add_font(family, style, face.path)
        self.set_title(without_order_signs(self._about))
        self.set_lang(language())
        self.set_creator("Shared Vision")
        self.set_creation_date(day)
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN + 4)
        self.add_page()

    def _parse_chars(self, text: str, *_how: object, **_more: object) -> Iterator[Fragment]:
        """Yield a text as the one piece that it is; the base would part a word at its marks."""
        yield Fragment(text, self._get_current_graphics_state(), self.k)

    def footer(self) -> None:
        """Write the title and the number of the page."""
        top, page = HIGH - FOOT, _("Page {number}", number=self.page_no())
        about = lines(self._about, WIDTH * 0.7, _FOOT_SIZE, self._wish())
        said = about[0] + (ELLIPSIS if len(about) > 1 else "")
        self._ink(LIGHT.ink2)
        for text, end in ((said, self.mirrored), (page, not self.mirrored)):
            wide = width_of(text, _FOOT_SIZE, self._wish())
            at = MARGIN + (WIDTH - self.c_margin - wide if end else self.c_margin)
            turned = is_right_to_left(text)
            write_line(self, text, (at, top, 5), _FOOT_SIZE, self._wish(), turned=turned)

    def heading(self, text: str, *, size: float = 14) -> None:
        """Write a heading that stays with what follows."""
        if self.get_y() > HIGH - 60:
            self.add_page()
        elif self.get_y() > MARGIN + 1:
            self.ln(6 if size < 18 else 1)  # noqa: PLR2004 - the first heading stands close
        self.write_block(text, size=size, bold=True)

    def note(self, text: str, *, inset: float = 0) -> None:
        """Write quiet words."""
        self.write_block(text, size=9.5, quiet=True, inset=inset)

    def words(self, text: str, *, size: float, inset: float = 0, bar: bool = True) -> None:
        """Write what people wrote, in the serif, beside a line."""
        top, page = self.get_y(), self.page_no()
        self.write_block(text, size=size, family="Serif", inset=inset + (4 if bar else 0))
        if bar and page == self.page_no():
            red, green, blue = bytes.fromhex(LIGHT.line.removeprefix("#"))
            self.set_draw_color(red, green, blue)
            self.set_line_width(0.5)
            at = self.across(MARGIN + inset + 1)
            self.line(at, top + 0.6, at, self.get_y() - 1.4)

    def across(self, left: float, width: float = 0) -> float:
        """Return where something begins from the left, whose place is told from where one reads."""
        return 2 * MARGIN + WIDTH - left - width if self.mirrored else left

    def write_block(
        self,
        text: str,
        *,
        size: float,
        bold: bool = False,
        quiet: bool = False,
        ink: str = "",
        family: str = "Sans",
        inset: float = 0,
        width: float = 0,
    ) -> None:
        """Write a paragraph from the left edge, or in a column where it begins now."""
        self._ink(ink or (LIGHT.ink2 if quiet else LIGHT.ink))
        across = width or WIDTH - inset
        left = self.get_x() if width else self.across(MARGIN + inset, across)
        wish = self._wish(bold=bold, serif=family == "Serif")
        said, height = legible(str(text)), size * _LEADING
        turned = is_right_to_left(said)
        for line in lines(said, across - 2 * self.c_margin, size, wish):
            if self.will_page_break(height):
                self.add_page()
            self._line(line, (left, across), height, size, wish, turned=turned)
        self.ln(1.2)
        self.set_x(left)

    def _line(
        self,
        text: str,
        column: tuple[float, float],
        height: float,
        size: float,
        wish: Wish,
        *,
        turned: bool,
    ) -> None:
        """Write a line in a column, from where it is read, and go on to the next."""
        left, width = column
        top = self.get_y()
        start = left + self.c_margin
        if turned or self.mirrored:
            start = left + width - self.c_margin - width_of(text, size, wish, turned=turned)
        write_line(self, text, (start, top, height), size, wish, turned=turned)
        self.set_xy(left, top + height)

    def _wish(self, *, bold: bool = False, serif: bool = False) -> Wish:
        return Wish(bold=bold, serif=serif, region=self._drawn, embedded=True)

    def badge(self, text: str, ground: str, ink: str) -> None:
        """Draw a theme's numbered badge where what follows begins."""
        if self.get_y() > HIGH - 45:
            self.add_page()
        red, green, blue = bytes.fromhex(ground.removeprefix("#"))
        self.set_fill_color(red, green, blue)
        left, y = self.across(MARGIN, 7), self.get_y()
        self.rect(left, y, 7, 5, style="F", round_corners=True, corner_radius=1)
        self._ink(ink)
        self.set_font("Sans", "B", 9)
        self.set_xy(left, y)
        self.cell(7, 5, text, align="C")
        self.set_xy(MARGIN, y)

    def edge(self, colour: str) -> None:
        """Draw a colour along the upper edge of the sheet."""
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
        self.set_fill_color(red, green, blue)
        self.rect(0, 0, self.w, 3, style="F")

    def logo(self, png: bytes, *, says: str) -> None:
        """Put a logo where what follows begins, at most 60 by 16 millimetres."""
        with Image.open(io.BytesIO(png)) as opened:
            size = opened.size
        scale = min(60 / size[0], 16 / size[1])
        wide, high = size[0] * scale, size[1] * scale
        left, top = self.across(MARGIN, wide), self.get_y()
        self.image(io.BytesIO(png), x=left, y=top, w=wide, h=high, alt_text=legible(says))
        self.set_y(top + high + 3)

    def keep_together(self, png: bytes) -> None:
        """Begin a sheet where a picture and the sentence above it have no room on this one."""
        if self.get_y() + WORDS_ABOVE + _size(png)[1] > HIGH - MARGIN - 6:
            self.add_page()

    def picture(self, png: bytes, *, says: str) -> None:
        """Put a picture below, as wide as the sheet allows, on the next one where it must."""
        wide, high = _size(png)
        if self.get_y() + high > HIGH - MARGIN - 6:
            self.add_page()
        self.image(
            io.BytesIO(png),
            x=MARGIN,
            y=self.get_y() + 1,
            w=wide,
            h=high,
            alt_text=legible(says),
        )
        self.set_y(self.get_y() + high + 4)

    def rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Write a table; the first line is its head, which each sheet repeats."""
        for place, row in enumerate(rows):
            head = place == 0
            cells = self._cells(row, bold=head)
            if self.will_page_break(_LINE * max(map(len, cells)) + 1):
                self.add_page()
                if not head:
                    self._row(self._cells(rows[0], bold=True), bold=True)
            self._row(cells, bold=head)

    def _cells(self, row: Sequence[str], *, bold: bool) -> list[list[str]]:
        wish = self._wish(bold=bold)
        return [
            lines(legible(cell), share * WIDTH - 2 * self.c_margin, _CELL_SIZE, wish)
            for cell, share in zip(row, _COLUMNS, strict=True)
        ]

    def _row(self, cells: Sequence[Sequence[str]], *, bold: bool) -> None:
        """Write a line of a table and a hairline below it."""
        top, start, wish = self.get_y(), MARGIN, self._wish(bold=bold)
        self._ink(LIGHT.ink)
        for cell, share in zip(cells, _COLUMNS, strict=True):
            column = (self.across(start, share * WIDTH), share * WIDTH)
            self.set_y(top)
            turned = is_right_to_left(" ".join(cell))
            for line in cell:
                self._line(line, column, _LINE, _CELL_SIZE, wish, turned=turned)
            start += share * WIDTH
        below = top + _LINE * max(map(len, cells)) + 0.5
        red, green, blue = bytes.fromhex(LIGHT.line.removeprefix("#"))
        self.set_draw_color(red, green, blue)
        self.set_line_width(0.2)
        self.line(MARGIN, below, MARGIN + WIDTH, below)
        self.set_xy(MARGIN, below + 0.5)

    def _ink(self, colour: str) -> None:
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
        self.set_text_color(red, green, blue)


def _size(png: bytes) -> tuple[float, float]:
    """Return how wide and high a picture stands on paper, in millimetres."""
    with Image.open(io.BytesIO(png)) as opened:
        wide, high = opened.size
    scale = min(WIDTH / wide, TALLEST / high)
    return wide * scale, high * scale
