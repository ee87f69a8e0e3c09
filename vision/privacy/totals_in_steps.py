"""Totals while people write, in steps while a room is small: nobody is seen to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vision.translation import isolated, whole_number

STEPS: Final = 4
"""Smallest groups that make a room large: from then on one more tells nothing."""

UNTOLD: Final = 2
"""Smallest groups that a top level has at most of which nobody said how many are expected."""


def is_small(people: int, smallest_group: int) -> bool:
    """Return whether a room is so small that its totals go in steps."""
    return people < STEPS * smallest_group


@dataclass(frozen=True, slots=True)
class Total:
    """A number of people, or of what they gave, as it may be told while it grows.

    Attributes:
        number: People, statements or answers so far.
        people: Who gave them, and are not to be seen doing it; of people the same number.
        smallest_group: People that a group needs; the size of a step.
        known: What of the number came with cards and files, and is no secret.

    Example:
        >>> [str(Total(98 + phones, phones, 5, known=98)) for phones in (1, 4, 5, 20)]
        ['98+', '98+', '103+', '118']
        >>> [str(Total(number, number, 5)) for number in (0, 1, 4, 5, 9, 14, 20)]
        ['0', '<5', '<5', '5+', '5+', '10+', '20']
        >>> str(Total(7, 4, 5, known=3))
        '3+'
    """

    number: int
    people: int
    smallest_group: int
    known: int = 0

    @classmethod
    def of_people(cls, people: int, smallest_group: int) -> Total:
        """Return a number of people."""
        return cls(people, people, smallest_group)

    @property
    def is_small(self) -> bool:
        """Whether it goes in steps."""
        return self.number > 0 and is_small(self.people, self.smallest_group)

    @property
    def least(self) -> int:
        """How many there are at least, by what its step tells."""
        step = (self.number - self.known) % self.smallest_group
        return self.number - step if self.is_small else self.number

    @property
    def form(self) -> int:
        """The number whose plural form it takes, for ``ngettext``: its step's, which tells no more.

        Example:
            >>> from vision.translation import ngettext
            >>> total = Total.of_people(12, 5)
            >>> ngettext("One person", "{number} people", total.form, number=total)
            '10+ people'
        """
        return max(self.least, self.smallest_group) if self.is_small else self.number

    def __str__(self) -> str:
        """Return it as a screen may show it."""
        if not self.is_small:
            return whole_number(self.number)
        if not self.least:
            return isolated(f"<{self.smallest_group}")
        return isolated(f"{whole_number(self.least)}+")


def at_least(people: int, smallest_group: int) -> int:
    """Return how many people there are at least, by what the steps tell.

    Example:
        >>> [at_least(people, 5) for people in (1, 4, 9, 20)]
        [0, 0, 5, 20]
    """
    return Total.of_people(people, smallest_group).least


def others(people: int, top: int | None, smallest_group: int) -> int:
    """Return how many of some people are below the top level at least, without asking for levels.

    Args:
        people: Of whatever level; while they are few they count in steps.
        top: How many the top level may have; None where nobody has said, and half of them may be
            of it, but no more than two smallest groups.
        smallest_group: People that a group needs; the size of a step.

    Example:
        >>> [others(people, 3, 5) for people in (2, 9, 14, 30)]
        [0, 2, 7, 27]
        >>> [others(people, None, 5) for people in (4, 9, 12, 30)]
        [0, 3, 5, 20]
    """
    sure = at_least(people, smallest_group)
    few = min(UNTOLD * smallest_group, sure // 2) if top is None else top
    return max(0, sure - few)
