"""From answers to the tables that charts take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.privacy import group_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.consensus.importance import Importance, Measure
    from vision.consensus.levels import Answered

_ENDS: Final = ("", "_low", "_high")


def places_frame(found: Importance, names: Mapping[int, str], across: str) -> pd.DataFrame:
    """Return where themes lie, as ``go_zone`` takes it; what matters and is least true first.

    Args:
        found: What matters to whom.
        names: Theme to its name; others are left out.
        across: What goes up: ``matters`` or ``wanted``.
    """
    rows = [
        (each.theme, names[each.theme], *_ends(getattr(each, across)), *_ends(each.today))
        for each in found.places
        if each.theme in names
    ]
    measured = [f"{name}{end}" for name in ("share", "today") for end in _ENDS]
    frame = pd.DataFrame(rows, columns=["theme", "name", *measured])
    frame = frame.astype(dict.fromkeys(measured, float))
    space = frame["share"] - frame["today"]
    order = space.sort_values(ascending=False, na_position="last", kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def _ends(measure: Measure | None) -> tuple[float | None, ...]:
    return (measure.share, measure.chance_low, measure.chance_high) if measure else (None,) * 3


def importance_frame(found: Importance, names: Mapping[int, str], *, everyone: str) -> pd.DataFrame:
    """Return what matters by theme and level, what matters most first.

    Args:
        found: What matters to whom.
        names: Theme to its name; others are left out.
        everyone: What the column of everyone is called, where there are several levels.
    """
    themes = [each for each in found.themes if int(each.key) in names]
    themes.sort(key=lambda each: -(each.everyone or 0.0))
    several = len(found.levels) > 1
    rows = [
        (int(each.key), names[int(each.key)], group_title(level), share)
        for each in themes
        for level, share in (
            *(((everyone, each.everyone),) if several else ()),
            *zip(found.levels, each.levels, strict=True),
        )
    ]
    frame = pd.DataFrame(rows, columns=["theme", "name", "level", "matters"])
    return frame.astype({"matters": float})


def beside_frame(
    found: Importance, shown: Sequence[Answered], texts: Mapping[str, str]
) -> pd.DataFrame:
    """Return how many agree with each statement, and to how many it matters, in the order given."""
    matters = found.of
    rows = [
        (
            each.statement,
            texts[each.statement],
            each.everyone.agreement if each.everyone else None,
            matters.get(each.statement),
        )
        for each in shown
        if each.statement in texts
    ]
    frame = pd.DataFrame(rows, columns=["statement", "text", "agreement", "matters"])
    return frame.astype({"agreement": float, "matters": float})


def beside_themes(found: Importance, names: Mapping[int, str]) -> pd.DataFrame:
    """Return how many want each theme, and to how many it matters, what matters most first.

    Args:
        found: What matters to whom.
        names: Theme to its name; others are left out.
    """
    wanted = {each.theme: each.wanted.share for each in found.places if each.wanted}
    rows = [
        (each.key, int(each.key), names[int(each.key)], wanted.get(int(each.key)), each.everyone)
        for each in found.themes
        if int(each.key) in names
    ]
    columns = ["statement", "theme", "text", "agreement", "matters"]
    frame = pd.DataFrame(rows, columns=columns).astype({"agreement": float, "matters": float})
    order = frame["matters"].sort_values(ascending=False, na_position="last", kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def beside_levels(found: Importance, statements: Sequence[str]) -> pd.DataFrame:
    """Return to how many each statement matters, one column a level, in the order given.

    No column where levels are not told apart.
    """
    told = {each.key: each.levels for each in found.statements}
    columns = list(found.levels) if len(found.levels) > 1 else []
    rows = [told[key][: len(columns)] for key in statements]
    return pd.DataFrame(rows, columns=columns, dtype=float)
