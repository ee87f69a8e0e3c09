"""Typefaces of the system: found by the letters they have, whatever they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.vision.typefaces.fonts import (
    NOT_IN_PART,
    ONLY_BITMAPS,
    RESTRICTED,
    cut_table,
    fonts_in,
    make_font,
)
from vision.typefaces import system_fonts
from vision.typefaces.system_fonts import Face, Wish, face_of, has, may_be_embedded

if TYPE_CHECKING:
    from pathlib import Path

ODIA = "ଓଡ଼ିଆ"


def found(letters: str, wish: Wish) -> str:
    """Return the name of the file that is taken; blank for none."""
    face = face_of("Orya", frozenset(map(ord, letters)), wish)
    return face.path.stem if face else ""


def test_a_letter_is_there_where_a_typeface_has_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Files are asked what they have, those named after the script first."""
    make_font(tmp_path / "Oriya.ttf", ODIA[:-1])
    make_font(tmp_path / "Anything.ttf", ODIA)
    make_font(tmp_path / "NotoSansThai.ttf", "ก")
    with fonts_in(monkeypatch, tmp_path):
        assert found(ODIA[:-1], Wish()) == "Oriya"
        assert found(ODIA, Wish()) == "Anything"
        assert found("ก" + ODIA, Wish()) == ""


def test_a_bold_one_is_taken_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Else the plain one; slanted and narrow ones only where there is no other."""
    for name in ("NotoSansOriya-Regular", "NotoSansOriya-Bold", "NotoSansOriyaCondensed-Bold"):
        make_font(tmp_path / f"{name}.ttf", ODIA)
    with fonts_in(monkeypatch, tmp_path):
        assert found(ODIA, Wish()) == "NotoSansOriya-Regular"
        assert found(ODIA, Wish(bold=True)) == "NotoSansOriya-Bold"


def test_what_draws_boxes_or_is_broken_is_no_typeface(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The file of last resort has every letter, as a box; others are no fonts at all."""
    make_font(tmp_path / "LastResort.ttf", ODIA)
    (tmp_path / "Oriya.ttf").write_bytes(b"not a font")
    with fonts_in(monkeypatch, tmp_path):
        assert found(ODIA, Wish()) == ""
        assert not has(Face(tmp_path / "Oriya.ttf"), [ord("a")])


@pytest.mark.parametrize("table", ["OS/2", "cmap", "fvar"])
def test_a_typeface_that_is_cut_off_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, table: str
) -> None:
    """A file whose copying ended early hides no other and stops nothing."""
    cut_table(make_font(tmp_path / "NotoSansOriya.ttf", ODIA, bold_by=100), table)
    make_font(tmp_path / "Whole.ttf", ODIA)
    with fonts_in(monkeypatch, tmp_path):
        assert found(ODIA, Wish()) == found(ODIA, Wish(embedded=True)) == "Whole"


@pytest.mark.parametrize("table", ["hmtx", "loca"])
def test_documents_carry_no_typeface_that_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, table: str
) -> None:
    """What tells its letters may be whole, and what draws them not."""
    cut_table(make_font(tmp_path / "NotoSansOriya.ttf", ODIA), table)
    with fonts_in(monkeypatch, tmp_path):
        assert found(ODIA, Wish(embedded=True)) == ""
        make_font(tmp_path / "Whole.ttf", ODIA)
    with fonts_in(monkeypatch, tmp_path):
        assert found(ODIA, Wish(embedded=True)) == "Whole"


def test_a_collection_that_is_cut_off_has_a_first_typeface(tmp_path: Path) -> None:
    """Which one of it draws Chinese as a region does can't be told of a broken one."""
    cut_table(make_font(tmp_path / "Cut.ttc", ODIA), "name")
    assert system_fonts._number(tmp_path / "Cut.ttc", "JP") == 0


def test_whoever_has_no_home_has_typefaces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A service may run as a user that the machine knows no folder of."""
    make_font(tmp_path / "Oriya.ttf", ODIA)
    with fonts_in(monkeypatch, "~nobody-at-all/fonts", tmp_path):
        assert found(ODIA, Wish()) == "Oriya"


@pytest.mark.parametrize("licence", [RESTRICTED, NOT_IN_PART, ONLY_BITMAPS])
def test_documents_carry_only_what_they_may(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, licence: int
) -> None:
    """A typeface whose makers forbid it is drawn with, and never embedded."""
    strict = make_font(tmp_path / "Strict.ttf", ODIA, licence=licence)
    with fonts_in(monkeypatch, tmp_path):
        assert not may_be_embedded(Face(strict))
        assert found(ODIA, Wish()) == "Strict"
        assert found(ODIA, Wish(embedded=True)) == ""


def test_a_font_that_is_installed_is_found_without_a_new_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever follows the notice makes the file again, and it has the letters."""
    now = [0.0]
    monkeypatch.setattr(system_fonts.time, "monotonic", lambda: now[0])
    with fonts_in(monkeypatch, tmp_path):
        assert found(ODIA, Wish()) == ""
        make_font(tmp_path / "Oriya.ttf", ODIA)
        now[0] = 2 * system_fonts.LOOKED_AGAIN
        assert found(ODIA, Wish()) == "Oriya"
