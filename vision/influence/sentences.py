"""Every sentence about how themes hang together: the one table that says findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.findings import Finding, Sentence
from vision.translation import leading, told, told_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.influence.cooccurrence import Together
    from vision.influence.loops import Loop
    from vision.influence.maps import InfluenceMap

SENTENCES: Final[dict[str, Sentence]] = {
    "nothing yet": Sentence(told("Too few have answered about pairs of themes so far.")),
    "all the same": Sentence(
        told(
            "Nearly all gave the same answer to every pair, so nothing can be told about what "
            "drives what."
        ),
        denies=("loop", "lever", "driven"),
    ),
    "one lever": Sentence(
        told("“{theme}” drives the others more than they drive it."), claims=("lever",)
    ),
    "two levers": Sentence(
        told("“{theme}” and “{other}” drive the others more than these drive them."),
        claims=("lever",),
    ),
    "no lever": Sentence(
        told("No theme clearly drives the others more than they drive it."), denies=("lever",)
    ),
    "loops": Sentence(
        told_many(
            "One loop comes back to where it began.",
            "{number} loops come back to where they began.",
            0,
        ),
        claims=("loop",),
    ),
    "no loop": Sentence(told("No loop stands out."), denies=("loop",)),
    "together": Sentence(
        told_many(
            "One pair of themes is spoken of by the same people more often than chance alone would "
            "have it.",
            "{number} pairs of themes are spoken of by the same people more often than chance "
            "alone would have it.",
            0,
        ),
        claims=("together",),
    ),
    "not together": Sentence(
        told(
            "No two themes are clearly spoken of by the same people more often than chance alone."
        ),
        denies=("together",),
    ),
}


def influence_finding(found: InfluenceMap | None, names: Mapping[int, str]) -> Finding:
    """Return what drives what, in one sentence or two.

    Args:
        found: What may be shown; None before anybody was asked.
        names: Theme to name.
    """
    if found is None or not found.arrows:
        return _finding("nothing yet")
    if found.same:
        return _finding("all the same")
    count = len(found.loops)
    loops = _finding("loops", count) if count else _finding("no loop")
    levers = [names.get(role.theme, "") for role in found.levers][:2]
    if not levers:
        return _finding("no lever", then=loops)
    if len(levers) == 1:
        return _finding("one lever", then=loops, theme=levers[0])
    return _finding("two levers", then=loops, theme=levers[0], other=levers[1])


def together_finding(found: tuple[Together, ...]) -> Finding:
    """Return how many pairs of themes the same people speak of, beyond chance."""
    called = sum(each.beyond_chance for each in found)
    return _finding("together", called) if called else _finding("not together")


def loop_names(loop: Loop, names: Mapping[int, str]) -> str:
    """Return the themes of a loop in a row, the first once more at its end."""
    return leading(*(names.get(theme, "") for theme in (*loop.themes, loop.themes[0])))


def _finding(
    kind: str, number: int = 0, *, then: Finding | None = None, **values: object
) -> Finding:
    return Finding(kind, SENTENCES[kind], dict(values), number, then)
