"""Who wrote which statement, as two columns: a million are kept without a dictionary of them."""

from __future__ import annotations

from collections.abc import Mapping, ValuesView
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, eq=False)
class Authors(Mapping[str, str]):
    """Statement key to the id of its author.

    Attributes:
        statements: Keys, each once.
        people: The author of each.

    Example:
        >>> Authors(["s1", "s2"], ["p", "q"])["s2"]
        'q'
    """

    statements: Sequence[str]
    people: Sequence[str]
    _found: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        """Return how many statements there are."""
        return len(self.statements)

    def __iter__(self) -> Iterator[str]:
        """Return the statements one by one."""
        return iter(self.statements)

    def __getitem__(self, statement: str) -> str:
        """Return who wrote a statement; the first time that is asked, all are looked at."""
        if not self._found:
            self._found.update(zip(self.statements, self.people, strict=True))
        return self._found[statement]

    def values(self) -> ValuesView[str]:
        """Return the authors in the order of the statements."""
        return _People(self)

    def to_json(self) -> list[list[str]]:
        """Return it as plain lists."""
        return [list(self.statements), list(self.people)]

    @classmethod
    def from_json(cls, data: Any) -> Self:  # noqa: ANN401 - JSON
        """Return what ``to_json`` wrote, or wrote as a dictionary before there were columns."""
        return cls(list(data), list(data.values())) if isinstance(data, dict) else cls(*data)


class _People(ValuesView[str]):
    """Authors, read without looking anything up."""

    _mapping: Authors

    def __iter__(self) -> Iterator[str]:
        return iter(self._mapping.people)
