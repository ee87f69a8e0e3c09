"""How many of those who take part exist, as far as can be known: only people lift a group over m.

Whoever joins may be somebody's second phone, and a row of a file somebody's invention. What is
known is how many people are expected at a level, and who came with a join slip, of which there is
one a seat.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

PHONES_A_PERSON: Final = 2
"""Phones without a slip that count as one person where nobody said how many are expected."""


@dataclass(frozen=True, slots=True)
class ExistingPeople:
    """Who takes part, against who was expected; without any doubt where nothing is said.

    Attributes:
        joined: Level to people who joined it without a slip.
        expected: Level to people expected there beyond those with slips; None where nobody has
            said. Levels that are missing are beyond doubt.
        rows: People who were added by hand or from a file: they are counted, and lift nothing.
    """

    joined: Mapping[str, int] = field(default_factory=dict)
    expected: Mapping[str, int | None] = field(default_factory=dict)
    rows: frozenset[str] = frozenset()

    def too_many(self, level: str) -> int:
        """Return how many more joined a level than are expected there."""
        expected = self.expected.get(level)
        return 0 if expected is None else max(0, self.joined.get(level, 0) - expected)

    def doubt(self, smallest_group: int) -> int:
        """Return how many more people than the smallest group a set of people needs.

        As many as joined beyond what was expected, anywhere: none of them need exist. Where people
        joined a level of which no number was told, as many more as the phones that one counts for.

        Example:
            >>> ExistingPeople({"Top": 5, "Front": 9}, {"Top": 1, "Front": 20}).doubt(5)
            4
            >>> ExistingPeople({"Top": 5}, {"Top": None}).doubt(5)
            5
        """
        unknown = any(self.joined.get(level, 0) and n is None for level, n in self.expected.items())
        more = (PHONES_A_PERSON - 1) * smallest_group if unknown else 0
        return sum(map(self.too_many, self.joined)) + more

    def at_least(self, level: str, people: int) -> float:
        """Return how many of some people of a level exist at least.

        Where nothing is known about the level, one of ``PHONES_A_PERSON`` without a slip.

        Args:
            level: The level.
            people: How many of it there are, rows left out.
        """
        if level in self.expected and self.expected[level] is None:
            phones = min(people, self.joined.get(level, 0))
            return people - phones + phones / PHONES_A_PERSON
        return max(0, people - self.too_many(level))

    def needed(self, smallest_group: int) -> int:
        """Return how many people, rows left out, are enough to be counted together."""
        return smallest_group + self.doubt(smallest_group)

    def enough(self, smallest_group: int) -> Callable[[Collection[str]], bool]:
        """Return whether people are enough to be counted together, as a question about them."""
        needed, rows = self.needed(smallest_group), self.rows
        if not rows:
            return lambda people: len(people) >= needed
        return lambda people: sum(person not in rows for person in people) >= needed

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return {
            "joined": dict(self.joined),
            "expected": dict(self.expected),
            "rows": sorted(self.rows),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote."""
        return cls(dict(data["joined"]), dict(data["expected"]), frozenset(data["rows"]))
