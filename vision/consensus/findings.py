"""What responses come to, in one sentence that a leader can repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.consensus.levels import Consensus

TOO_FEW = "Too few people have answered to say who agrees."


def agreement_finding(found: Consensus) -> str:
    """Return how many statements every level wants, and how many part them.

    Args:
        found: What may be shown of the answers.

    Returns:
        One or two sentences; counts are of statements that every level shown has answered.

    Example:
        >>> from vision.consensus.levels import Consensus
        >>> agreement_finding(Consensus(("Top", "Base"), 5, ()))
        'Too few people have answered to say who agrees.'
    """
    asked = found.asked
    if not asked:
        return TOO_FEW
    wanted, parted = len(found.bridges), len(found.divides)
    who = "Every level wants" if len(found.levels) > 1 else "Most people want"
    start = f"{who} {wanted} of the {asked} statements that all have answered."
    if not parted:
        return start if len(found.levels) < _TWO else f"{start} None parts the levels."
    return f"{start} {'One parts' if parted == 1 else f'{parted} part'} the levels."


_TWO = 2


def groups_finding(sizes: Mapping[str, int]) -> str:
    """Return how many groups of people vote alike.

    Args:
        sizes: People by group.

    Example:
        >>> groups_finding({"A": 40, "B": 25})
        'People fall into two groups that answer differently'
    """
    if len(sizes) < _TWO:
        return "Answers do not part people into groups"
    return f"People fall into {_WORDS[len(sizes)]} groups that answer differently"


_WORDS = {2: "two", 3: "three", 4: "four", 5: "five"}


def tension_finding(spaces: Mapping[str, float]) -> str:
    """Return which theme is wanted most beyond what is true of it today.

    Args:
        spaces: Name of a theme to what is wanted less what is true, each 0 to 1, as the mean over
            the levels shown; at least one.

    Example:
        >>> tension_finding({"Time for patients": 0.55, "Beds": 0.2})
        '“Time for patients” is wanted most beyond what is true today'
    """
    name, widest = max(spaces.items(), key=lambda pair: pair[1])
    if widest <= 0:
        return "What people want is as true today as they want it"
    return f"“{name}” is wanted most beyond what is true today"
