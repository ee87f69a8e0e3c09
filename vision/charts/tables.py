"""The same numbers as tables with plain headings, for those who would rather read than look.

Withheld numbers read "under 5", as in the charts; no table holds what a chart hides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from vision.charts.draft_charts import APART, BEHIND, HESITANT
from vision.charts.rows import under
from vision.charts.style import percent, points
from vision.limits import SMALLEST_GROUP
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def reach_table(
    reach: pd.DataFrame, by: str = "level", *, smallest_group: int = SMALLEST_GROUP
) -> pd.DataFrame:
    """Return one row per theme and one column per level, unit or round, in the chart's order.

    Args:
        reach: As the chart takes it.
        by: The column that becomes the headings: ``level``, ``unit`` or ``round``.
        smallest_group: Named where a number is withheld.
    """
    return _wide(reach, ["theme", "name"], by, "reach", smallest_group).rename(
        columns={"theme": _("Number"), "name": _("Theme")}
    )


def bar_table(themes: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP) -> pd.DataFrame:
    """Return one row per theme: how many of 100 people speak of it."""
    return pd.DataFrame(
        {
            _("Number"): themes["theme"],
            _("Theme"): themes["name"],
            _("Speak of it"): _shares(themes["reach"], under(smallest_group)),
        }
    )


def support_table(support: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP) -> pd.DataFrame:
    """Return one row per statement and one column per group: how many of 100 agree."""
    wide = _wide(support, ["statement", "text"], "level", "agreement", smallest_group)
    return wide.drop(columns="statement").rename(columns={"text": _("Statement")})


def gap_table(gaps: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP) -> pd.DataFrame:
    """Return one row per theme: reach at both levels, the difference, its range and verdict."""
    missing = under(smallest_group)
    upper, lower = (
        str(gaps[side].iloc[0]) if len(gaps) else side for side in ("level_a", "level_b")
    )
    return pd.DataFrame(
        {
            _("Number"): gaps["theme"],
            _("Theme"): gaps["name"],
            upper: _shares(gaps["reach_a"], missing),
            lower: _shares(gaps["reach_b"], missing),
            _("Difference in points"): [_points(v, missing) for v in gaps["difference"]],
            _("Likely range"): [
                missing
                if pd.isna(low)
                else _("{low} to {high}", low=points(low), high=points(high))
                for low, high in gaps[["low", "high"]].itertuples(index=False)
            ],
            _("Beyond chance"): [
                _("yes") if beyond else _("no") for beyond in gaps["beyond_chance"]
            ],
        }
    ).reset_index(drop=True)


def focus_table(focus: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP) -> pd.DataFrame:
    """Return one row per pair of levels: voices of 100 in common, what chance gives, verdict."""
    missing = under(smallest_group)
    return pd.DataFrame(
        {
            _("Level"): focus["level_a"],
            _("And level"): focus["level_b"],
            _("Voices of 100 in common"): [
                missing if pd.isna(v) else f"{v * 100:.0f}" for v in focus["overlap"]
            ],
            _("By chance alone"): [
                missing
                if pd.isna(low)
                else _("{low} to {high}", low=f"{low * 100:.0f}", high=f"{high * 100:.0f}")
                for low, high in focus[["chance_low", "chance_high"]].itertuples(index=False)
            ],
            _("Verdict"): focus["verdict"].map(_, na_action="ignore"),
        }
    ).reset_index(drop=True)


def guess_table(guesses: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP) -> pd.DataFrame:
    """Return one row per theme: the leaders' guess, how many speak of it, and the miss."""
    missing = under(smallest_group)
    return pd.DataFrame(
        {
            _("Number"): guesses["theme"],
            _("Theme"): guesses["name"],
            _("Leaders’ guess"): _shares(guesses["guess"], missing),
            _("Speak of it"): _shares(guesses["reach"], missing),
            _("Difference in points"): [
                _points(miss, missing) for miss in guesses["reach"] - guesses["guess"]
            ],
        }
    ).reset_index(drop=True)


def tension_table(
    answers: pd.DataFrame,
    worded: Mapping[int, str] | None = None,
    *,
    smallest_group: int = SMALLEST_GROUP,
) -> pd.DataFrame:
    """Return one row per theme and level: how true today, how much wanted.

    Args:
        answers: As :func:`vision.charts.tension` takes it.
        worded: What people were asked about, by theme; None where that is not told.
        smallest_group: Named where a number is withheld.
    """
    missing = under(smallest_group)
    whole = answers["today"].notna() & answers["wanted"].notna()
    asked = {} if worded is None else {_("Asked about"): answers["theme"].map(worded).fillna("")}
    return pd.DataFrame(
        {
            _("Number"): answers["theme"],
            _("Theme"): answers["name"],
            **asked,
            _("Level"): answers["level"],
            _("True today"): _shares(answers["today"].where(whole), missing),
            _("Wanted"): _shares(answers["wanted"].where(whole), missing),
        }
    ).reset_index(drop=True)


def importance_table(
    matters: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP
) -> pd.DataFrame:
    """Return one row per theme and one column per group: to how many of 100 it matters a lot."""
    return _wide(matters, ["theme", "name"], "level", "matters", smallest_group).rename(
        columns={"theme": _("Number"), "name": _("Theme")}
    )


def beside_table(
    answers: pd.DataFrame,
    levels: pd.DataFrame | None = None,
    *,
    smallest_group: int = SMALLEST_GROUP,
) -> pd.DataFrame:
    """Return one row per statement or theme: how many agree, and to how many it matters a lot.

    Args:
        answers: As :func:`vision.charts.importance_beside_agreement` takes it.
        levels: To how many it matters at each level, one column a level, rows as in ``answers``.
        smallest_group: Named where a number is withheld.
    """
    missing = under(smallest_group)
    table = pd.DataFrame(
        {
            _("Theme") if "theme" in answers else _("Statement"): answers["text"],
            _("Agree"): _shares(answers["agreement"], missing),
            _("Matters a lot"): _shares(answers["matters"], missing),
        }
    ).reset_index(drop=True)
    if levels is None:
        return table
    for name in levels.columns:
        told = _("Matters a lot: {group}", group=name)
        table[told] = list(_shares(levels[name].iloc[: len(table)], missing))
    return table


def go_zone_table(
    places: pd.DataFrame, across: str, *, smallest_group: int = SMALLEST_GROUP
) -> pd.DataFrame:
    """Return one row per theme: both measures of a go-zone, each with what chance would give.

    Args:
        places: As :func:`vision.charts.go_zone` takes it.
        across: What goes up, in words.
        smallest_group: Named where a number is withheld.
    """
    missing, chance = under(smallest_group), _("By chance alone")
    columns = {_("Number"): places["theme"], _("Theme"): places["name"]}
    for name, column in ((across, "share"), (_("True today"), "today")):
        columns[name] = _shares(places[column], missing)
        columns[f"{chance}: {name}"] = [
            missing if pd.isna(low) else _("{low} to {high}", low=percent(low), high=percent(high))
            for low, high in places[[f"{column}_low", f"{column}_high"]].itertuples(index=False)
        ]
    return pd.DataFrame(columns).reset_index(drop=True)


def stance_table(shares: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP) -> pd.DataFrame:
    """Return one row per level and one column per stance, from commitment to apathy."""
    order = [*BEHIND, *reversed(HESITANT), APART]
    heads = {stance: _(stance).capitalize() for stance in order}
    hidden = set(shares.loc[shares["share"].isna(), "level"])
    known = shares.set_index(["level", "stance"])["share"]
    rows = []
    for level in shares["level"].unique():
        row = {_("Level"): level}
        for stance in order:
            share = known.get((level, stance), 0.0)
            row[heads[stance]] = under(smallest_group) if level in hidden else percent(share)
        rows.append(row)
    return pd.DataFrame(rows, columns=[_("Level"), *heads.values()])


def voice_table(voice: pd.DataFrame, *, smallest_group: int = SMALLEST_GROUP) -> pd.DataFrame:
    """Return one row per level: the share of its voice that the draft carries."""
    shown = _shares(voice["share"], under(smallest_group))
    return pd.DataFrame({_("Level"): list(voice["level"]), _("Voice in the draft"): shown})


def _wide(
    frame: pd.DataFrame, rows: Sequence[str], by: str, measure: str, smallest_group: int
) -> pd.DataFrame:
    """Return one row per ``rows`` and one column per value of ``by``, both in the frame's order."""
    first = rows[0]
    heads = list(frame[by].unique())
    known = frame.set_index([first, by])[measure]
    table = frame.drop_duplicates(first)[list(rows)].reset_index(drop=True)
    for head in heads:
        shares = [known.get((key, head), float("nan")) for key in table[first]]
        name = _("Round {number}", number=head) if by == "round" else str(head)
        table[name] = _shares(pd.Series(shares, dtype=float), under(smallest_group))
    return table


def _shares(shares: pd.Series[float], missing: str) -> list[str]:
    return [missing if pd.isna(share) else percent(share) for share in shares]


def _points(difference: float, missing: str) -> str:
    return missing if pd.isna(difference) else points(difference)
