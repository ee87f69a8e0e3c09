"""A line of text in pieces: each in one typeface, one script and one direction."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from fontTools import unicodedata as letters_of
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

from vision.typefaces.system_fonts import OURS, Face, Wish, face_of, has, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NO_SCRIPT: Final = frozenset(("Zyyy", "Zinh", "Zzzz"))
"""What ISO 15924 calls signs that all scripts share, marks of the letter before, and none."""

_REGIONS: Final = {"Hira": "JP", "Kana": "JP", "Hang": "KR", "Bopo": "TC"}
"""Script that stands beside Chinese letters -> how these are drawn there."""

_TOGETHER: Final = dict.fromkeys(("Hira", "Kana", "Bopo"), "Hani")
"""Scripts that stand in one line with Chinese letters, in one typeface."""

_LIKELY: Final = ("Hani", "Arab", "Deva")
"""Scripts of signs that several have, where a text has none of these."""

_PLAIN: Final = frozenset(("Latn", "Grek", "Cyrl", "Hani", "Zyyy"))
"""Scripts whose letters neither join nor move."""

_FOLLOWS: Final = frozenset(("Mn", "Mc", "Me", "Cf", "Zs"))
"""Kinds of signs that belong to the letters before them."""

LINE: Final = 200
"""Letters of a text up to which its pieces are kept for a while: what is longer is no line."""

_UNSEEN: Final = ("Cf", "Cc", "Zs", "Zl", "Zp")
_SELECTORS: Final = frozenset((*range(0x180B, 0x1810), *range(0xFE00, 0xFE10)))


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that are drawn in one go.

    Attributes:
        text: In the order in which they are typed.
        script: As ISO 15924 calls it; one of ``NO_SCRIPT`` where it is none.
        face: Has all of them; None where no typeface here does.
        level: Of their direction: odd from right to left.
    """

    text: str
    script: str
    face: Face | None
    level: int = 0

    @property
    def plain(self) -> bool:
        """Whether its letters stand beside each other as they are, without being shaped."""
        joins = self.script not in _PLAIN or any(map(_is_mark, self.text))
        return not joins and not self.from_right

    @property
    def from_right(self) -> bool:
        """Whether it is read from right to left."""
        return self.level % 2 == 1


def script(letter: str) -> str:
    """Return the script of a letter, as ISO 15924 calls it; blank where it is none.

    Example:
        >>> script("ب"), script("在"), script("ଓ"), script("?")
        ('Arab', 'Hani', 'Orya', '')
    """
    found = str(letters_of.script(letter))
    return "" if found in NO_SCRIPT else found


def region(texts: Iterable[str]) -> str:
    """Return how Chinese letters of texts are drawn: as what stands beside them is.

    Example:
        >>> region(["在宅", "リモート"]), region(["재택 在宅"]), region(["在宅"]), region(["Pay"])
        ('JP', 'KR', 'SC', '')
    """
    seen = {letters_of.script(letter) for text in texts for letter in set(text)}
    beside = next((drawn for each, drawn in _REGIONS.items() if each in seen), "")
    return beside or ("SC" if "Hani" in seen else "")


def lacking(texts: Iterable[str], wish: Wish) -> tuple[str, ...]:
    """Return the scripts of texts that no typeface has the letters of, in order of appearance.

    Signs that belong to no script, as emoji, are none.
    """
    found: dict[str, None] = {}
    for text in dict.fromkeys(texts):
        for piece in pieces(text, wish):
            if piece.face is None and piece.script not in NO_SCRIPT:
                found |= dict.fromkeys(map(script, piece.text))
    return tuple(each for each in found if each)


def lost(texts: Iterable[str], wish: Wish) -> int:
    """Return how many letters of texts no typeface has; signs and marks are none."""
    return sum(
        letter.isalpha()
        for text in texts
        for piece in pieces(text, wish)
        if piece.face is None
        for letter in piece.text
    )


def pieces(text: str, wish: Wish, *, from_right: bool | None = None) -> tuple[Piece, ...]:
    """Return a text in pieces, in the order in which they are typed.

    Source:
        Unicode Standard Annex 9, "Unicode Bidirectional Algorithm", as fpdf2 has it; Annex 24,
        "Unicode Script Property", as fontTools has it.

    Args:
        text: Without line breaks.
        wish: What the typefaces are for.
        from_right: Whether the whole is read from right to left; as its first letter says if not
            given.
    """
    if len(text) > LINE:
        return _parted(text, wish, from_right=from_right)
    return _kept(text, wish, stamp(), from_right=from_right)


@lru_cache(maxsize=256)
def _kept(
    text: str, wish: Wish, _stamp: tuple[int, int], *, from_right: bool | None
) -> tuple[Piece, ...]:
    """Return the pieces of a line; they stay as they are while the typefaces do."""
    return _parted(text, wish, from_right=from_right)


def _parted(text: str, wish: Wish, *, from_right: bool | None) -> tuple[Piece, ...]:
    found: list[Piece] = []
    start = 0
    scripts = _scripts(text)
    for (level, own), run in groupby(
        zip(_levels(text, from_right=from_right), scripts, strict=True)
    ):
        end = start + len(list(run))
        found += [replace(each, level=level) for each in _in_faces(text[start:end], own, wish)]
        start = end
    return tuple(found)


def in_sight(found: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of one line from left to right (rule L2 of Annex 9)."""
    order = list(found)
    for level in range(max((each.level for each in order), default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end].level >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _levels(text: str, *, from_right: bool | None) -> list[int]:
    """Return the level of each letter; the same for all that no direction of theirs parts."""
    if from_right is None and not any(
        unicodedata.bidirectional(each) in {"R", "AL", "AN", "RLE", "RLO", "RLI"} for each in text
    ):
        return [0] * len(text)
    base = {True: TextDirection.RTL, False: TextDirection.LTR, None: None}[from_right]
    paragraph = BidiParagraph(text, base, preserve_bn_chars=True)
    known = {each.character_index: each.embedding_level for each in paragraph.get_characters()}
    level, found = paragraph.base_embedding_level, []
    for at in range(len(text)):
        level = known.get(at, level)
        found.append(level)
    return found


def _scripts(text: str) -> list[str]:
    """Return the script of each letter; signs have that of what they are written with."""
    found = [_TOGETHER.get(each, each) for each in map(letters_of.script, text)]
    present = dict.fromkeys(each for each in found if each not in NO_SCRIPT)
    before = ""
    for at, letter in enumerate(text):
        if found[at] not in NO_SCRIPT:
            before = found[at]
            continue
        others = {_TOGETHER.get(each, each) for each in letters_of.script_extension(letter)}
        if before in others or (before and unicodedata.category(letter) in _FOLLOWS):
            found[at] = before
        elif others.isdisjoint(NO_SCRIPT):
            known = [each for each in (*present, *_LIKELY) if each in others]
            found[at] = (known or sorted(others))[0]
    return found


def _in_faces(text: str, own: str, wish: Wish) -> list[Piece]:
    """Return letters of one script and direction in typefaces that have them."""
    whole = _face(text, own, wish)
    if whole is not None:
        return [Piece(text, own, whole)]
    parts: list[Piece] = []
    for cluster in graphemes(text):
        face = parts[-1].face if parts else None
        if face is None or not has(face, _drawn(cluster)):
            face = _face(cluster, own, wish)
        if parts and parts[-1].face == face:
            parts[-1] = replace(parts[-1], text=parts[-1].text + cluster)
        else:
            parts.append(Piece(cluster, own, face))
    return parts


def _face(text: str, own: str, wish: Wish) -> Face | None:
    wanted, ours = _drawn(text), OURS[wish.bold, wish.serif]
    return ours if has(ours, wanted) else face_of(own, wanted, wish)


def _drawn(text: str) -> frozenset[int]:
    """Return the letters of a text that something is drawn for."""
    return frozenset(
        ord(letter)
        for letter in text
        if unicodedata.category(letter) not in _UNSEEN and ord(letter) not in _SELECTORS
    )


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Mc", "Me"}


def graphemes(text: str) -> list[str]:
    """Return letters, each with the marks and joiners that follow it."""
    found: list[str] = []
    for letter in text:
        if found and (_is_mark(letter) or unicodedata.category(letter) == "Cf"):
            found[-1] += letter
        else:
            found.append(letter)
    return found
