"""Typefaces that a test makes for itself, and machines that have no others."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from vision.typefaces import outlines, pieces, system_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RESTRICTED = 0x0002


def make_font(path: Path, letters: str, *, licence: int = 0) -> Path:
    """Write a typeface that draws a square for each letter, and return where it is."""
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
    font.save(path)
    return path


@contextmanager
def fonts_in(monkeypatch: pytest.MonkeyPatch, folder: Path | str) -> Iterator[None]:
    """Let a machine have no other typefaces than those in a folder."""
    kept = (
        system_fonts._files,
        system_fonts._ranked,
        system_fonts._found,
        system_fonts._known,
        pieces.pieces,
        outlines.outline,
    )
    try:
        with monkeypatch.context() as patch:
            patch.setattr(system_fonts, "FOLDERS", (str(folder),))
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
