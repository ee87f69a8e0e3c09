"""Words as outlines: whole, shaped, and none that some letter is missing of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.vision.typefaces.fonts import fonts_are_missing, fonts_in, make_font
from vision.typefaces.outlines import WEIGHT, advance, outline
from vision.typefaces.pieces import lacking, pieces
from vision.typefaces.system_fonts import Wish

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from vision.typefaces.outlines import Outline


def drawn(text: str) -> Outline:
    """Return a text's outline."""
    found = outline(text, Wish())
    assert found is not None
    return found


def test_a_phrase_in_two_scripts_is_drawn_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its parts stand beside each other, each in a typeface that has them."""
    make_font(tmp_path / "Oriya.ttf", "ଓ")
    with fonts_in(monkeypatch, tmp_path):
        assert drawn("IT ଓ").advance == drawn("IT ").advance + 500
        assert drawn("IT ଓ").width > drawn("IT").width + 400
        assert outline("IT ଡ", Wish()) is None


def test_a_sign_that_nothing_has_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """An emoji without a typeface takes no word with it."""
    with fonts_in(monkeypatch, "/nowhere"):
        assert drawn("Pay \U0001f3ed").path == drawn("Pay ").path


def test_documents_are_measured_in_the_weight_that_they_carry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A picture draws the bold of a typeface of several weights; a document has its plain one."""
    make_font(tmp_path / "Oriya.ttf", "ଓ", bold_by=100)
    with fonts_in(monkeypatch, tmp_path):
        steps = [
            advance(pieces("ଓ", wish)[0], wish)
            for wish in (Wish(bold=True), Wish(bold=True, embedded=True))
        ]
    assert steps == [500 + 100 * (WEIGHT - 400) / 500, 500]


def test_letters_join_as_their_script_asks() -> None:
    """An Arabic word is narrower than its letters one by one; vowels stand over, not beside."""
    if lacking(["العمل", "ทำ"], Wish()):
        fonts_are_missing()
    assert drawn("سس").advance < 2 * drawn("س").advance
    assert drawn("ท้").advance == drawn("ท").advance
