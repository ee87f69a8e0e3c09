"""Answers as tables for charts, and as rails and cells for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pages.frame import esc
from pages.leadership.narrow import RING, ROUND, SQUARE, Strip, cells, strips
from pages.paper import theme_name
from vision.charts.rows import under
from vision.charts.style import percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.consensus import Answered, Consensus


def support(found: Consensus, shown: Sequence[Answered], texts: Mapping[str, str]) -> pd.DataFrame:
    """Return agreement by statement and level, as charts take it."""
    rows = [
        (each.statement, texts[each.statement], level, cell.agreement if cell else None)
        for each in shown
        for level, cell in zip(found.levels, each.levels, strict=True)
    ]
    columns = ["statement", "text", "level", "agreement"]
    return pd.DataFrame(rows, columns=columns).astype({"agreement": float})


def support_strips(answers: pd.DataFrame, smallest_group: int) -> str:
    """Return each statement with its levels on a rail, the outermost two named."""
    top = answers["level"].iloc[0]
    rows = []
    for _, group in answers.groupby("statement", sort=False):
        name = _said(group["text"].iloc[0])
        known = group[group["agreement"].notna()].sort_values("agreement", kind="stable")
        if known.empty:
            rows.append(Strip(name, (), under(smallest_group)))
            continue
        low, high = known.iloc[0], known.iloc[-1]
        told = f"{low['level']} {percent(low['agreement'])}"
        if low["agreement"] < high["agreement"]:
            told += f", {high['level']} {percent(high['agreement'])}"
        elif len(known) > 1:
            told = f"all {percent(low['agreement'])}"
        pairs = zip(known["level"], known["agreement"], strict=True)
        marks = [(SQUARE if level == top else ROUND, share) for level, share in pairs]
        rows.append(Strip(name, tuple(marks), told))
    return strips(rows, end=1.0)


def support_cells(answers: pd.DataFrame, smallest_group: int) -> str:
    """Return each statement above a row of cells, one a level."""
    rows = [
        (_said(group["text"].iloc[0]), group["agreement"].tolist())
        for _, group in answers.groupby("statement", sort=False)
    ]
    return cells(rows, list(answers["level"].unique()), smallest_group, end=1.0)


def widest_first(answers: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, float]]:
    """Return the themes with most wanted beyond today first, and by how much each is.

    That is the mean over the levels that are shown; themes of which nothing is shown come last.
    """
    space = (answers["wanted"] - answers["today"]).groupby(answers["theme"]).transform("mean")
    ordered = answers.assign(space=space).sort_values(
        "space", ascending=False, na_position="last", kind="stable", ignore_index=True
    )
    told = ordered[ordered["space"].notna()].drop_duplicates("theme")
    return ordered.drop(columns="space"), dict(zip(told["name"], told["space"], strict=True))


def tension_strips(answers: pd.DataFrame, smallest_group: int) -> str:
    """Return for each theme and level a ring, how true it is today, and a dot, how much wanted."""
    parts = []
    for (theme, name), group in answers.groupby(["theme", "name"], sort=False):
        known = group["wanted"].notna() & group["today"].notna()
        rows = [
            Strip(
                esc(level),
                ((RING, today), (ROUND, wanted)),
                f"{100 * today:.0f} → {100 * wanted:.0f}",
            )
            if told
            else Strip(esc(level), (), under(smallest_group))
            for level, wanted, today, told in zip(
                group["level"], group["wanted"], group["today"], known, strict=True
            )
        ]
        if not known.any():
            rows = [Strip("Every level", (), under(smallest_group))]
        heading = theme_name(int(theme), str(name))
        parts.append(f"<p>{heading}</p>{strips(rows, end=1.0, tight=True)}")
    return "".join(parts)


def _said(text: object) -> str:
    """Return what somebody said, in the face of what people say."""
    return f'<span class="v-said">{esc(text)}</span>'
