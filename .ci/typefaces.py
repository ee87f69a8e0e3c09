"""Cut the typefaces of the screen to the letters of Latin languages: ``python .ci/typefaces.py``.

Streamlit brings Source Sans and Source Serif whole, 600 KB that every phone loads before its first
word. These two are cut from them, with the weights that the stylesheet uses; a browser loads the
whole one only where a text has a letter outside. Needs ``pip install brotli`` besides; the licence
asks that changed files have a name of their own.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from streamlit import file_util

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "pages" / "parts" / "typefaces"
MEDIA: Final = Path(file_util.get_static_dir()) / "static" / "media"
FACES: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "sans": ("Source Sans", "SourceSansVF-Upright*.woff2", {"wght": (400, 800)}),
    "serif": (
        "Source Serif",
        "SourceSerifVariable-Roman*.woff2",
        {"wght": (400, 500), "opsz": (20, 60)},
    ),
}
LETTERS: Final = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x314), (0x1E9E, 0x1E9E), (0x2010, 0x2015),
    (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193),
    (0x2212, 0x2212), (0x2260, 0x2260), (0x2264, 0x2265), (0xFB01, 0xFB02),
)  # fmt: skip
FEATURES: Final = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "lnum", "tnum", "pnum"]
RULE: Final = """@font-face {{ font-family: "{family}"; font-style: normal; font-weight: 100 900;
  src: url({name}.woff2) format("woff2"); unicode-range: {letters}; }}
"""


def cut(family: str, file: Path, axes: dict[str, Any]) -> TTFont:
    """Return a typeface with our letters and weights, under a name of its own."""
    font = instancer.instantiateVariableFont(TTFont(file, recalcTimestamp=False), axes)
    font.flavor = None
    whole = io.BytesIO()
    font.save(whole)
    whole.seek(0)
    font = TTFont(whole, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [*range(15)]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for first, last in LETTERS for c in range(first, last + 1)])
    cutter.subset(font)
    own = family.replace("Source", "Vision")
    for record in font["name"].names:
        if record.nameID in {1, 3, 4}:
            record.string = own
        elif record.nameID == 6:  # noqa: PLR2004 - the name for PostScript
            record.string = own.replace(" ", "")
    font.flavor = "woff2"
    return font


def ranges(font: TTFont) -> str:
    """Return the letters that a typeface has as CSS writes them: ``U+20-7E, U+A0``."""
    has, found = sorted(font.getBestCmap()), []
    for letter in has:
        if found and found[-1][1] == letter - 1:
            found[-1][1] = letter
        else:
            found.append([letter, letter])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in found)


rules = []
for name, (family, pattern, axes) in FACES.items():
    font = cut(family, next(MEDIA.glob(pattern)), axes)
    font.save(FOLDER / f"{name}.woff2")
    rules.append(RULE.format(family=family, name=name, letters=ranges(font)))
    print(f"{name}: {(FOLDER / f'{name}.woff2').stat().st_size} bytes")
(FOLDER / "faces.css").write_text("".join(rules), encoding="utf-8")
