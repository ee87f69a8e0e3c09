"""Every script in every picture: by fonts of the system, and where one is missing it is said."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import NoReturn

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from vision.charts import glyphs
from vision.charts.glyphs import is_ours, missing, notice, script, typeface
from vision.typefaces import SANS_SEMIBOLD
from vision.wordclouds.picture import picture

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
}


def fonts_are_missing() -> NoReturn:
    """Skip where a machine has no typeface for a script; fail where everything must be there."""
    reason = "Pictures in every script need fonts-noto-core and fonts-noto-cjk, or the like."
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def test_every_script_that_we_tell_is_tried() -> None:
    """None of those that a notice may name is without its word here."""
    assert set(WORDS) == set(glyphs._SCRIPTS.values())


@pytest.mark.parametrize("code", WORDS)
def test_no_glyph_is_missing(code: str) -> None:
    """With the Noto fonts installed (fonts-noto-core, fonts-noto-cjk) each word can be drawn."""
    word = WORDS[code]
    found = typeface(word)
    if found is None:
        fonts_are_missing()
    with TTFont(found, lazy=True, fontNumber=0) as font:
        known = font.getBestCmap()
    assert [letter for letter in word if letter != " " and ord(letter) not in known] == []
    assert is_ours(word) == (found == SANS_SEMIBOLD)


def test_a_cloud_of_many_scripts_draws_every_word() -> None:
    """Each word has ink of its own colour, on the page's ground, and no box for a letter."""
    if any(typeface(word) is None for word in WORDS.values()):
        fonts_are_missing()
    people = {word: (40 - at, 1 + at % 12) for at, word in enumerate(WORDS.values())}
    image = Image.open(io.BytesIO(picture(people))).convert("RGB")
    colours = {rgb for _, rgb in image.getcolors(1 << 20) or []}

    assert len(colours) > len(WORDS)
    assert picture(people) == picture(people)


def test_what_is_missing_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a server without fonts the picture says of which letters, and what to install."""
    monkeypatch.setattr(glyphs, "FOLDERS", (str(Path("/nowhere")),))
    glyphs._files.cache_clear()
    glyphs._candidates.cache_clear()
    try:
        assert missing(["ធ្វើការ", "Pay", "ទៀត", "ทำงาน"]) == ("Khmr", "Thai")
        said = str(notice(["ធ្វើការ", "ทำงาน"]))
        assert "Khmer and Thai" in said
        assert "fonts-noto-core" in said
        assert notice(["Pay", "Übung"]) is None
        drawn = picture({"ធ្វើការ": (5, 1), "Pay": (4, 2)})
        assert Image.open(io.BytesIO(drawn)).size == (1600, 900)
    finally:
        glyphs._files.cache_clear()
        glyphs._candidates.cache_clear()


def test_signs_belong_to_no_script() -> None:
    """An emoji, a digit or a full stop asks for no typeface."""
    assert [script(each) for each in "1. 🏭ب"] == ["", "", "", "", "Arab"]
    assert typeface("🏭 12") == SANS_SEMIBOLD
