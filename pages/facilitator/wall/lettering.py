"""How large words stand on the wall: as large as fits, measured, in the wall's own pixels."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from vision.typefaces.lines import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

HIGH: Final = 972
"""Height of the wall between its margins; 1080 pixels are the whole screen."""

WIDE: Final = dict.fromkeys(string.ascii_uppercase, 1.5) | dict.fromkeys("WMmw@%", 2.2)
"""Letters that are wider than most, and how many of those stand in their place."""

QUESTIONS: Final = {"short": (75, 64, 1.08), "middle": (150, 46, 1.08), "long": (220, 40, 1.14)}
"""Widths up to which a question is called so, and its size and leading in the stylesheet."""

LONGER: Final = (34, 1.18)
TITLE: Final = (30, 1.3)
BACK: Final = {"short": (34, 1.2), "middle": (34, 1.2), "long": (26, 1.2), "longer": (26, 1.2)}
"""Size and leading of a longer question, of the title, and of a question that has stepped back."""

SIGN: Final = 35
"""What an organisation's sign, which stands beside the title, is higher than that; and the gap."""

NUMBER: Final = 1.25
LEADING: Final = 1.22
GAP: Final = 0.44
"""Room for a sentence's number, height of a line, and gap between two sentences, in sizes."""

VISION: Final = (72, 28)
FINAL_VISION: Final = (148, 28)
"""Letters of the vision, largest and least: what a question has, and what the back row can read."""

LONE_SENTENCE: Final = (28, 14)
"""Of a single sentence that is longer than the wall: read by few, but not cut."""

SMALLER: Final = {"answered": (110, 260), "slate": (64, 150), "named": (360, 900)}
"""Widths, in Latin letters, from which words are set small, and smaller, so that none is cut.

Of a statement with its answers, of one of the slate, of the five of a theme that is named.
"""

BESIDE: Final = {3: 62, 2: 105}
"""Statements that stand side by side, and the width up to which three lines hold each."""
WORDY: Final = 240
"""Width up to which three lines hold a statement that stands by itself."""
ALONE: Final = (90, 200, 340)
"""Widths up to which a statement that fills the wall is set in each size."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Room for sentences one below the other, as the stylesheet lays them out.

    Attributes:
        across: Width for a line, with its number.
        high: Height for all of them.
        sizes: The largest and the least that they may have.
    """

    across: int
    high: int
    sizes: tuple[int, int]

    def size(self, sentences: Sequence[str]) -> int:
        """Return the largest size in which all sentences fit; the least where none does."""
        most, least = self.sizes
        steps = range(most, least, -2)
        return next((at for at in steps if self.fitting(sentences, at) == len(sentences)), least)

    def fitting(self, sentences: Sequence[str], size: int) -> int:
        """Return how many sentences fit, from the first: none is cut that another stands above."""
        across = (self.across - NUMBER * size) / size
        bottoms = accumulate(
            size * (lines(text, across) * LEADING + bool(at) * GAP)
            for at, text in enumerate(sentences)
        )
        return sum(bottom <= self.high for bottom in bottoms)


def width(text: str) -> float:
    """Return how many Latin letters are as wide as a text: Chinese ones, capitals, W count more."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else WIDE.get(letter, 1)
        for letter in text
    )


def smaller(kind: str, wide: float) -> str:
    """Return the style of words that would not fit as large as others; empty where they do.

    Args:
        kind: Of ``SMALLER``.
        wide: How wide they are.
    """
    long, longer = SMALLER[kind]
    return " v-longer" if wide > longer else " v-long" if wide > long else ""


def called(question: str) -> str:
    """Return what a question is called by its width: the shorter, the larger it stands."""
    wide = width(question)
    return next((name for name, (most, *_) in QUESTIONS.items() if wide <= most), "longer")


def under(title: str, question: str, across: int, *, back: bool = False) -> int:
    """Return the height that title and question leave free.

    Args:
        title: In one size everywhere.
        question: In the size that it is called by.
        across: Width for both.
        back: Whether the question has stepped back behind what the room came to.
    """
    name = called(question)
    size, leading = BACK[name] if back else QUESTIONS.get(name, (0, *LONGER))[1:]
    asks = lines(question, across / size) * size * leading
    said, below = TITLE
    return int(HIGH - lines(title, across / said) * said * below - SIGN - asks)
