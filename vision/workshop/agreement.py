"""Do people want the same? What follows from responses: consensus, opinion groups, tension."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from vision.consensus import Consensus, OpinionGroups, Votes, consensus, marks, opinion_groups
from vision.consensus import support as counted

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

    from vision.privacy import Band, Released
    from vision.privacy.released import Answer

NO_GROUPS: Final = "Shuffled answers would part people as much, so no groups are shown."

MARKS: Final = 4
"""Statements shown for each opinion group."""


NEAR: Final[Mapping[Answer, Answer]] = {0: 1, 10: 9}
"""What one of a level is counted under where all say "not at all", or "fully"."""


def theme_asked(theme: int) -> str:
    """Return what ``release`` calls the question how true a theme is today."""
    return f"theme {theme}"


def agreement(
    answers: Iterable[tuple[str, str, int]],
    released: Released,
    *,
    statements: Mapping[str, int],
    bands: Sequence[Band],
    smallest_group: int,
    previous: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what responses come to, as plain JSON.

    Args:
        answers: Person, statement and 1, 0 or -1; opinion groups are found in these.
        released: The same as far as they may be counted in public, and how true each theme is
            today, 0 to 10, under the name that ``theme_asked`` gives it.
        statements: Those that may be answered, with the theme each belongs to.
        bands: Levels as they may be shown.
        smallest_group: People that a slice needs.
        previous: What this function returned last; opinion groups follow it.

    Returns:
        ``consensus``; ``groups`` (opinion groups: ``sizes``,
        ``reason`` and ``marks``, the statements that each is known by); ``opinions`` (who belongs
        where: for the next run, not for a screen); ``tension`` (by theme and level: ``wanted``
        and ``today``, each 0..1 or None).
    """
    votes = Votes.from_answers(answers, statements=list(statements))
    found = consensus(released, statements, bands, smallest_group=smallest_group)
    groups = opinion_groups(
        votes,
        smallest_group=smallest_group,
        previous=OpinionGroups.from_json(previous["opinions"]) if previous else None,
    )
    return {
        "consensus": found.to_json(),
        "groups": _groups(votes, groups, smallest_group),
        "opinions": groups.to_json(),
        "tension": _tension(found, statements, released, bands),
    }


def _groups(votes: Votes, groups: OpinionGroups, smallest_group: int) -> dict[str, Any]:
    if not groups.beyond_chance:
        return {"sizes": {}, "reason": NO_GROUPS if groups.count else groups.reason, "marks": {}}
    sizes = {name: groups.members.count(name) for name in groups.names}
    by_group = counted(votes, groups.members, order=groups.names)
    enough = dict(zip(by_group.groups, (by_group.answered >= smallest_group), strict=True))
    column = {statement: place for place, statement in enumerate(by_group.statements)}
    known = {
        name: [
            {"statement": mark.statement, "side": mark.side}
            for mark in each
            if enough[name][column[mark.statement]]
        ][:MARKS]
        for name, each in marks(by_group, most=3 * MARKS).items()
    }
    return {"sizes": sizes, "reason": groups.reason, "marks": known}


def _tension(
    found: Consensus, statements: Mapping[str, int], released: Released, bands: Sequence[Band]
) -> list[dict[str, Any]]:
    """Return by theme and level how many want it, of those who take a side, and how true it is."""
    sides: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
    for answered in found.statements:
        for name, cell in zip(found.levels, answered.levels, strict=True):
            if cell is not None:
                people = cell.answered
                sides[statements[answered.statement], name].append(
                    (cell.agree * people, (cell.agree + cell.disagree) * people)
                )
    rows = []
    for theme in sorted({theme for theme in statements.values() if theme > 0}):
        today = released.by_band(theme_asked(theme), bands, NEAR)
        for name, said in zip(found.levels, today, strict=True):
            agree = sum(part for part, _ in sides[theme, name])
            both = sum(part for _, part in sides[theme, name])
            rows.append(
                {
                    "theme": theme,
                    "level": name,
                    "wanted": round(agree / both, 2) if both else None,
                    "today": _mean(said),
                }
            )
    return rows


def _mean(said: Counter[Answer]) -> float | None:
    """Return the mean of answers from 0 to 10, on a scale from 0 to 1."""
    people = said.total()
    if not people:
        return None
    return round(sum(int(of_10) * times for of_10, times in said.items()) / people / 10, 2)
