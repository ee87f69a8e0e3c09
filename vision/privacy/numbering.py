"""Texts as whole numbers: a text is looked at once, and not looked up where its letters count."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    T = TypeVar("T", bound=Hashable)

WORD: Final = 8
"""Bytes of a whole number."""


def numbered(texts: Sequence[str]) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Return different texts, rising, and which of them each one is.

    Short texts of one length are numbers themselves, whose order is that of their letters; sorting
    them is cheap where looking each up in a dictionary of a million is not.

    Args:
        texts: Ids of statements or people.

    Returns:
        Shape (m,): the different ones; shape (n,): from 0 to m - 1.

    Example:
        >>> found, which = numbered(["b1", "a7", "b1"])
        >>> found.tolist(), which.tolist()
        (['a7', 'b1'], [1, 0, 1])
    """
    words = _words(texts)
    if words is None:
        return _looked_up(texts)
    order = np.argsort(words, kind="stable")  # of which much is in order already
    rising = words[order]
    first = np.ones(len(words), dtype=np.bool_)
    np.not_equal(rising[1:], rising[:-1], out=first[1:])
    which = np.empty(len(words), dtype=np.int64)
    which[order] = np.cumsum(first) - 1
    return objects([texts[k] for k in order[first].tolist()]), which


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


def _words(texts: Sequence[str]) -> NDArray[np.uint64] | None:
    """Return texts as numbers of the same order, None where they do not fit into a word each.

    That is what they do with one length, in ASCII, of up to eight letters or sixteen digits of
    base 16, as the store makes ids.
    """
    width = len(texts[0]) if texts else 0
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


def _looked_up(texts: Sequence[str]) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Return the same for texts of any length, by a dictionary."""
    at = codes(*texts[:1])
    numbers = np.fromiter(map(at.__getitem__, texts), np.int64, len(texts))
    found = list(at)
    rising = sorted(found)
    if found != rising:
        rank = np.empty(len(found), dtype=np.int64)
        rank[np.fromiter(map(at.__getitem__, rising), np.int64, len(found))] = np.arange(len(found))
        numbers = rank[numbers]
    return objects(rising), numbers
