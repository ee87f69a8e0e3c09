"""Answers to statements: bridges and divides, all of them, as charts, tables and phone strips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from pages.leadership.parts.chart import picture, table
from pages.leadership.parts.chart_menu import Drawn
from pages.parts import blocks, markup, quotes, totals
from pages.parts.blocks import esc
from pages.parts.markup import theme_name
from pages.parts.phone_charts import RING, ROUND, SQUARE, Strip, cells, strips
from pages.parts.search import found_among, nothing
from vision.charts import bridges, support_by_level
from vision.charts.rows import under
from vision.charts.style import percent
from vision.charts.tables import support_table
from vision.privacy import group_title
from vision.translation import _, in_row, leading, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import altair as alt
    import pandas as pd

    from pages.leadership.parts.selection import Selection
    from vision.consensus import Answered, Consensus


def support(found: Consensus, shown: Sequence[Answered], texts: Mapping[str, str]) -> pd.DataFrame:
    """Return agreement by statement and level, as charts take it."""
    rows = [
        (each.statement, texts[each.statement], group_title(level), cell and cell.agreement)
        for each in shown
        for level, cell in zip(found.levels, each.levels, strict=True)
    ]
    columns = ["statement", "text", "level", "agreement"]
    return pd.DataFrame(rows, columns=columns).astype({"agreement": float})


def support_strips(answers: pd.DataFrame, smallest_group: int) -> str:
    """Return each statement with its levels on a rail, the outermost two named."""
    top = answers["level"].iloc[0]
    rows = []
    for _key, group in answers.groupby("statement", sort=False):
        name = _said(group["text"].iloc[0])
        known = group[group["agreement"].notna()].sort_values("agreement", kind="stable")
        if known.empty:
            rows.append(Strip(name, (), under(smallest_group)))
            continue
        low, high = known.iloc[0], known.iloc[-1]
        outer = (low, high) if low["agreement"] < high["agreement"] else (low,)
        told = in_row(f"{each['level']} {percent(each['agreement'])}" for each in outer)
        if len(outer) == 1 < len(known):
            told = _("all {percent}", percent=percent(low["agreement"]))
        pairs = zip(known["level"], known["agreement"], strict=True)
        marks = [(SQUARE if level == top else ROUND, share) for level, share in pairs]
        rows.append(Strip(name, tuple(marks), told))
    return strips(rows, end=1.0)


def support_cells(answers: pd.DataFrame, smallest_group: int) -> str:
    """Return each statement above a row of cells, one a level."""
    rows = [
        (_said(group["text"].iloc[0]), group["agreement"].tolist())
        for _key, group in answers.groupby("statement", sort=False)
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


def tension_strips(answers: pd.DataFrame, worded: Mapping[int, str], smallest_group: int) -> str:
    """Return for each theme and level a ring, how true it is today, and a dot, how much wanted.

    Args:
        answers: As the chart takes them.
        worded: What people were asked about, by theme.
        smallest_group: Named where an answer is withheld.
    """
    parts = []
    for (theme, name), group in answers.groupby(["theme", "name"], sort=False):
        known = group["wanted"].notna() & group["today"].notna()
        rows = [
            Strip(
                esc(level),
                ((RING, today), (ROUND, wanted)),
                leading(f"{100 * today:.0f}", f"{100 * wanted:.0f}"),
            )
            if told
            else Strip(esc(level), (), under(smallest_group))
            for level, wanted, today, told in zip(
                group["level"], group["wanted"], group["today"], known, strict=True
            )
        ]
        if not known.any():
            rows = [Strip(_("Every level"), (), under(smallest_group))]
        heading = theme_name(int(theme), str(name))
        wish = _said(worded[int(theme)]) if int(theme) in worded else ""
        said = f"<p>{wish}</p>" if wish else ""
        parts.append(f"<p>{heading}</p>{said}{strips(rows, end=1.0, tight=True)}")
    return "".join(parts)


def wish_list(answers: pd.DataFrame, worded: Mapping[int, str]) -> str:
    """Return the wishes that people compared with today, in the order in which they are drawn."""
    themes = answers.drop_duplicates("theme")[["theme", "name"]].itertuples(index=False)
    rows = "".join(
        f"<li>{theme_name(theme, name)}<p>{_said(worded[theme])}</p></li>"
        for theme, name in themes
        if theme in worded
    )
    return f'<ul class="v-listed">{rows}</ul>' if rows else ""


def _said(text: object) -> str:
    """Return what somebody said, in the face of what people say."""
    return f'<span class="v-said">{esc(text)}</span>'


MOST: Final = 6
"""Bridges, and divides, that a page shows; the clearest."""

ALL: Final = 60
SHARES_BY_LEVEL: Final = marked(
    "People of 100 who agree, of those who took a side; a mark is a level."
)
SHARES_ALL: Final = marked(
    "People of 100 who agree, of those who took a side; most agreed over all levels first."
)


def _draw(
    selection: Selection,
    answers: pd.DataFrame,
    says: str,
    chart: Callable[..., alt.LayerChart],
    narrow: Callable[[pd.DataFrame, int], str],
    *,
    key: str,
) -> None:
    """Show some statements with the agreement of each level: as a chart, for a phone, to read."""
    m = selection.workshop.smallest_group
    drawn = chart(answers, title=says, mode=markup.mode(), smallest_group=m)
    numbers = support_table(answers, smallest_group=m)
    picture(
        drawn,
        f"answers-{key}",
        narrow=narrow(answers, m),
        stretch=chart is bridges,
        drawn=Drawn(drawn, says, _(SHARES_BY_LEVEL), numbers),
    )
    table(numbers, _("Statement"), f"answers-{key}")


def _part(
    selection: Selection, found: Consensus, shown: Sequence[Answered], says: str, key: str
) -> None:
    """Show what every level wants, or what parts them: both with equal care."""
    texts = quotes.attributed([each.statement for each in shown], selection.results.twice.said_by())
    kept = [each for each in shown if each.statement in texts]
    sub = _(SHARES_BY_LEVEL)
    if len(kept) > MOST:
        sub = _("The {most} clearest.", most=MOST) + f" {sub}"
    blocks.title(says, sub if kept else "")
    if kept:
        _draw(selection, support(found, kept[:MOST], texts), says, bridges, support_strips, key=key)


def bridging(selection: Selection, found: Consensus) -> None:
    """Show bridges and divides, or how far answering is."""
    if not found.asked:
        _waiting(selection)
        return
    wanted, parted = found.bridges, found.divides
    several = len(found.levels) > 1
    says = _("What every level wants") if several else _("What most people want")
    _part(
        selection, found, wanted, says if wanted else _("No statement is a bridge yet"), "bridges"
    )
    if several:
        _part(
            selection,
            found,
            parted,
            _("What parts the levels") if parted else _("Nothing parts the levels for certain"),
            "divides",
        )


def _waiting(selection: Selection) -> None:
    """Say how far answering is, and when numbers come."""
    people, answers = totals.answered(selection.workshop)
    blocks.note(
        _(
            "{people} people have given {answers} answers so far. A statement can be told by "
            "level once {m} people of each level have answered it.",
            people=people,
            answers=answers,
            m=selection.workshop.smallest_group,
        ),
        symbol="hourglass_top",
    )


def _kind(answered: Answered) -> str:
    return "wanted" if answered.bridge else "parted" if answered.divide else "neither"


def _asked_for(shown: Sequence[Answered], *, several: bool) -> str | None:
    """Let a leader look at what is wanted, what parts levels, or the rest; None for all of it."""
    named = {
        "wanted": _("What every level wants") if several else _("What most people want"),
        "parted": _("What parts the levels"),
        "neither": _("Neither"),
    }
    kinds = {_kind(each) for each in shown}
    there = [kind for kind in named if kind in kinds]
    if len(there) == 1:
        return None
    chosen = st.pills(
        _("Only with"),
        there,
        format_func=lambda kind: named.get(kind, ""),
        label_visibility="collapsed",
        key="answers-kind",
    )
    return chosen if chosen in there else None


def _counted(number: int, *, all_of_them: bool) -> str:
    """Return how many statements are shown, and of how many that were looked for."""
    if number > ALL and all_of_them:
        return _(
            "The first {most} of {all} statements that enough people have answered",
            most=ALL,
            all=number,
        )
    if number > ALL:
        return _("The first {most} of {all} found", most=ALL, all=number)
    if not all_of_them:
        return ngettext("One found", "{number} found", number)
    return ngettext(
        "The one statement that enough people have answered",
        "The {number} statements that enough people have answered",
        number,
    )


def everything(selection: Selection, found: Consensus) -> None:
    """Show every statement that has numbers, the strongest agreement over all levels first."""
    ranked = sorted(found.statements, key=lambda each: -(each.consensus or -1.0))
    known = [each for each in ranked if each.consensus is not None]
    texts = quotes.attributed([each.statement for each in known], selection.results.twice.said_by())
    shown = [each for each in known if each.statement in texts]
    if not shown:
        _waiting(selection)
        return
    left = found_among(shown, lambda each: texts[each.statement])
    kind = _asked_for(shown, several=len(found.levels) > 1)
    left = [each for each in left if kind in (None, _kind(each))]
    if not left:
        nothing()
        return
    says = _counted(len(left), all_of_them=len(left) == len(shown))
    blocks.title(says, _(SHARES_ALL))
    answers = support(found, left[:ALL], texts)
    _draw(selection, answers, says, support_by_level, support_cells, key="all")
