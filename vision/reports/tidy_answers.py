"""Who is counted, what is wanted against today, and who votes alike, as tidy tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from vision.alignment.roster import roster
from vision.privacy.totals_in_steps import at_least

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.alignment import Alignment
    from vision.privacy import Published

MEANING: Final = {
    "people.of": "what the group is: everyone, level, unit or round",
    "people.group": "name of the level, unit or round",
    "people.at_least": "people whose statements are counted, at least: as long as they are fewer "
    "than four smallest groups, in steps of one",
    "tension.theme": "name of a theme",
    "tension.level": "a level",
    "tension.wanted": "agree, of those of the level who take a side, 0 to 1; blank: withheld",
    "tension.today": "mean answer to how true it is today, as a part of 10; blank: withheld",
    "opinion_groups.group": "name of a group of people who answer alike, whatever their level",
    "opinion_groups.people": "people in it",
    "opinion_groups.statement": "words of a statement it is known by, personal details masked",
    "opinion_groups.side": "what it says of it, more than others do: agree or disagree",
}
"""What each column of each table means."""


def people_table(published: Published, alignment: Alignment) -> pd.DataFrame:
    """Return how many people each group of the table of reach has at least, by its steps.

    Args:
        published: What may be counted.
        alignment: What was measured from it.
    """
    told = roster(published, ())
    rows: list[tuple[str, str, int]] = [("everyone", "everyone", told.people)]
    if len(alignment.levels) > 1:
        rows += zip(*_of("level", told.bands, told.band), strict=True)
    if alignment.units is not None:
        rows += zip(*_of("unit", told.units, told.unit), strict=True)
    rows += [("round", str(wave.round), wave.people) for wave in alignment.rounds]
    table = pd.DataFrame(rows, columns=["of", "group", "at_least"])
    m = alignment.smallest_group
    return table.assign(at_least=[at_least(people, m) for people in table["at_least"]])


def _of(kind: str, groups: Iterable[Any], member: Any) -> tuple[list[str], list[str], list[int]]:  # noqa: ANN401 - an array
    names = [group.name for group in groups]
    counts = np.bincount(member[member >= 0], minlength=len(names)).tolist()
    return [kind] * len(names), names, counts


def tension_table(rows: Iterable[Mapping[str, Any]], names: Mapping[int, str]) -> pd.DataFrame:
    """Return what is wanted and what is true today by theme and level.

    Args:
        rows: ``tension`` of what answers came to.
        names: Theme to its name; others are left out.
    """
    told = [
        (names[row["theme"]], row["level"], row["wanted"], row["today"])
        for row in rows
        if row["theme"] in names
    ]
    table = pd.DataFrame(told, columns=["theme", "level", "wanted", "today"])
    return table.astype({"wanted": float, "today": float})


def opinion_groups_table(groups: Mapping[str, Any], texts: Mapping[str, str]) -> pd.DataFrame:
    """Return each group of people who answer alike with the statements that it is known by.

    Args:
        groups: ``groups`` of what answers came to.
        texts: Statement to its words, for those that may be shown.
    """
    rows = [
        (name, groups["sizes"][name], texts[mark["statement"]], mark["side"])
        for name, marks in groups["marks"].items()
        for mark in marks
        if mark["statement"] in texts
    ]
    return pd.DataFrame(rows, columns=["group", "people", "statement", "side"])
