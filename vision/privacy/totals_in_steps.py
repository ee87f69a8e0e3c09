"""Totals while people write, in steps while a room is small: nobody is seen to write."""

from __future__ import annotations

from typing import Final

from vision.translation import isolated, whole_number

STEPS: Final = 4
"""Smallest groups that make a room large: from then on one more tells nothing."""

UNTOLD: Final = 2
"""Smallest groups that a top level has at most of which nobody said how many are expected."""


def is_small(people: int, smallest_group: int) -> bool:
    """Return whether a room is so small that its totals go in steps."""
    return people < STEPS * smallest_group


def in_steps(number: int, people: int, smallest_group: int) -> str:
    """Return a total as a screen may show it while words come in.

    Args:
        number: People, statements or answers so far.
        people: Who gave them.
        smallest_group: People that a group needs; the size of a step.

    Example:
        >>> [in_steps(number, number, 5) for number in (0, 1, 4, 5, 9, 14, 20)]
        ['0', '<5', '<5', '5+', '5+', '10+', '20']
    """
    if number == 0 or not is_small(people, smallest_group):
        return whole_number(number)
    if number < smallest_group:
        return isolated(f"<{smallest_group}")
    return isolated(f"{whole_number(number - number % smallest_group)}+")


def form_of(number: int, people: int, smallest_group: int) -> int:
    """Return the number whose plural form a total takes: that of its step, which tells no more.

    Example:
        >>> [form_of(number, number, 5) for number in (0, 1, 4, 9, 20)]
        [0, 5, 5, 5, 20]
    """
    if number == 0 or not is_small(people, smallest_group):
        return number
    return max(number - number % smallest_group, smallest_group)


def at_least(people: int, smallest_group: int) -> int:
    """Return how many people there are at least, by what the steps tell.

    Example:
        >>> [at_least(people, 5) for people in (1, 4, 9, 20)]
        [0, 0, 5, 20]
    """
    return people - people % smallest_group if is_small(people, smallest_group) else people


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
