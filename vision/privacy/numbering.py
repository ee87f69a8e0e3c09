"""Texts as whole numbers and back: each is looked at once, and looked up only where it must be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    T = TypeVar("T", bound=Hashable)

WORD: Final = 8
"""Bytes of a whole number."""
RUN: Final = 64
"""From this many texts on between two that fall, merging what rises already is the faster sort."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Different texts, rising.

    Attributes:
        cells: Shape (m,): texts, or numbers that are spelled where a text is asked for. That costs
            less than to fetch it from wherever it lies in memory, and never more with more texts.
        width: Letters of each, where they are numbers; 0 where they are texts.
    """

    cells: NDArray[Any]
    width: int

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.cells)

    def read(self, which: NDArray[np.int64] | None = None) -> list[str]:
        """Return the texts with some numbers, all in their order by default.

        Args:
            which: Shape (n,): from 0 to m - 1.
        """
        cells = self.cells if which is None else self.cells[which]
        if self.width:
            return _spelled(cells, self.width)
        found: list[str] = cells.tolist()
        return found


class Numbering:
    """Numbers for texts that come block by block, each looked at once.

    Short texts of one length are numbers themselves, whose order is that of their letters; sorting
    them is cheap where looking each up in a dictionary of a million is not.

    Example:
        >>> ids = Numbering()
        >>> ids.add(["b1", "a7"])
        >>> ids.add(["b1"])
        >>> found, which = ids.numbered()
        >>> found.read(), which.tolist()
        (['a7', 'b1'], [1, 0, 1])
    """

    def __init__(self) -> None:
        self._words: list[NDArray[np.uint64]] = []
        self._width = 0
        self._texts: list[str] | None = None  # none as long as all are numbers

    def add(self, block: Sequence[str]) -> None:
        """Take ids of statements or people."""
        if not block:
            return
        width = self._width or len(block[0])
        words = _words(block, width) if self._texts is None else None
        if words is not None:
            self._width = width
            self._words.append(words)
            return
        if self._texts is None:
            self._texts = [text for each in self._words for text in _spelled(each, self._width)]
            self._words.clear()
        self._texts += block

    def numbered(self) -> tuple[Texts, NDArray[np.int64]]:
        """Return the different texts, and shape (n,): which of them each one is."""
        if self._texts is not None:
            return _looked_up(self._texts)
        words = np.concatenate([np.empty(0, dtype=np.uint64), *self._words])
        order = np.argsort(words, kind=_kind(words))
        rising = words[order]
        first = np.ones(len(words), dtype=np.bool_)
        np.not_equal(rising[1:], rising[:-1], out=first[1:])
        which = np.empty(len(words), dtype=np.int64)
        which[order] = np.cumsum(first) - 1
        return Texts(rising[first], self._width), which


def coded(values: Iterable[T], into: defaultdict[T, int]) -> NDArray[np.int64]:
    """Return a number for each of values of which few differ, and remember which.

    Args:
        values: Levels, say.
        into: From ``codes()``; is added to.
    """
    return np.fromiter(map(into.__getitem__, values), np.int64)


def codes(*known: T) -> defaultdict[T, int]:
    """Return a dictionary that numbers what it is asked for, from what is known on.

    Example:
        >>> codes("a", "b")["c"]
        2
    """
    found: defaultdict[T, int] = defaultdict()
    found.default_factory = found.__len__
    for value in known:
        found[value]
    return found


def objects(values: Sequence[T]) -> NDArray[np.object_]:
    """Return values where numpy finds them, pairs as they are."""
    return np.fromiter(values, np.object_, len(values))


def _kind(words: NDArray[np.uint64]) -> Any:  # noqa: ANN401 - numpy names no type for it
    """Return the faster sort: equal words are the same text, so that either does."""
    falls = np.count_nonzero(words[1:] < words[:-1])
    return "stable" if falls * RUN <= len(words) else "quicksort"


def _words(texts: Sequence[str], width: int) -> NDArray[np.uint64] | None:
    """Return texts as numbers of the same order, None where they do not fit into a word each.

    That is what they do with one length, in ASCII, of up to eight letters or sixteen digits of
    base 16, as the store makes ids.

    Args:
        texts: At least one.
        width: Letters that each must have.
    """
    joined = "\n".join(texts)
    alike = len(joined) == (width + 1) * len(texts) - 1 and joined.isascii()
    if not width or not alike or joined.count("\n") != len(texts) - 1:
        return None
    if width == 2 * WORD:
        try:
            data = bytes.fromhex(joined)
        except ValueError:
            return None
        return (
            np.frombuffer(data, dtype=">u8").astype(np.uint64)
            if data.hex("\n", WORD) == joined
            else None
        )
    if width > WORD:
        return None
    letters = np.frombuffer(f"{joined}\n".encode(), dtype=np.uint8).reshape(len(texts), width + 1)
    if (letters[:, width] != ord("\n")).any():
        return None
    cells = np.zeros((len(texts), WORD), dtype=np.uint8)
    cells[:, WORD - width :] = letters[:, :width]
    return cells.view(">u8").ravel().astype(np.uint64)


def _spelled(words: NDArray[np.uint64], width: int) -> list[str]:
    """Return the texts that ``_words`` made numbers of."""
    if not len(words):
        return []
    cells = words.astype(">u8")
    if width == 2 * WORD:
        return cells.tobytes().hex("\n", WORD).split("\n")
    letters = np.full((len(words), width + 1), ord("\n"), dtype=np.uint8)
    letters[:, :width] = cells.view(np.uint8).reshape(len(words), WORD)[:, WORD - width :]
    return letters.tobytes()[:-1].decode("ascii").split("\n")


def _looked_up(texts: Sequence[str]) -> tuple[Texts, NDArray[np.int64]]:
    """Return the same for texts of any length, by a dictionary."""
    at = codes(*texts[:1])
    numbers = np.fromiter(map(at.__getitem__, texts), np.int64, len(texts))
    found = list(at)
    rising = sorted(found)
    if found != rising:
        rank = np.empty(len(found), dtype=np.int64)
        rank[np.fromiter(map(at.__getitem__, rising), np.int64, len(found))] = np.arange(len(found))
        numbers = rank[numbers]
    return Texts(objects(rising), 0), numbers
