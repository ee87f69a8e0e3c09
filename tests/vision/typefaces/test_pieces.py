"""Lines in pieces: each in one typeface, script and direction, and none without a typeface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.vision.typefaces.fonts import SAMPLES, fonts_in, make_font
from vision.typefaces import outlines, system_fonts
from vision.typefaces import pieces as module
from vision.typefaces.pieces import in_sight, lacking, lost, pieces, region, script
from vision.typefaces.system_fonts import Wish

if TYPE_CHECKING:
    from pathlib import Path

RARE = {
    "Orya": "ଓଡ଼ିଆ",
    **SAMPLES,
    "Adlm": "𞤀𞤁",
    "Mtei": "ꯃꯩꯇꯩ",
    "Hani": "在宅勤務",
    "Arab": "العمل",
}


@pytest.mark.parametrize("code", RARE)
def test_what_no_typeface_has_is_named(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """No script counts as there because nobody thought of it."""
    with fonts_in(monkeypatch, "/nowhere"):
        assert lacking(["Pay", f"Pay {RARE[code]} 12"], Wish()) == (code,)


def test_ours_have_latin_greek_and_cyrillic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is missing of these, and signs of no script are no letters."""
    with fonts_in(monkeypatch, "/nowhere"):
        assert lacking(["Übergänge", "Доверие", "Εμπιστοσύνη", "🏭 12 \u200d?"], Wish()) == ()
        assert lacking(["Ɗaki"], Wish()) == ("Latn",)


def test_lost_are_the_letters_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rare letter takes no other of its script with it; signs and emoji are none."""
    with fonts_in(monkeypatch, "/nowhere"):
        assert lost(["Phase Ⅱ", "Ɗaki ǝ", "🏭 12", "患者"], Wish()) == 4


def test_a_font_that_is_installed_is_there_for_what_was_asked_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever follows the notice makes the file again, with the same words, within a minute."""
    now = [0.0]
    monkeypatch.setattr(system_fonts.time, "monotonic", lambda: now[0])
    with fonts_in(monkeypatch, tmp_path):
        assert lacking(["ଓଡ"], Wish()) == ("Orya",)
        assert outlines.outline("ଓଡ", Wish()) is None
        make_font(tmp_path / "Oriya.ttf", "ଓଡ")
        now[0] = system_fonts.LOOKED_AGAIN + 1
        assert lacking(["ଓଡ"], Wish()) == ()
        assert outlines.outline("ଓଡ", Wish()) is not None


def test_few_words_are_kept_and_no_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What people typed leaves the memory soon; what is longer than a line is never there."""
    with fonts_in(monkeypatch, "/nowhere"):
        lacking(["Time for patients. " * 60], Wish())
        assert module._kept.cache_info().currsize == 0
    for kept in (module._kept, outlines._outline, system_fonts._found):
        assert kept.cache_info().maxsize == 256


def test_signs_stand_with_what_they_are_written_with() -> None:
    """Stops and long marks of Japanese are Japanese also behind a Latin word; digits are not."""
    told = [(each.text, each.script) for each in pieces("IT リモートワーク、Pay。2", Wish())]

    assert told == [
        ("IT ", "Latn"), ("リモートワーク、", "Hani"), ("Pay", "Latn"), ("。", "Hani"),
        ("2", "Zyyy"),
    ]  # fmt: skip
    assert script("؟") == ""
    assert [each.script for each in pieces("جيد؟", Wish())] == ["Arab"]


def test_the_order_of_a_line_is_that_of_unicode() -> None:
    """From the right Latin words and numbers keep their order, and stand where they are read."""
    found = pieces("العمل من IT 2026 جيد", Wish())

    assert [each.from_right for each in found] == [True, False, False, True, True]
    words = [each.text.strip() for each in in_sight(found)]
    assert words == ["جيد", "", "IT", "2026", "العمل من"]
    assert "".join(each.text for each in found) == "العمل من IT 2026 جيد"


def test_chinese_letters_are_drawn_as_what_stands_beside_them() -> None:
    """Kana make them Japanese, Hangul Korean, whatever else is there."""
    assert region(["在宅", "リモート"]) == "JP"
    assert region(["在宅", "재택"]) == "KR"
    assert region(["在宅", "Pay"]) == "SC"
    assert region(["Pay"]) == ""
