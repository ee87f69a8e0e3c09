"""Do people want the same? What follows from responses: consensus, opinion groups, tension."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from vision.consensus import Consensus, OpinionGroups, Votes, consensus, marks, opinion_groups
from vision.consensus import support as counted
from vision.consensus.groups import FEWEST_ANSWERS
from vision.consensus.importance import ENDS, importance
from vision.translation import told

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

    from vision.privacy import Band, Released
    from vision.privacy.answer_publication import Answer

NO_GROUPS: Final = told("Shuffled answers would part people as much, so no groups are shown.")

LISTED: Final = 5_000
"""Statements up to which all are listed; of more, those whose answers are counted."""

MARKS: Final = 4
"""Statements shown for each opinion group."""


def theme_asked(theme: int) -> str:
    """Return what ``release`` calls the question how true a theme is today."""
    return f"theme {theme}"


def agreement(
    released: Released,
    *,
    statements: Mapping[str, int],
    bands: Sequence[Band],
    smallest_group: int,
    least: int | None = None,
    previous: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what responses come to, as plain JSON.

    Args:
        released: Answers to statements, 1, 0 or -1, as far as they may be counted in public, and
            how true each theme is today, 0 to 10, under the name that ``theme_asked`` gives it.
        statements: Those that may be answered, with the theme each belongs to.
        bands: Levels as they may be shown.
        smallest_group: People that a slice needs.
        least: People that an opinion group needs, and that move at a time, where some of those
            who answered need not exist; otherwise the same.
        previous: What this function returned last; opinion groups follow it.

    Returns:
        ``consensus``; ``groups`` (opinion groups: ``sizes``,
        ``reason``, ``least`` and ``marks``, the statements that each is known by); ``opinions``
        (who belongs where: for the next run, not for a screen); ``tension`` (by theme and level:
        ``wanted`` and ``today``, each 0..1 or None); ``importance``, what matters to whom.
    """
    votes = Votes.of_asked(_told(released, statements), statements, least=FEWEST_ANSWERS)
    listed = statements if len(statements) <= LISTED else statements.keys() & released.answers
    keys = [key for key in statements if key in listed]
    found = consensus(released, keys, bands, smallest_group=smallest_group)
    matters = importance(released, statements, bands, today=theme_asked, levels=found.levels)
    matters = replace(matters, statements=tuple(e for e in matters.statements if e.key in listed))
    before = OpinionGroups.from_json(previous["opinions"]) if previous else None
    few = least or smallest_group
    fresh = opinion_groups(votes, smallest_group=few, named=smallest_group, previous=before)
    groups = _unless_few_moved(before, fresh, few)
    return {
        "consensus": found.to_json(),
        "groups": _groups(votes, groups, few) | {"least": _least(previous, before, groups, few)},
        "opinions": groups.to_json(),
        "tension": _tension(found, statements, released, bands),
        "importance": matters.to_json(),
    }


def _told(released: Released, statements: Iterable[str]) -> list[tuple[str, str, int]]:
    """Return person, statement and answer of all that is counted in public."""
    return [
        (person, statement, int(answer))
        for statement in statements
        for batch in released.answers.get(statement, {}).values()
        for person, answer in batch.items()
    ]


def _unless_few_moved(
    before: OpinionGroups | None, fresh: OpinionGroups, smallest_group: int
) -> OpinionGroups:
    """Return opinion groups in which nobody, or enough people, changed place since the last ones.

    Otherwise the sizes of two moments would tell where one person went.
    """
    if before is None or before.count != fresh.count:
        return fresh
    was = dict(zip(before.people, before.labels.tolist(), strict=True))
    now = dict(zip(fresh.people, fresh.labels.tolist(), strict=True))
    moved = sum(was.get(who, -1) != now.get(who, -1) for who in {*was, *now})
    if not 0 < moved < smallest_group:
        return fresh
    return replace(fresh, people=before.people, labels=before.labels, positions=before.positions)


def _least(
    previous: Mapping[str, Any] | None,
    before: OpinionGroups | None,
    groups: OpinionGroups,
    few: int,
) -> int:
    """Return how many people a dot stands for: as before, as long as the groups are the same.

    What is needed grows with each phone that joins beyond those expected, which nobody should see
    happen; as long as none of these answers in public, what was drawn is as good as it was.
    """
    if previous is None or before is None or before.people != groups.people:
        return few
    same = before.labels.tolist() == groups.labels.tolist()
    return int(previous["groups"].get("least", few)) if same else few


def _groups(votes: Votes, groups: OpinionGroups, smallest_group: int) -> dict[str, Any]:
    if not groups.beyond_chance:
        why = NO_GROUPS if groups.count else groups.reason
        return {"sizes": {}, "reason": why.to_json(), "marks": {}}
    sizes = {name: groups.members.count(name) for name in groups.names}
    place_of = dict(zip(groups.people, groups.members, strict=True))
    members = [place_of.get(person) for person in votes.people]
    by_group = counted(votes, members, order=groups.names)
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
    return {"sizes": sizes, "reason": groups.reason.to_json(), "marks": known}


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
        today = released.by_band(theme_asked(theme), bands, ENDS)
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
