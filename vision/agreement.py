"""Do people want the same? What follows from responses: consensus, opinion groups, tension."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.consensus import Consensus, OpinionGroups, Votes, consensus, marks, opinion_groups
from vision.consensus import support as counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.privacy import Band

EVERYONE: Final = "Everyone"
MARKS: Final = 4
"""Statements shown for each opinion group."""


def agreement(
    answers: Iterable[tuple[str, str, int]],
    truths: Iterable[tuple[str, int, int]],
    *,
    statements: Mapping[str, int],
    levels: Mapping[str, str | None],
    bands: Sequence[Band],
    smallest_group: int,
    previous: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what responses come to, as plain JSON.

    Args:
        answers: Person, statement and 1, 0 or -1.
        truths: Person, theme and how true it is today, 0 to 10.
        statements: Those that may be answered, with the theme each belongs to.
        levels: Person to level; None or missing where not known.
        bands: Levels as they may be shown.
        smallest_group: People that a slice needs.
        previous: What this function returned last; shown slices follow it.

    Returns:
        ``consensus``; ``groups`` (opinion groups: ``sizes``, ``reason`` and ``marks``, the
        statements that each is known by); ``opinions`` (who belongs where: for the next run, not
        for a screen); ``tension`` (by theme and level: ``wanted`` and ``today``, each 0..1 or
        None).
    """
    votes = Votes.from_answers(answers, statements=list(statements))
    before = previous or {}
    found = consensus(
        votes,
        levels,
        bands,
        smallest_group=smallest_group,
        previous=Consensus.from_json(before["consensus"]) if before else None,
    )
    groups = opinion_groups(
        votes,
        smallest_group=smallest_group,
        previous=OpinionGroups.from_json(before["opinions"]) if before else None,
    )
    today = _today(truths, levels, bands, smallest_group, before.get("today", {}))
    return {
        "consensus": found.to_json(),
        "groups": _groups(votes, groups, smallest_group),
        "opinions": groups.to_json(),
        "today": today,
        "tension": _tension(found, statements, today),
    }


def _groups(votes: Votes, groups: OpinionGroups, smallest_group: int) -> dict[str, Any]:
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


def _today(
    truths: Iterable[tuple[str, int, int]],
    levels: Mapping[str, str | None],
    bands: Sequence[Band],
    smallest_group: int,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the mean answer by theme and level; a shown one waits for enough new answers."""
    names = [band.name for band in bands] if len(bands) > 1 else [EVERYONE]
    band_of = {member: band.name for band in bands for member in band.members}
    said: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for person, theme, of_10 in truths:
        name = band_of.get(levels.get(person) or "", "") if len(bands) > 1 else EVERYONE
        said[theme][name].append(of_10)
    shown: dict[str, Any] = {}
    for theme, cells in said.items():
        told = {name for name in names if len(cells[name]) >= smallest_group}
        rest = sum(len(cell) for name, cell in cells.items() if name not in told)
        while told and 0 < rest < smallest_group:
            least = min(told, key=lambda name: (len(cells[name]), name))
            told.remove(least)
            rest += len(cells[least])
        old = before.get(str(theme), {})
        shown[str(theme)] = {
            name: _kept(cells[name], old.get(name), smallest_group) for name in sorted(told)
        }
    return shown


def _kept(cell: list[int], old: Mapping[str, Any] | None, smallest_group: int) -> dict[str, Any]:
    if old and abs(len(cell) - old["people"]) < smallest_group:
        return dict(old)
    return {"people": len(cell), "mean": round(float(np.mean(cell)) / 10, 2)}


def _tension(
    found: Consensus, statements: Mapping[str, int], today: Mapping[str, Any]
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
        for name in found.levels:
            agree, both = (
                (sum(part) for part in zip(*sides[theme, name], strict=True))
                if (sides[theme, name])
                else (0.0, 0.0)
            )
            true = today.get(str(theme), {}).get(name)
            rows.append(
                {
                    "theme": theme,
                    "level": name,
                    "wanted": round(agree / both, 2) if both else None,
                    "today": true["mean"] if true else None,
                }
            )
    return rows
