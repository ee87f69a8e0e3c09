"""Long lists in pieces that one query can take: a database takes only so many values at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Item = TypeVar("Item")

SIZE: Final = 1_000
"""Items a piece: far below the 32,766 values of SQLite and the 65,535 of PostgreSQL."""


def query_chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield all items in order, at most ``SIZE`` at a time; nothing where there are none.

    Example:
        >>> [len(some) for some in query_chunks(range(2_500))]
        [1000, 1000, 500]
    """
    for start in range(0, len(items), SIZE):
        yield items[start : start + SIZE]
