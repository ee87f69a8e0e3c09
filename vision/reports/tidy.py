"""Numbers as tidy tables, one value a row, with a dictionary that says what each column means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.charts.alignment_frames import focus_frame
from vision.exchange import write_statements_csv
from vision.exchange.packed_files import packed
from vision.reports import tidy_answers, tidy_drafts, tidy_importance
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vision.alignment import Alignment
    from vision.consensus.importance import Importance
    from vision.consensus.levels import Consensus

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
    "answers.agree": "share of those whose answers are counted that agrees; blank: withheld",
    "answers.disagree": "share that disagrees, 0 to 1",
    "answers.pass": "share that passes, 0 to 1",
    "answers.answered": "people whose answers are counted; blank: withheld",
    "answers.said_by": "people who wrote these words; blank: one person, or too few to be told",
    "influence.cause": "theme of which there is more",
    "influence.effect": "theme that gets easier or harder",
    "influence.people": "people whose answers to this pair are counted",
    "influence.easier": "share who say that it gets easier, 0 to 1",
    "influence.harder": "share who say that it gets harder, 0 to 1",
    "influence.neither": "share who say neither, 0 to 1",
    "influence.most_say": "the most common answer",
    "influence.net": "easier less harder, -1 to 1",
    "influence.low": "likely range (90 of 100) of net, from",
    "influence.high": "likely range of net, to",
    "influence.steady": "whether it stands out enough for loops to be built on",
    "influence_themes.theme": "name of a theme",
    "influence_themes.active": "sum of the strengths of its arrows to others",
    "influence_themes.passive": "sum of the strengths of the arrows to it",
    "influence_themes.low": "likely range (90 of 100) of active less passive, from",
    "influence_themes.high": "likely range of active less passive, to",
    "influence_themes.known": "arrows from and to it that enough people have answered",
    "influence_themes.of": "all its arrows",
    "influence_themes.kind": "lever, driven, critical or quiet; blank: too few arrows are known",
    "influence_loops.loop": "number of a loop",
    "influence_loops.place": "place of a theme in it, from 1; the last leads back to the first",
    "influence_loops.theme": "name of a theme",
    "influence_loops.kind": "reinforcing or balancing",
    "influence_loops.people": "people behind its least answered arrow",
    "spoken_together.theme_a": "name of a theme",
    "spoken_together.theme_b": "name of another theme",
    "spoken_together.people": "people who speak of both",
    "spoken_together.chance_low": "what chance alone falls short of in 5 of 100 rooms, people",
    "spoken_together.chance_high": "what chance alone exceeds in 5 of 100 rooms, people",
    "spoken_together.beyond_chance": "whether more speak of both than chance alone would have it",
    "not_shown.what": "what is not in these tables",
    "not_shown.why": "why",
    **tidy_answers.MEANING,
    **tidy_drafts.MEANING,
    **tidy_importance.MEANING,
}
"""What each column of each table means."""

WHY_NO_ANSWERS: Final = marked(
    "Numbers of a group stand only where enough of its people have answered to be shown together."
    " Elsewhere the cells are blank."
)
_BLANK: Final = {
    "answers": marked("Answers of some groups to some statements"),
    "importance": marked("What matters to some groups"),
}


def tidy_tables(
    alignment: Alignment,
    consensus: Consensus | None = None,
    texts: Mapping[str, str] | None = None,
    said_by: Mapping[str, int | None] | None = None,
    importance: Importance | None = None,
) -> dict[str, pd.DataFrame]:
    """Return every number that may be shown, one value a row.

    Args:
        alignment: What may be shown of who speaks of what.
        consensus: What may be shown of answers; None before anyone was asked.
        texts: Statement to its words, for those that may be shown.
        said_by: How many people wrote a sentence that several wrote.
        importance: What may be shown of what matters; None before anyone was asked.

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
    }  # fmt: skip
    if consensus is not None:
        found["answers"] = answers_by_statement(consensus, texts or {}, said_by)
    if importance is not None:
        found |= tidy_importance.importance_tables(importance, names, texts or {})
    return found | {"not_shown": _not_shown(alignment, found)}


def _not_shown(alignment: Alignment, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return what is withheld and why, of answers as well where any cell of them is blank."""
    rows = [(str(each.what), str(each.why)) for each in alignment.withheld]
    blank = {"answers": "answered", "importance": "matters"}
    rows += [
        (_(_BLANK[name]), _(WHY_NO_ANSWERS))
        for name, column in blank.items()
        if name in tables and tables[name][column].isna().any()
    ]
    return pd.DataFrame(rows, columns=["what", "why"])


def answers_by_statement(
    consensus: Consensus,
    texts: Mapping[str, str],
    said_by: Mapping[str, int | None] | None = None,
) -> pd.DataFrame:
    """Return answers to each statement, of everyone and by level, one group a row.

    Statements whose words may not be shown are left out.
    """
    rows: list[tuple[object, ...]] = []
    for each in consensus.statements:
        if each.statement not in texts:
            continue
        people = (said_by or {}).get(each.statement)
        cells = (("everyone", each.everyone), *zip(consensus.levels, each.levels, strict=True))
        for group, cell in cells:
            if cell is None:
                rows.append((texts[each.statement], group, None, None, None, None, people))
                continue
            shares = (cell.agree, cell.disagree, cell.passed)
            rows.append((texts[each.statement], group, *shares, cell.answered, people))
    columns = ["statement", "group", "agree", "disagree", "pass", "answered", "said_by"]
    return pd.DataFrame(rows, columns=columns).astype({"said_by": "Int64"})


def write_tidy_tables(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Return tables as a packed file of CSV files, with ``dictionary.csv`` for their columns."""
    told = [
        (name, column, MEANING[f"{name}.{column}"])
        for name, table in tables.items()
        for column in table.columns
    ]
    dictionary = pd.DataFrame(told, columns=["table", "column", "meaning"])
    every = {**tables, "dictionary": dictionary}
    return packed((f"{name}.csv", write_statements_csv(table)) for name, table in every.items())


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
