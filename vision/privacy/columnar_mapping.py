"""A mapping kept as two lists: a million are kept without a dictionary of them."""

from __future__ import annotations

from collections.abc import ItemsView, Mapping, ValuesView
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

V = TypeVar("V")


@dataclass(frozen=True, slots=True, eq=False)
class ColumnMap(Mapping[str, V]):
    """Ids to what is kept of each, to be walked through; looked up by whoever must.

    Attributes:
        ids: Each once.
        kept: As many.

    Example:
        >>> ColumnMap(["p", "q"], ["Board", "Front"])["q"]
        'Front'
    """

    ids: Sequence[str]
    kept: Sequence[V]
    _found: dict[str, V] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        """Return the ids one by one."""
        return iter(self.ids)

    def __getitem__(self, one: str) -> V:
        """Return what is kept of one; the first time that is asked, all are looked at."""
        if not self._found:
            self._found.update(zip(self.ids, self.kept, strict=True))
        return self._found[one]

    def values(self) -> ValuesView[V]:
        """Return what is kept, in the order of the ids."""
        return _Values(self)

    def items(self) -> ItemsView[str, V]:
        """Return ids with what is kept of each, in their order."""
        return _Items(self)


class _Values(ValuesView[V]):
    """What is kept, read without looking anything up."""

    _mapping: ColumnMap[V]

    def __iter__(self) -> Iterator[V]:
        return iter(self._mapping.kept)


class _Items(ItemsView[str, V]):
    """Pairs, read without looking anything up."""

    _mapping: ColumnMap[V]

    def __iter__(self) -> Iterator[tuple[str, V]]:
        return zip(self._mapping.ids, self._mapping.kept, strict=True)
