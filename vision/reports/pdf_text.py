"""Text of a PDF that our typefaces or the order of its letters do not serve by themselves.

Lines are broken where their script lets them, shaped as it asks, and set from where they are read;
letters come from typefaces of the system that a document may carry.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vision.charts.line_breaks import unbroken
from vision.text_direction import without_order_signs
from vision.typefaces import SANS, SANS_SEMIBOLD, SERIF
from vision.typefaces.outlines import UNITS, advance
from vision.typefaces.pieces import NO_SCRIPT, graphemes, in_sight, pieces
from vision.typefaces.system_fonts import OURS, Face, refuse

if TYPE_CHECKING:
    from fpdf import FPDF

    from vision.typefaces.pieces import Piece
    from vision.typefaces.system_fonts import Wish

MILLIMETRES: Final = 25.4 / 72
"""Of a point."""

FAMILIES: Final = {
    Face(SANS): ("Sans", ""),
    Face(SANS_SEMIBOLD): ("Sans", "B"),
    Face(SERIF): ("Serif", ""),
}
"""The house's own typefaces -> family and style by which a sheet knows them."""


def lines(text: str, width: float, size: float, wish: Wish) -> list[str]:
    """Return a text broken into lines.

    Args:
        text: Its own line breaks stay.
        width: Of a line, in millimetres; what never breaks may be longer.
        size: Of the type, in points.
        wish: What the typefaces are for.
    """
    found = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for part in _parts(paragraph, width, size, wish):
            wide = width_of(part.rstrip(), size, wish)
            if line and used + wide > width:
                found.append(line.rstrip())
                line, used = "", 0.0
            line += part
            used += width_of(part, size, wish)
        found.append(line.rstrip())
    return found


def write_line(
    sheet: FPDF, text: str, at: tuple[float, float, float], size: float, wish: Wish, *, turned: bool
) -> None:
    """Set one line of text; the sheet's colour and place are the caller's.

    Args:
        sheet: Where to.
        text: Without line breaks.
        at: Its left edge, its top and its height, in millimetres.
        size: Of the type, in points.
        wish: What the typefaces are for.
        turned: Whether its paragraph is read from right to left.
    """
    left, top, height = at
    found = in_sight(_shown(text, wish, turned=turned))
    wide = [advance(each, wish) / UNITS * size * MILLIMETRES for each in found]
    for piece, step in zip(found, wide, strict=True):
        if piece.face is None:
            continue
        family, style = _known(sheet, piece.face, wish)
        sheet.set_font(family, style, size)
        direction = "rtl" if piece.from_right else "ltr"
        sheet.set_text_shaping(use_shaping_engine=not piece.plain, direction=direction)
        sheet.set_xy(left - sheet.c_margin, top)  # a cell begins its text that far inside
        sheet.cell(step, height, piece.text)
        left += step
    sheet.set_text_shaping(use_shaping_engine=False)


def width_of(text: str, size: float, wish: Wish, *, turned: bool | None = None) -> float:
    """Return how wide a line of text is, in millimetres; arguments as for :func:`write_line`."""
    found = _shown(text, wish, turned=turned)
    return sum(advance(each, wish) for each in found) / UNITS * size * MILLIMETRES


def _shown(text: str, wish: Wish, *, turned: bool | None) -> list[Piece]:
    """Return the pieces of a line that are set, without what only orders or joins others.

    Letters that no typeface has are set as the empty boxes of ours; emoji are left out.
    """
    ours = OURS[wish.bold, wish.serif]
    found: list[Piece] = []
    for piece in pieces(text, wish, from_right=turned):
        said = without_order_signs(piece.text)
        if piece.plain:
            said = "".join(letter for letter in said if unicodedata.category(letter) != "Cf")
        if said and (piece.face or piece.script not in NO_SCRIPT):
            _add(found, replace(piece, text=said, face=piece.face or ours))
    return found


def _add(found: list[Piece], piece: Piece) -> None:
    """Add a piece to a line, to the one before it where both are set in one go."""
    last = found[-1] if found else None
    alike = last and (last.face, last.level) == (piece.face, piece.level)
    if last and alike and last.plain and piece.plain:
        found[-1] = replace(last, text=last.text + piece.text)
    else:
        found.append(piece)


def _parts(text: str, width: float, size: float, wish: Wish) -> list[str]:
    """Return what never breaks, cut into letters where one of them is longer than a line."""
    found: list[str] = []
    for part in unbroken(text):
        whole = width_of(part.rstrip(), size, wish) <= width
        found += [part] if whole else graphemes(part)
    return found


def _known(sheet: FPDF, face: Face, wish: Wish) -> tuple[str, str]:
    """Return family and style by which a sheet knows a typeface, made known where it is not yet.

    One that the sheet can't read is passed over from now on, and ours stands in: its empty boxes.
    """
    if face in FAMILIES:
        return FAMILIES[face]
    name = f"system {face.path.name} {face.number}".casefold()
    if name not in sheet.fonts:
        try:
            sheet.add_font(name, "", face.path, collection_font_number=face.number)
        except Exception:  # noqa: BLE001 - a broken font may be broken in any way
            refuse(face)
            return FAMILIES[OURS[wish.bold, wish.serif]]
    return name, ""
