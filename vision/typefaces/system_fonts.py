"""Typefaces of the system: which file has which letters, for scripts that ours do not have."""

from __future__ import annotations

import logging
import os
import time
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fontTools import unicodedata as letters_of
from fontTools.ttLib import TTFont, TTLibError

from vision.typefaces import SANS, SANS_SEMIBOLD, SERIF

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
    "~/AppData/Local/Microsoft/Windows/Fonts",
)
"""Where systems keep their fonts."""

LOOKED_AGAIN: Final = 60.0
"""Seconds after which fonts that were installed meanwhile are found."""

_EAST_ASIAN: Final = (
    "cjk", "fallback", "sourcehan", "wqy", "pingfang", "msyh", "hiragino", "arphic", "uming",
    "yugoth", "meiryo", "ipa", "takao", "vlgothic", "nanum", "malgun", "applesdgothic", "unbatang",
)  # fmt: skip
_HINTS: Final = dict.fromkeys(("Hani", "Hira", "Kana", "Hang", "Bopo"), _EAST_ASIAN)
"""Script -> parts of the names of its files, where they are not named after it."""

_EVERYTHING: Final = ("notosans-", "dejavusans", "freesans", "arialuni", "fallback", "unifont")
"""Families with letters of many scripts, looked at when none is named after the script."""

_BOXES: Final = ("lastresort", "adobeblank")
"""Files that have a sign for each letter, and it is a box."""

_OTHERWISE: Final = (
    "italic", "oblique", "mono", "condensed", "light", "thin", "black", "unjoined", "serif",
)  # fmt: skip
_LIGHTEST: Final = 300
"""Weight from which on a typeface is read well on paper."""

_RESTRICTED: Final = 0x0002
_EMBEDDING: Final = 0x000E


@dataclass(frozen=True, slots=True, order=True)
class Face:
    """A typeface in a file.

    Attributes:
        path: Of the file.
        number: Of the typeface in it; a collection has several.
    """

    path: Path
    number: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What a typeface is for.

    Attributes:
        bold: Whether a bold one is wished for; there may be none.
        serif: Likewise; of the system's none is chosen by it.
        region: How Chinese letters are drawn: ``JP``, ``KR``, ``SC`` or ``TC``; the typeface of a
            collection is chosen by it.
        embedded: Whether a document carries it, which not all may.
    """

    bold: bool = False
    serif: bool = False
    region: str = ""
    embedded: bool = False


OURS: Final = {
    (False, False): Face(SANS),
    (True, False): Face(SANS_SEMIBOLD),
    (False, True): Face(SERIF),
    (True, True): Face(SANS_SEMIBOLD),
}
"""Whether bold and whether serif -> the house's own typeface for Latin, Greek and Cyrillic."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of a typeface: its letters as the beginnings and ends of what it has."""

    ends: tuple[int, ...] = ()
    embeds: bool = False

    def has(self, letter: int) -> bool:
        return bisect_right(self.ends, letter) % 2 == 1


def has(face: Face, letters: Iterable[int]) -> bool:
    """Return whether a typeface has all these letters, as its own table of them says."""
    known = _known(face)
    return all(known.has(letter) for letter in letters)


def may_be_embedded(face: Face) -> bool:
    """Return whether a document may carry a typeface: its makers let it, and readers know how."""
    return _known(face).embeds


def face_of(script: str, letters: frozenset[int], wish: Wish) -> Face | None:
    """Return a typeface of the system that has all these letters, whatever their script.

    Files named after the script come first, then those of many scripts, then all others.

    Args:
        script: As ISO 15924 calls it.
        letters: Code points.
        wish: What it is for.

    Returns:
        None where no file has them all.
    """
    return _found(script, letters, wish, int(time.monotonic() / LOOKED_AGAIN))


@lru_cache(maxsize=4096)
def _found(script: str, letters: frozenset[int], wish: Wish, stamp: int) -> Face | None:
    for path in _ranked(script, stamp, bold=wish.bold):
        face = Face(path, _number(path, wish.region))
        if has(face, letters) and (may_be_embedded(face) or not wish.embedded):
            return face
    return None


@lru_cache(maxsize=256)
def _ranked(script: str, stamp: int, *, bold: bool) -> tuple[Path, ...]:
    """Return the files of the system, those first that likely have the letters of a script."""
    name = "".join(letters_of.script_name(script, default="").lower().split()).replace("_", "")
    hints = (*_HINTS.get(script, ()), *([name] if name else []))

    def rank(path: Path) -> tuple[bool | int | str, ...]:
        bare = path.stem.lower().replace(" ", "")
        return (
            not any(each in bare.replace("-", "") for each in hints),
            not any(each in bare for each in _EVERYTHING),
            "sans" not in bare,
            any(each in bare for each in _OTHERWISE),
            ("bold" in bare) is not bold,
            not bare.startswith("noto"),
            len(bare),
            bare,
        )

    return tuple(sorted(_files(stamp), key=rank))


@lru_cache(maxsize=2)
def _files(_stamp: int) -> tuple[Path, ...]:
    """Return every font file of the system, as it is in this minute."""
    found = []
    for folder in FOLDERS:
        for root, _folders, names in os.walk(Path(folder).expanduser()):
            found += [
                Path(root) / name
                for name in names
                if name.lower().endswith((".ttf", ".otf", ".ttc", ".otc"))
                and not any(each in name.lower() for each in _BOXES)
            ]
    return tuple(sorted(found))


@lru_cache(maxsize=4096)
def _known(face: Face) -> _Known:
    """Return what a typeface has, nothing where it can't be read or has no outlines."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        with face.path.open("rb") as file, TTFont(file, lazy=True, fontNumber=face.number) as font:
            drawn = any(table in font for table in ("glyf", "CFF ", "CFF2"))
            letters = sorted(font.getBestCmap() or {}) if drawn else []
            embeds = "OS/2" in font and font["OS/2"].fsType & _EMBEDDING != _RESTRICTED
            embeds = embeds and ("fvar" not in font or _plain(font))
    except (OSError, TTLibError, KeyError, ValueError, AssertionError):
        return _Known()
    ends: list[int] = []
    for letter in letters:
        if ends and ends[-1] == letter:
            ends[-1] = letter + 1
        else:
            ends += [letter, letter + 1]
    return _Known(tuple(ends), embeds)


def _plain(font: TTFont) -> bool:
    """Return whether a typeface of several weights is, as it stands, one that readers know."""
    weights = [axis.defaultValue for axis in font["fvar"].axes if axis.axisTag == "wght"]
    return "glyf" in font and all(each >= _LIGHTEST for each in weights)


@lru_cache(maxsize=256)
def _number(path: Path, region: str) -> int:
    """Return which typeface of a collection draws Chinese letters as a region does, else the first.

    Collections call theirs by the region: "Noto Sans CJK JP".
    """
    if not region or path.suffix.lower() not in {".ttc", ".otc"}:
        return 0
    number = 0
    while True:
        try:
            with path.open("rb") as file, TTFont(file, lazy=True, fontNumber=number) as font:
                if region in str(font["name"].getDebugName(1)).split():
                    return number
        except (OSError, TTLibError, KeyError, ValueError, AssertionError):
            return 0
        number += 1
