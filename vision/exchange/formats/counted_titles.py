"""Titles that one word counts: "Frame 1: Rooms", "Frame 2: Food", but not "Wish 1: More light"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vision.exchange.header_words import header_match, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEVERAL: Final = 2
_HALF: Final = 0.5
_COUNTED: Final = re.compile(r"\s*([^\W\d_]+)\s*\d{1,2}\b\s*[:.)\u2013-]?\s*")
_FRAMES: Final = words_in(
    "frame group board table column section rahmen gruppe tisch spalte tafel bereich cadre groupe"
    " tableau colonne marco grupo mesa columna cornice gruppo tavolo colonna quadro coluna kader"
    " groep tafel kolom ramka grupa stół kolumna ram grupp bord kolumn ramme kehys ryhmä"
    " фрейм группа стол рамка çerçeve grup masa إطار مجموعة طاولة グループ フレーム 框架 小组"
)
"""What the parts of a board, or of a room, are called."""


def are_counted_titles(heads: Sequence[str], below: Sequence[int]) -> bool:
    """Return whether one word counts all heads, and they are titles of what is below them.

    Statements are counted as well, by a word for them or with a reason below each.

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
    several = sum(lines >= _SEVERAL for lines in below) > _HALF * len(below)
    return bool(word) and not header_match("text", word) and (several or word in _FRAMES)


def counting_word(head: str) -> str:
    """Return the word that counts a head, lower case; "" where none does."""
    match = _COUNTED.match(head)
    return match[1].casefold() if match else ""


def without_count(head: str) -> str:
    """Return a head without the word and number that count it, unless nothing is left."""
    return _COUNTED.sub("", head, count=1) or head
