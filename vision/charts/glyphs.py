"""Which letters can be drawn: Latin, Greek and Cyrillic are ours, others come from the system."""

from __future__ import annotations

import logging
import os
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fontTools.ttLib import TTFont, TTLibError

from vision.translation import Message, told
from vision.typefaces import SANS_SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
"""Where systems keep their fonts."""

_SCRIPTS: Final = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "THAI": "Thai", "LAO": "Laoo", "KHMER": "Khmr",
    "MYANMAR": "Mymr", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru",
    "GUJARATI": "Gujr", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "SINHALA": "Sinh", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
    "ETHIOPIC": "Ethi", "TIBETAN": "Tibt", "CJK": "Hani", "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan", "HANGUL": "Hang", "GREEK": "Grek", "CYRILLIC": "Cyrl", "LATIN": "Latn",
}  # fmt: skip
"""First word of a letter's name -> its script, as ISO 15924 calls it."""

_HINTS: Final = {
    "Hani": ("cjk", "fallback", "wqy", "pingfang", "msyh", "hiragino", "arphic", "uming"),
    "Jpan": ("cjk", "fallback", "hiragino", "yugoth", "meiryo", "ipa", "takao", "vlgothic"),
    "Hang": ("cjk", "fallback", "nanum", "malgun", "applesdgothic", "unbatang"),
}
_EVERYTHING: Final = ("dejavusans", "freesans", "unifont", "arialuni", "fallback")
"""Families with letters of many scripts, looked at when none is named after the script."""


def script(letter: str) -> str:
    """Return the script of a letter, as ISO 15924 calls it; blank where it is none we know.

    Example:
        >>> script("ب"), script("在"), script("?")
        ('Arab', 'Hani', '')
    """
    if unicodedata.category(letter)[0] not in "LM":
        return ""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "")


def is_ours(text: str) -> bool:
    """Return whether the house's own typefaces have all letters of a text."""
    return all(ord(letter) in _letters(SANS_SEMIBOLD) for letter in text if script(letter))


def typeface(text: str) -> Path | None:
    """Return a file with all letters of a text: the house's own, or one of the system's.

    Returns:
        None where no font has them all.
    """
    wanted = frozenset(ord(letter) for letter in text if script(letter))
    if wanted <= _letters(SANS_SEMIBOLD):
        return SANS_SEMIBOLD
    return next(
        (path for path in _candidates(_strange(text)) if wanted <= _letters(path)),
        None,
    )


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the scripts of texts that no typeface here has the letters of, as ISO 15924 codes."""
    found: dict[str, None] = {}
    for letters in _by_script(texts).values():
        if typeface("".join(letters)) is None:
            found[script(letters[0])] = None
    return tuple(found)


def notice(texts: Iterable[str]) -> Message | None:
    """Return what an export says where letters are missing, and how to get them; None if none are.

    Args:
        texts: All that is drawn.
    """
    scripts = missing(texts)
    if not scripts:
        return None
    return told(
        "Pictures lack the letters of {scripts}: no typeface on this server has them. Install the"
        " Noto fonts there (on Debian and Ubuntu: fonts-noto-core and fonts-noto-cjk) and make the"
        " file again.",
        scripts=[{"script": each} for each in scripts],
    )


def _by_script(texts: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for text in texts:
        for letter in text:
            name = script(letter)
            if name:
                found.setdefault(name, {})[letter] = None
    return {name: list(letters) for name, letters in found.items()}


def _strange(text: str) -> str:
    """Return the script of the first letter that is not ours."""
    ours = _letters(SANS_SEMIBOLD)
    return next(
        (script(letter) for letter in text if script(letter) and ord(letter) not in ours), ""
    )


@cache
def _candidates(of_script: str) -> tuple[Path, ...]:
    """Return the files that may have the letters of a script, the likeliest first."""
    name = next((word for word, code in _SCRIPTS.items() if code == of_script), "").lower()
    hints = (*_HINTS.get(of_script, ()), name)

    def rank(path: Path) -> tuple[bool, bool, bool, bool, str]:
        bare = path.stem.lower().replace("-", "").replace(" ", "")
        return (
            not any(hint and hint in bare for hint in hints),
            "sans" not in bare,
            "semibold" not in bare and "bold" not in bare,
            not bare.startswith("noto"),
            bare,
        )

    likely = [path for path in _files() if not rank(path)[0]]
    general = [path for path in _files() if any(each in path.stem.lower() for each in _EVERYTHING)]
    return tuple(dict.fromkeys([*sorted(likely, key=rank), *sorted(general)]))


@cache
def _files() -> tuple[Path, ...]:
    """Return every font file of the system."""
    found = []
    for folder in FOLDERS:
        for root, _folders, names in os.walk(Path(folder).expanduser()):
            found += [
                Path(root) / name
                for name in names
                if name.lower().endswith((".ttf", ".otf", ".ttc"))
            ]
    return tuple(sorted(found))


@cache
def _letters(path: Path) -> frozenset[int]:
    """Return the characters that a file has, none where it can't be read."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or {})
    except (OSError, TTLibError):
        return frozenset()
