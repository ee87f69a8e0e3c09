"""Typefaces that a test makes for itself, and machines that have no others."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from vision.typefaces import outlines, pieces, system_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLES = {
    "Thaa": "ދިވެހި",
    "Syrc": "ܣܘܪܝܝܐ",
    "Mong": "ᠮᠣᠩᠭᠣᠯ",
    "Tfng": "ⵜⵉⴼⵉⵏⴰⵖ",
    "Cher": "ᏣᎳᎩ",
    "Nkoo": "ߒߞߏ",
    "Java": "ꦗꦮ",
}
"""A word in each of some scripts that few machines have typefaces of."""

RESTRICTED = 0x0002
NOT_IN_PART, ONLY_BITMAPS = 0x0100, 0x0200


def make_font(path: Path, letters: str, *, licence: int = 0, bold_by: int = 0) -> Path:
    """Write a typeface that draws a square for each letter, and return where it is.

    With ``bold_by`` it has several weights, each letter so much wider at 900 than at 400.
    """
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 500), (450, 500), (450, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in letters})
    font.setupGlyf(dict.fromkeys(names, pen.glyph()))
    font.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    font.setupOS2(fsType=licence, sTypoAscender=800, sCapHeight=500)
    font.setupPost()
    if bold_by:
        font.setupFvar([("wght", 400, 400, 900, "Weight")], [])
        moves = [(0, 0)] * 5 + [(bold_by, 0), (0, 0), (0, 0)]
        wider = [TupleVariation({"wght": (0.0, 1.0, 1.0)}, moves)]
        font.setupGvar(dict.fromkeys(names, wider))
    font.save(path)
    return path


def cut_table(path: Path, table: str) -> None:
    """Leave two bytes of a table of a typeface, as a copy that ended early does."""
    whole = bytearray(path.read_bytes())
    at = whole.index(table.encode(), 12)
    whole[at + 12 : at + 16] = (2).to_bytes(4, "big")
    path.write_bytes(whole)


@contextmanager
def fonts_in(monkeypatch: pytest.MonkeyPatch, *folders: Path | str) -> Iterator[None]:
    """Let a machine have no other typefaces than those in some folders."""
    kept = (
        system_fonts._files,
        system_fonts._ranked,
        system_fonts._found,
        system_fonts._known,
        system_fonts._whole,
        pieces._kept,
        outlines._outline,
    )
    try:
        with monkeypatch.context() as patch:
            patch.setattr(system_fonts, "FOLDERS", tuple(map(str, folders)))
            patch.setattr(system_fonts, "_refused", set())
            for each in kept:
                each.cache_clear()
            yield
    finally:
        for each in kept:
            each.cache_clear()


def fonts_are_missing() -> NoReturn:
    """Skip where a machine has no typeface for a script; fail where everything must be there."""
    reason = "Pictures in every script need fonts-noto-core and fonts-noto-cjk, or the like."
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
