"""Titles that one word counts: "Frame 1: Rooms", "Frame 2: Food", but not "Wish 1: More light"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vision.exchange.header_words import header_match, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEVERAL: Final = 2
_HALF: Final = 0.5
_ROLES: Final = ("level", "unit", "question")
_COUNTED: Final = re.compile(r"\s*([^\W\d_]+)\s*\d{1,2}\b\s*[:.)\u2013-]?\s*")
_FRAMES: Final = words_in(
    "frame group board table card poster station column section part rahmen gruppe tisch spalte"
    " tafel bereich karte plakat abschnitt teil cadre groupe panneau affiche tableau colonne"
    " marco grupo mesa tablero cartel columna cornice gruppo tavolo colonna quadro coluna kader"
    " groep kolom ramka grupa stół kolumna ram grupp bord plansch kort kolumn ramme kehys ryhmä"
    " фрейм группа стол рамка çerçeve grup masa إطار مجموعة طاولة グループ フレーム 框架 小组"
)
"""What the parts of a board, or of a room, are called."""


def are_counted_titles(heads: Sequence[str], below: Sequence[int]) -> bool:
    """Return whether one word counts all heads, and they are titles of what is below them.

    Statements are counted as well, by a word for them or with a reason below each; where nothing
    but a count stands there, what is below is what was written.

    Args:
        heads: First lines of blocks.
        below: How many lines stand below each.

    Example:
        >>> [are_counted_titles([f"{word} 1: A", f"{word} 2: B"], [1, 1])
        ...  for word in ("Table", "Wish", "Point")]
        [True, False, False]
    """
    words = {counting_word(head) for head in heads}
    word = words.pop() if len(words) == 1 else ""
    if not word or not any(_COUNTED.sub("", head, count=1) for head in heads):
        return bool(word)
    if header_match("text", word):
        return False
    several = sum(lines >= _SEVERAL for lines in below) > _HALF * len(below)
    return several or word in _FRAMES or any(header_match(role, word) for role in _ROLES)


def counting_word(head: str) -> str:
    """Return the word that counts a head, lower case; "" where none does."""
    match = _COUNTED.match(head)
    return match[1].casefold() if match else ""


def without_count(head: str) -> str:
    """Return a head without the word and number that count it, unless nothing is left."""
    return _COUNTED.sub("", head, count=1) or head
