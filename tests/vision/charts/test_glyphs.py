"""Every script in every picture: by fonts of the system, and where one is missing it is said."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from tests.readers import reading
from tests.vision.typefaces.fonts import SAMPLES, fonts_are_missing, fonts_in
from vision.charts.glyphs import drawn_notice, is_ours, notice
from vision.typefaces.pieces import lacking, pieces
from vision.typefaces.system_fonts import OURS, Wish
from vision.wordclouds.colour import word_colour
from vision.wordclouds.picture import picture

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "Latn": "Übergänge",
    "Cyrl": "Доверие",
    "Grek": "Εμπιστοσύνη",
    "Arab": "العمل من المنزل",
    "Hebr": "עבודה מהבית",
    "Thai": "ทำงานจากที่บ้าน",
    "Khmr": "ធ្វើការពីផ្ទះ",
    "Mymr": "အိမ်ကနေအလုပ်",
    "Deva": "गुणवत्ता",
    "Taml": "வேலை",
    "Hani": "在宅勤務",
    "Jpan": "リモートワーク",
    "Hang": "재택근무",
    "Laoo": "ຄວາມໄວ້ວາງໃຈ",
    "Beng": "বিশ্বাস",
    "Guru": "ਭਰੋਸਾ",
    "Gujr": "વિશ્વાસ",
    "Telu": "నమ్మకం",
    "Knda": "ನಂಬಿಕೆ",
    "Mlym": "വിശ്വാസം",
    "Sinh": "විශ්වාසය",
    "Geor": "ნდობა",
    "Armn": "Վստահություն",
    "Ethi": "እምነት",
    "Tibt": "ཡིད་ཆེས",
    "Orya": "ବିଶ୍ୱାସ",
    **SAMPLES,
    "Mixed": "IT العمل 在宅 ବିଶ୍ୱାସ",
}


def without_fonts() -> bool:
    """Return whether this machine lacks typefaces."""
    return bool(lacking(WORDS.values(), Wish()))


def colours(png: bytes) -> set[str]:
    """Return the colours of a picture."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    return {"#{:02X}{:02X}{:02X}".format(*rgb) for _, rgb in image.getcolors(1 << 20) or []}


@pytest.mark.parametrize("code", WORDS)
def test_no_glyph_is_missing(code: str) -> None:
    """With the Noto fonts installed (fonts-noto-core, fonts-noto-cjk) each word can be drawn."""
    if without_fonts():
        fonts_are_missing()
    for piece in pieces(WORDS[code], Wish()):
        assert piece.face is not None
        with TTFont(piece.face.path, lazy=True, fontNumber=piece.face.number) as font:
            known = font.getBestCmap()
        assert [letter for letter in piece.text if letter != " " and ord(letter) not in known] == []
    faces = {piece.face for piece in pieces(WORDS[code], Wish())}
    assert (
        is_ours(WORDS[code]) == (faces <= set(OURS.values())) == (code in {"Latn", "Cyrl", "Grek"})
    )


@pytest.mark.slow
def test_a_cloud_of_many_scripts_draws_every_word() -> None:
    """Each word has ink of its own colour, on the page's ground, mixed phrases as well."""
    if without_fonts():
        fonts_are_missing()
    first, mixed = {WORDS["Orya"]: (40, 3)}, {WORDS["Mixed"]: (30, 7)}
    found = colours(picture(first | mixed))

    assert {word_colour(3, "light"), word_colour(7, "light")} <= found
    people = {word: (60 - at, 1 + at % 12) for at, word in enumerate(WORDS.values())}
    assert picture(people) == picture(people)


@pytest.mark.slow
def test_what_is_missing_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a server without fonts the picture says of which letters, and what to install."""
    with fonts_in(monkeypatch, "/nowhere"):
        said = str(notice(["ធ្វើការ", "Pay", "ទៀត", "ทำงาน", "ବିଶ୍ୱାସ"]))
        assert "Khmer, Thai, and Odia" in said
        assert "fonts-noto-core" in said
        assert notice(["Pay", "Übung", "12 🏭"]) is None
        drawn = picture({"ធ្វើការ": (5, 1), "Pay": (4, 2)})
        assert Image.open(io.BytesIO(drawn)).size == (1600, 900)
        assert word_colour(2, "light") in colours(drawn)
        assert word_colour(1, "light") not in colours(drawn)


def test_a_file_says_it_in_letters_that_it_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the reader's own script is missing, what a file says of it is English."""
    with fonts_in(monkeypatch, tmp_path), reading("ja"):
        assert "Arabic" in drawn_notice(["العمل"])
        assert drawn_notice(["Pay"]) == ""
    with fonts_in(monkeypatch, tmp_path), reading("de"):
        assert "Arabisch" in drawn_notice(["العمل"])
