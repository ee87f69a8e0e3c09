"""Totals while people write, in steps while a room is small: nobody is seen to write."""

from __future__ import annotations

from typing import Final

from vision.translation import whole_number

STEPS: Final = 4
"""Smallest groups that make a room large: from then on one more tells nothing."""


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
        return f"<{smallest_group}"
    return f"{whole_number(number - number % smallest_group)}+"


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
