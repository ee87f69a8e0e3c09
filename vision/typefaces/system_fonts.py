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
from fontTools.ttLib import TTFont

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
_WHOLE_OR_DOTS: Final = 0x0300
"""Never in part, or only its bitmaps: a PDF carries the outlines of some letters."""

_TAKEN: Final = (
    "head", "hhea", "hmtx", "maxp", "name", "post", "glyf", "CFF ", "GDEF", "GSUB", "GPOS",
)  # fmt: skip
"""Tables from which a PDF takes some letters of a typeface."""


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

_refused: Final[set[Face]] = set()
"""Typefaces that a document was to carry and could not."""


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
    return _known(face).embeds and face not in _refused and _whole(face)


def refuse(face: Face) -> None:
    """Let no document carry a typeface any more: one tried to, and the file is broken."""
    _refused.add(face)


def stamp() -> tuple[int, int]:
    """Return what changes where other typefaces may be found than before: each minute, and more.

    Whoever keeps what was found of typefaces keeps this with it.
    """
    return int(time.monotonic() / LOOKED_AGAIN), len(_refused)


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
    return _found(script, letters, wish, stamp())


@lru_cache(maxsize=256)
def _found(script: str, letters: frozenset[int], wish: Wish, now: tuple[int, int]) -> Face | None:
    for path in _ranked(script, now[0], bold=wish.bold):
        face = Face(path, _number(path, wish.region))
        if has(face, letters) and (not wish.embedded or may_be_embedded(face)):
            return face
    return None


@lru_cache(maxsize=256)
def _ranked(script: str, minute: int, *, bold: bool) -> tuple[Path, ...]:
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

    return tuple(sorted(_files(minute), key=rank))


@lru_cache(maxsize=2)
def _files(_minute: int) -> tuple[Path, ...]:
    """Return every font file of the system, as it is in this minute."""
    found = []
    for folder in FOLDERS:
        for root, _folders, names in os.walk(os.path.expanduser(folder)):  # noqa: PTH111 - Path raises without a home
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
            embeds = _allowed(font) and ("fvar" not in font or _plain(font))
    except Exception:  # noqa: BLE001 - a broken font may be broken in any way
        return _Known()
    ends: list[int] = []
    for letter in letters:
        if ends and ends[-1] == letter:
            ends[-1] = letter + 1
        else:
            ends += [letter, letter + 1]
    return _Known(tuple(ends), embeds)


def _allowed(font: TTFont) -> bool:
    """Return whether its makers let a document carry some letters of a typeface."""
    rights = font["OS/2"].fsType if "OS/2" in font else _RESTRICTED
    return rights & _EMBEDDING != _RESTRICTED and not rights & _WHOLE_OR_DOTS


@lru_cache(maxsize=256)
def _whole(face: Face) -> bool:
    """Return whether each table of a typeface can be read that a document takes letters from."""
    try:
        with face.path.open("rb") as file, TTFont(file, lazy=True, fontNumber=face.number) as font:
            read = all(font[table] is not None for table in _TAKEN if table in font)
            return read and ("glyf" not in font or len(font["loca"]) > font["maxp"].numGlyphs)
    except Exception:  # noqa: BLE001 - a broken font may be broken in any way
        return False


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
        except Exception:  # noqa: BLE001 - the last one is behind us, or the font is broken
            return 0
        number += 1
