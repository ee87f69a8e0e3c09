"""What joins groups and what parts them: the one rule, for levels and for opinion groups."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from vision.consensus.support import lower_bound
from vision.limits import SMALLEST_GROUP
from vision.significance import Share, adjusted, score_test

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.consensus.support import Support
    from vision.consensus.votes import BoolArray

Lean = Literal["for", "against", "open"]

HALF: Final = 0.5


@lru_cache(maxsize=10_000)
def lean(agree: int, disagree: int) -> Lean:
    """Return to which side a group leans beyond chance, of those who take one.

    ``for`` where the lower 90% bound of agree / (agree + disagree) lies above one half (four of
    five is just enough), ``against`` where that of disagreement does, otherwise ``open``.
    """
    if lower_bound(agree, disagree) > HALF:
        return "for"
    return "against" if lower_bound(disagree, agree) > HALF else "open"


def is_bridge(leans: Sequence[Lean | None]) -> bool:
    """Return whether every group wants it: each leans for it, and none is withheld (None)."""
    return bool(leans) and all(each == "for" for each in leans)


def is_divide(leans: Sequence[Lean | None], *, differs: bool) -> bool:
    """Return whether it parts groups: one is for it, one against, beyond chance (``parting``)."""
    return differs and "for" in leans and "against" in leans


def parting(sides: Sequence[Sequence[tuple[int, int]] | None]) -> list[bool]:
    """Return for each statement whether some two groups' answers differ beyond chance.

    Of those who take a side, the share that agrees is compared between each two groups (score
    test); the smallest p, times the pairs, is the statement's; all statements that every group
    has answered are one family. Leaning to different sides alone is no proof: of twenty statements
    that half of everyone wants, two would part groups that do not differ at all.

    Args:
        sides: For each statement (agree, disagree) of each group; None where a group has not
            answered, or too few of it have.
    """
    p = np.ones(len(sides))
    for at, of_groups in enumerate(sides):
        taken = [(agree, agree + against) for agree, against in of_groups or () if agree + against]
        pairs = list(combinations(taken, 2))
        if pairs:
            agree_a, of_a, agree_b, of_b = np.array([(*a, *b) for a, b in pairs]).T
            p[at] = min(1.0, len(pairs) * float(score_test(agree_a, of_a, agree_b, of_b).min()))
    asked = [of_groups is not None for of_groups in sides]
    q = np.ones(len(sides))
    q[asked] = adjusted(p[asked])
    return [bool(each <= Share.ANSWERS.value) for each in q]


def bridges(counts: Support, *, smallest_group: int = SMALLEST_GROUP) -> BoolArray:
    """Return which statements every group wants, each with enough answers.

    Returns:
        Shape (statements,); no statement is a bridge where there is no group.

    Example:
        >>> import numpy as np
        >>> from vision.consensus.support import Support
        >>> counts = Support(("top", "base"), ("a", "b"), np.array([[5, 5], [9, 4]]),
        ...                  np.array([[0, 0], [1, 6]]), np.zeros((2, 2), int))
        >>> bridges(counts).tolist()
        [True, False]
    """
    enough = (counts.answered >= smallest_group).T.tolist()
    agree, disagree = counts.agree.T.tolist(), counts.disagree.T.tolist()
    leans = [
        [lean(*each) if is_enough else None for *each, is_enough in zip(*of_one, strict=True)]
        for of_one in zip(agree, disagree, enough, strict=True)
    ]
    return np.array([is_bridge(each) for each in leans], dtype=bool)
