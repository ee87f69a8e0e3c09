"""Whether a draft shows anything: values that nobody can see, against images that everybody can.

What people can picture moves a group more than abstract values do, and many values at once less
than few (Carton, Murphy, Clark 2014, Academy of Management Journal 57(6), 1544-1570). This is a
rule over lists of words, not a measurement.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from vision.text import detect_languages

LISTS: Final = Path(__file__).with_name("values_and_images.toml")
MOST_VALUES: Final = 4
"""Values from which on more of them are too many, where there is no image."""

ENDINGS: Final = (5, 2)
"""Letters that a value, and an image, may have beyond its beginning on the list."""

SHORT: Final = 4
"""Letters up to which a beginning on the list is a whole word, but for a plural."""

PLURAL: Final = frozenset({"", "s", "n", "en", "es"})
WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Imagery:
    """What a draft names.

    Attributes:
        values: Words for values, as written, each beginning once.
        images: Words for what can be seen, heard or touched, likewise.
    """

    values: tuple[str, ...]
    images: tuple[str, ...]

    @property
    def abstract(self) -> bool:
        """Whether it has no image and more than four values."""
        return not self.images and len(self.values) > MOST_VALUES


def imagery(draft: str) -> Imagery | None:
    """Return the values and images that a draft names; None in languages without a list.

    Example:
        >>> found = imagery("We sit at one table. Respect and trust guide us.")
        >>> found.values, found.images, found.abstract
        (('Respect', 'trust'), ('sit', 'table'), False)
    """
    if not draft.strip():
        return None
    lists = _lists().get(detect_languages([draft], "auto")[0])
    if lists is None:
        return None
    words = WORD.findall(draft)
    kinds = zip(lists, ENDINGS, strict=True)
    return Imagery(*(_named(words, beginnings, most) for beginnings, most in kinds))


def _named(words: list[str], beginnings: frozenset[str], most: int) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in words:
        small = word.casefold()
        for length in range(len(small), max(1, len(small) - most) - 1, -1):
            whole = length > SHORT or small[length:] in PLURAL
            if small[:length] in beginnings and whole:
                found.setdefault(small[:length], word)
                break
    return tuple(found.values())


@cache
def _lists() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    told = tomllib.loads(LISTS.read_text(encoding="utf-8"))
    return {
        code: (
            frozenset(each["values"].casefold().split()),
            frozenset(each["images"].casefold().split()),
        )
        for code, each in told.items()
    }
