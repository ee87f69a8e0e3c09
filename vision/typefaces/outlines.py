"""Words as lines to draw: shaped as their script asks, each letter in a typeface that has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import uharfbuzz as hb
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from vision.typefaces.pieces import NO_SCRIPT, in_sight, pieces
from vision.typefaces.system_fonts import stamp

if TYPE_CHECKING:
    from vision.typefaces.pieces import Piece
    from vision.typefaces.system_fonts import Face, Wish

WEIGHT, REGULAR = 600, 400
"""Weights in which typefaces of several are drawn, where a bold one is wished for and elsewhere.

Documents carry such a typeface as it stands.
"""

UNITS: Final = 1000
"""Of an outline to the size of the type."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of text, drawn for size ``UNITS``; its baseline begins at 0, 0, and down is positive.

    Attributes:
        path: As SVG writes it.
        left: Of what is drawn.
        top: Likewise, mostly negative.
        width: Likewise.
        height: Likewise.
        advance: Where the next word would begin.
    """

    path: str
    left: float
    top: float
    width: float
    height: float
    advance: float


def outline(text: str, wish: Wish) -> Outline | None:
    """Return a line of text as it is drawn; None where no typeface has all of its letters.

    Signs that belong to no script, as emoji, are left out where no typeface has them.

    Args:
        text: Without line breaks.
        wish: What the typefaces are for.
    """
    return _outline(text, wish, stamp())


@lru_cache(maxsize=256)
def _outline(text: str, wish: Wish, _stamp: tuple[int, int]) -> Outline | None:
    """Return what :func:`outline` does; it stays as it is while the typefaces do."""
    found = pieces(text, wish)
    if any(piece.face is None and piece.script not in NO_SCRIPT for piece in found):
        return None
    drawn, bounds, at = SVGPathPen(None, ntos="{:.0f}".format), BoundsPen(None), 0.0
    for piece in in_sight(found):
        at += _draw(piece, wish, at, (drawn, bounds))
    left, low, right, high = bounds.bounds or (0.0, 0.0, 0.0, 0.0)
    return Outline(drawn.getCommands(), left, -high, right - left, high - low, at)


def advance(piece: Piece, wish: Wish) -> float:
    """Return how far a piece goes, for size ``UNITS``."""
    if piece.face is None:
        return 0.0
    font = _font(piece.face, _weight(wish))
    steps = (each.x_advance for each in _shaped(piece, font).glyph_positions)
    return float(sum(steps)) * _scale(font)


def _draw(piece: Piece, wish: Wish, at: float, pens: tuple[SVGPathPen, BoundsPen]) -> float:
    """Draw a piece from ``at`` on and return how far it goes."""
    if piece.face is None:
        return 0.0
    font = _font(piece.face, _weight(wish))
    scale, start = _scale(font), at
    told = _shaped(piece, font)
    for glyph, place in zip(told.glyph_infos, told.glyph_positions, strict=True):
        across, up = at + place.x_offset * scale, place.y_offset * scale
        for pen, down in zip(pens, (-1, 1), strict=True):
            moved = Transform(scale, 0, 0, down * scale, across, down * up)
            font.draw_glyph_with_pen(glyph.codepoint, TransformPen(pen, moved))
        at += place.x_advance * scale
    return at - start


def _shaped(piece: Piece, font: hb.Font) -> hb.Buffer:
    """Return the glyphs of a piece, from left to right."""
    told = hb.Buffer()
    told.add_str(piece.text)
    told.guess_segment_properties()
    told.direction = "rtl" if piece.from_right else "ltr"
    hb.shape(font, told, {"kern": False, "liga": False} if piece.plain else {})
    return told


def _scale(font: hb.Font) -> float:
    return UNITS / float(font.face.upem)


def _weight(wish: Wish) -> int | None:
    """Return the weight in which typefaces of several are drawn; None where they stay as is."""
    if wish.embedded:
        return None
    return WEIGHT if wish.bold else REGULAR


@lru_cache(maxsize=64)
def _font(face: Face, weight: int | None) -> hb.Font:
    loaded = hb.Face(hb.Blob.from_file_path(str(face.path)), face.number)
    font = hb.Font(loaded)
    if weight is not None and any(axis.tag == "wght" for axis in loaded.axis_infos):
        font.set_variations({"wght": weight})
    return font
