"""Numbers as tidy tables, one value a row, with a dictionary that says what each column means."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.charts.frames import focus_frame
from vision.exchange import write_statements_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.alignment import Alignment
    from vision.consensus.levels import Consensus

_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)

MEANING: Final = {
    "reach.theme": "name of a theme",
    "reach.of": "what the group is: everyone, level, unit or round",
    "reach.group": "name of the level, unit or round",
    "reach.reach": "share of the group's people who speak of the theme, 0 to 1; blank: withheld",
    "focus.level_a": "the upper level",
    "focus.level_b": "the lower level",
    "focus.overlap": "shared focus of the two, 0 to 1; blank: withheld",
    "focus.chance_low": "what chance alone falls short of in 2.5 of 100 cases, 0 to 1",
    "focus.chance_high": "what chance alone exceeds in 2.5 of 100 cases, 0 to 1",
    "focus.verdict": "the same in words",
    "gaps.theme": "name of a theme",
    "gaps.level_a": "the upper level",
    "gaps.level_b": "the lower level",
    "gaps.difference": "reach at the upper level minus reach at the lower one, -1 to 1",
    "gaps.low": "likely range (95 of 100) of the difference, from",
    "gaps.high": "likely range of the difference, to",
    "gaps.p": "how often chance alone gives as much, 0 to 1",
    "gaps.q": "false discovery rate at which it would be called a gap, 0 to 1",
    "gaps.beyond_chance": "whether it is called a gap",
    "trends.theme": "name of a theme",
    "trends.bottom": "reach at the bottom, 0 to 1",
    "trends.top": "reach at the top, 0 to 1",
    "trends.direction": "what it does on its way up: grows, fades or neither",
    "trends.p": "how often chance alone gives as much, 0 to 1",
    "trends.q": "false discovery rate at which it would be called a trend, 0 to 1",
    "answers.statement": "words of a statement that was answered, personal details masked",
    "answers.group": "a level, or everyone",
    "answers.agree": "share of those who answered that agrees, 0 to 1; blank: withheld",
    "answers.disagree": "share that disagrees, 0 to 1",
    "answers.pass": "share that passes, 0 to 1",
    "answers.answered": "people who answered; blank: withheld",
    "not_shown.what": "what is not in these tables",
    "not_shown.why": "why",
}
"""What each column of each table means."""


def tidy_tables(
    alignment: Alignment, consensus: Consensus | None = None, texts: Mapping[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """Return every number that may be shown, one value a row.

    Args:
        alignment: What may be shown of who speaks of what.
        consensus: What may be shown of answers; None before anyone was asked.
        texts: Statement to its words, for those that may be shown.

    Returns:
        Name of a table to the table; columns as in ``MEANING``. A number that is withheld is
        missing, and ``not_shown`` says why.
    """
    names = {theme.id: theme.name for theme in alignment.themes}
    found = {
        "reach": pd.DataFrame(_reach(alignment), columns=["theme", "of", "group", "reach"]),
        "focus": focus_frame(alignment),
        "gaps": pd.DataFrame(
            [(names[g.theme], g.level_a, g.level_b, g.difference, g.low, g.high, g.p, g.q,
              g.beyond_chance) for g in alignment.gaps],
            columns=["theme", "level_a", "level_b", "difference", "low", "high", "p", "q",
                     "beyond_chance"],
        ),
        "trends": pd.DataFrame(
            [(names[t.theme], t.bottom, t.top, t.direction, t.p, t.q)
             for t in alignment.trends or ()],
            columns=["theme", "bottom", "top", "direction", "p", "q"],
        ),
        "not_shown": pd.DataFrame(
            [(each.what, each.why) for each in alignment.withheld], columns=["what", "why"]
        ),
    }  # fmt: skip
    if consensus is not None:
        found["answers"] = answers_by_statement(consensus, texts or {})
    return found


def answers_by_statement(consensus: Consensus, texts: Mapping[str, str]) -> pd.DataFrame:
    """Return answers to each statement, of everyone and by level, one group a row.

    Statements whose words may not be shown are left out.
    """
    rows: list[tuple[object, ...]] = []
    for each in consensus.statements:
        if each.statement not in texts:
            continue
        cells = (("everyone", each.everyone), *zip(consensus.levels, each.levels, strict=True))
        for group, cell in cells:
            if cell is None:
                rows.append((texts[each.statement], group, None, None, None, None))
                continue
            shares = (cell.agree, cell.disagree, cell.passed)
            rows.append((texts[each.statement], group, *shares, cell.answered))
    columns = ["statement", "group", "agree", "disagree", "pass", "answered"]
    return pd.DataFrame(rows, columns=columns)


def write_tidy_tables(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Return tables as a packed file of CSV files, with ``dictionary.csv`` for their columns."""
    told = [
        (name, column, MEANING[f"{name}.{column}"])
        for name, table in tables.items()
        for column in table.columns
    ]
    dictionary = pd.DataFrame(told, columns=["table", "column", "meaning"])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, table in {**tables, "dictionary": dictionary}.items():
            package.writestr(zipfile.ZipInfo(f"{name}.csv", _NO_DAY), write_statements_csv(table))
    return out.getvalue()


def _reach(alignment: Alignment) -> Iterable[tuple[object, ...]]:
    for place, theme in enumerate(alignment.themes):
        yield theme.name, "everyone", "everyone", theme.reach
        for level, share in zip(alignment.levels, alignment.reach[place], strict=True):
            yield theme.name, "level", level.name, share
        if alignment.units is not None:
            for unit, share in zip(
                alignment.units.groups, alignment.units.reach[place], strict=True
            ):
                yield theme.name, "unit", unit.name, share
        for wave in alignment.rounds:
            yield theme.name, "round", str(wave.round), wave.reach[place]
