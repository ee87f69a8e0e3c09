"""Where the words of a cloud stand: nothing overlaps, nothing is cut, nothing jumps."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Self
from zlib import crc32

import numpy as np

from vision.wordclouds.word_widths import ink

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.wordclouds.word_widths import Ink
    from vision.wordclouds.words import Word

ON_WALL: Final = (1310, 470)
"""Width and height of a cloud on a wall of 1920 x 1080 pixels."""

LEAST: Final = 30
"""Font size in pixels at 1080p of the rarest words: readable from the back row."""

LARGEST: Final = 104
"""Font size of the most common word, where there is room."""

RATIO: Final = 1.12
"""Font sizes are an eighth apart, so that one more person rarely changes one."""

APART: Final = 13.0
"""Pixels between two words."""

ASIDE: Final = 0.12
"""How far from the middle a new word may want to be, as a part of the cloud's sides."""

STEP: Final = 3
"""Pixels between two places that are tried."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in its place.

    Attributes:
        text: As shown.
        people: Who used it.
        theme: Number of its theme; None without themes.
        size: Font size in pixels.
        left: Left edge of its ink, from the left edge of the cloud, in pixels.
        top: Top edge of its ink, from the top edge of the cloud.
        width: Of its ink.
        height: Of its ink.
    """

    text: str
    people: int
    theme: int | None
    size: float
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A cloud: a rectangle and the words in it, largest first.

    Attributes:
        width: In pixels.
        height: In pixels.
        words: Those that found a place.
    """

    width: int
    height: int
    words: tuple[Placed, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return {
            "width": self.width,
            "height": self.height,
            "words": [asdict(word) for word in self.words],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote."""
        words = tuple(Placed(**word) for word in data["words"])
        return cls(int(data["width"]), int(data["height"]), words)


def layout(
    words: Sequence[Word],
    width: int,
    height: int,
    *,
    seed: int = 0,
    previous: Layout | None = None,
    least: float = LEAST,
    largest: float = LARGEST,
    measure: Callable[[str], Ink] = ink,
) -> Layout:
    """Return where each word stands; the same arguments always give the same cloud.

    Words are placed one after the other, the largest first, each as close as possible to where it
    wants to be: a word of ``previous`` to where it stood, a new one to the middle. So a cloud that
    grows keeps its words in place, and makes room at its edge.

    Args:
        words: As :func:`vision.wordclouds.words.word_counts` returns them.
        width: Of the cloud, in pixels at 1080p.
        height: Of the cloud.
        seed: Decides where words of a first layout want to be, within a little of the middle.
        previous: The cloud before this one, of the same width and height; another one is ignored.
        least: Font size of the rarest words, in pixels at 1080p.
        largest: Font size of the most common word; less where that does not leave room for all.
            Words that find no room even at the least size are left out.
        measure: Returns the box of a word's ink; in Source Sans if not given.
    """
    if previous is not None and (previous.width, previous.height) != (width, height):
        previous = None
    stood = {word.text: word for word in previous.words} if previous else {}
    most = max((word.people for word in words), default=1)
    ordered = sorted(words, key=lambda word: (word.text not in stood, -word.people, word.text))
    top = max((word.size for word in stood.values()), default=largest)
    while True:
        sized = [(word, font_size(word.people, most, least, top)) for word in ordered]
        placed = _placed(sized, (width, height), stood, seed, measure)
        if len(placed) == len(words) or top <= least:
            break
        top = max(least, top / RATIO)
    placed.sort(key=lambda word: (-word.people, word.text))
    return Layout(width, height, tuple(placed))


def font_size(people: int, most: int, least: float = LEAST, largest: float = LARGEST) -> float:
    """Return the font size of a word: its area grows with the people who used it.

    Args:
        people: Who used the word.
        most: Who used the most common word.
        least: Size of the rarest words.
        largest: Size of the most common word.

    Example:
        >>> font_size(40, 40), font_size(10, 40), font_size(2, 40)
        (104.0, 52.69, 30.0)
    """
    wanted = largest * (people / most) ** 0.5
    steps = math.floor(math.log(largest / max(wanted, least), RATIO) + 0.5)
    return max(float(least), round(largest / RATIO**steps, 2))


def _placed(
    words: Sequence[tuple[Word, float]],
    span: tuple[int, int],
    stood: Mapping[str, Placed],
    seed: int,
    measure: Callable[[str], Ink],
) -> list[Placed]:
    """Return the words (with their sizes) that find a place, in the order given."""
    width, height = span
    board = _Board(width, height)
    found: list[Placed] = []
    for word, size in words:
        box = measure(word.text)
        wide, high = box.width * size, box.height * size
        corner = board.take(wide, high, _wanted(word, span, stood, seed))
        if corner is None:
            continue
        left, top = corner
        found.append(
            Placed(
                word.text,
                word.people,
                word.theme,
                size,
                left,
                top,
                round(wide, 2),
                round(high, 2),
            )
        )
    return found


def _wanted(
    word: Word, span: tuple[int, int], stood: Mapping[str, Placed], seed: int
) -> tuple[float, float]:
    """Return where the middle of a word wants to be: where it stood, or near the cloud's middle."""
    if word.text in stood:
        before = stood[word.text]
        return before.left + before.width / 2, before.top + before.height / 2
    random = np.random.default_rng([seed, crc32(word.text.encode())])
    across, down = 0.5 + random.uniform(-ASIDE, ASIDE, 2)
    return float(across * span[0]), float(down * span[1])


class _Board:
    """What is taken of a cloud, in squares of ``STEP`` pixels."""

    def __init__(self, width: int, height: int) -> None:
        self._span = (width, height)
        shape = (int((height + APART) / STEP), int((width + APART) / STEP))
        self._taken = np.zeros(shape, dtype=np.int32)

    def take(
        self, wide: float, high: float, wanted: tuple[float, float]
    ) -> tuple[float, float] | None:
        """Return the corner of the free box closest to ``wanted`` and take it; None if none is."""
        columns, rows = (math.ceil((side + APART) / STEP) for side in (wide, high))
        free = self._free(rows, columns)
        if free is None or not free.any():
            return None
        down = (np.arange(free.shape[0]) * STEP + high / 2 - wanted[1]) / self._span[1]
        across = (np.arange(free.shape[1]) * STEP + wide / 2 - wanted[0]) / self._span[0]
        distance = np.where(free, down[:, None] ** 2 + across[None, :] ** 2, np.inf)
        row, column = np.unravel_index(int(distance.argmin()), free.shape)
        self._taken[row : row + rows, column : column + columns] = 1
        return float(column * STEP), float(row * STEP)

    def _free(self, rows: int, columns: int) -> NDArray[np.bool_] | None:
        """Return for each corner whether a box there is free; None if no box is that small."""
        if rows > self._taken.shape[0] or columns > self._taken.shape[1]:
            return None
        total = np.pad(self._taken.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
        inside = (
            total[rows:, columns:]
            - total[:-rows, columns:]
            - total[rows:, :-columns]
            + total[:-rows, :-columns]
        )
        return np.asarray(inside == 0)
