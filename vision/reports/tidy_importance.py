"""What matters, as tidy tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.consensus.importance import Importance

MEANING: Final = {
    "importance.of": "what it is about: statement or theme",
    "importance.name": "words of the statement, personal details masked, or name of the theme",
    "importance.group": "a level, or everyone",
    "importance.matters": "share of answers that say it matters a lot, 0 to 1; blank: withheld",
    "go_zone.theme": "name of a theme",
    "go_zone.measure": "wanted (agree, of those who take a side), matters, or today (of 10)",
    "go_zone.share": "the measure over everyone, 0 to 1; blank: withheld",
    "go_zone.chance_low": "what dealing everyone's answers to themes at random gives, from",
    "go_zone.chance_high": "to, in 95 of 100 deals, 0 to 1",
}
"""What each column of each table means."""


def importance_tables(
    found: Importance, names: Mapping[int, str], texts: Mapping[str, str]
) -> dict[str, pd.DataFrame]:
    """Return what matters to whom, and where themes lie, one value a row.

    Args:
        found: What may be shown.
        names: Theme to its name; others are left out.
        texts: Statement to its words, for those that may be shown.
    """
    return {
        "importance": pd.DataFrame(
            _importance(found, names, texts), columns=["of", "name", "group", "matters"]
        ),
        "go_zone": pd.DataFrame(
            _places(found, names),
            columns=["theme", "measure", "share", "chance_low", "chance_high"],
        ),
    }


def _importance(
    found: Importance, names: Mapping[int, str], texts: Mapping[str, str]
) -> Iterable[tuple[str, str, str, float | None]]:
    themes = {str(theme): name for theme, name in names.items()}
    kinds = (("statement", found.statements, texts), ("theme", found.themes, themes))
    for kind, told, called in kinds:
        for each in told:
            if each.key in called:
                yield kind, called[each.key], "everyone", each.everyone
                for level, share in zip(found.levels, each.levels, strict=True):
                    yield kind, called[each.key], level, share


def _places(found: Importance, names: Mapping[int, str]) -> Iterable[tuple[object, ...]]:
    for place in found.places:
        if place.theme not in names:
            continue
        for measure in ("wanted", "matters", "today"):
            told = getattr(place, measure)
            shares = (told.share, told.chance_low, told.chance_high) if told else (None,) * 3
            yield names[place.theme], measure, *shares
