"""Empty sheets of a PDF in the house's look, and the few things one puts on them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace
from PIL import Image

from vision.charts.palette import LIGHT
from vision.text.typed_text import legible
from vision.text_direction import without_order_signs
from vision.translation import _
from vision.typefaces import SANS, SANS_SEMIBOLD, SERIF

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

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


class Sheet(FPDF):
    """A PDF that grows from top to bottom; lengths in millimetres, type in points."""

    def __init__(self, title: str, day: dt.datetime) -> None:
        super().__init__(format="A4")
        self._about = legible(" ".join(title.split()))
        self.add_font("Sans", "", SANS)
        self.add_font("Sans", "B", SANS_SEMIBOLD)
        self.add_font("Serif", "", SERIF)
        self.set_title(self._about)
        self.set_creator("Shared Vision")
        self.set_creation_date(day)
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN + 4)
        self.add_page()

    def footer(self) -> None:
        """Write the title and the number of the page."""
        self.set_y(-FOOT)
        self._type("Sans", 8.5, LIGHT.ink2)
        page = _("Page {number}", number=self.page_no())
        self.cell(WIDTH / 2, 5, self._about[:80])
        self.cell(WIDTH / 2, 5, page, align="R")

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
            self.line(MARGIN + inset + 1, top + 0.6, MARGIN + inset + 1, self.get_y() - 1.4)

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
        self._type(family, size, ink or (LIGHT.ink2 if quiet else LIGHT.ink), bold=bold)
        if not width:
            self.set_x(MARGIN + inset)
        self.multi_cell(
            width or WIDTH - inset,
            size * _LEADING,
            legible(without_order_signs(str(text))),  # no typeface has them
            align="L",
            new_x=XPos.LEFT,
            new_y=YPos.NEXT,
        )
        self.ln(1.2)

    def badge(self, text: str, ground: str, ink: str) -> None:
        """Draw a theme's numbered badge at the left edge of what follows."""
        if self.get_y() > HIGH - 45:
            self.add_page()
        red, green, blue = bytes.fromhex(ground.removeprefix("#"))
        self.set_fill_color(red, green, blue)
        self.rect(MARGIN, self.get_y(), 7, 5, style="F", round_corners=True, corner_radius=1)
        y = self.get_y()
        self._type("Sans", 9, ink, bold=True)
        self.set_xy(MARGIN, y)
        self.cell(7, 5, text, align="C")
        self.set_xy(MARGIN, y)

    def edge(self, colour: str) -> None:
        """Draw a colour along the upper edge of the sheet."""
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
        self.set_fill_color(red, green, blue)
        self.rect(0, 0, self.w, 3, style="F")

    def logo(self, png: bytes, *, says: str) -> None:
        """Put a logo at the left edge of what follows, at most 60 by 16 millimetres."""
        with Image.open(io.BytesIO(png)) as opened:
            wide, high = opened.size
        scale = min(60 / wide, 16 / high)
        file, top = io.BytesIO(png), self.get_y()
        self.image(file, x=MARGIN, y=top, w=wide * scale, h=high * scale, alt_text=legible(says))
        self.set_y(top + high * scale + 3)

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

    def rows(self, lines: Sequence[Sequence[str]]) -> None:
        """Write a table; the first line is its head."""
        self._type("Sans", 9, LIGHT.ink)
        self.set_x(MARGIN)
        with self.table(
            width=WIDTH,
            col_widths=(34, 30, 14, 11, 11),
            borders_layout="HORIZONTAL_LINES",
            headings_style=FontFace(emphasis="BOLD"),
            line_height=5,
            align="LEFT",
        ) as table:
            for line in lines:
                row = table.row()
                for cell in line:
                    row.cell(legible(cell))

    def _type(self, family: str, size: float, ink: str, *, bold: bool = False) -> None:
        red, green, blue = bytes.fromhex(ink.removeprefix("#"))
        self.set_font(family, "B" if bold else "", size)
        self.set_text_color(red, green, blue)


def _size(png: bytes) -> tuple[float, float]:
    """Return how wide and high a picture stands on paper, in millimetres."""
    with Image.open(io.BytesIO(png)) as opened:
        wide, high = opened.size
    scale = min(WIDTH / wide, TALLEST / high)
    return wide * scale, high * scale
