"""What every report is made from: a chapter for each view that leaders have."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import pandas as pd

from pages.leadership.parts.guesses import compared
from pages.leadership.report import (
    answers,
    draft_chapters,
    follow_up,
    importance,
    influence,
    meter_chapter,
    slate,
)
from pages.parts import blocks, quotes, totals
from server.store import open_store
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.drafts import clauses
from vision.reports import report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pages.leadership.parts.selection import Selection
    from vision.reports import Chapter, Report

CHAPTERS: Final[dict[str, Callable[[Selection], Sequence[Chapter]]]] = {
    "consensus/bridges": answers.wanted_and_parted,
    "consensus/all": answers.all_answers,
    "consensus/groups": answers.opinion_groups,
    "consensus/today": answers.today,
    "consensus/matters": importance.matters,
    "consensus/slate": slate.short_list,
    "themes/influence": influence.influence,
    "shape/write": draft_chapters.voice,
    "shape/stand": draft_chapters.standing,
    "shape/versions": draft_chapters.versions,
    "shape/back": influence.said_back,
    "shape/became": follow_up.chapters,
    "overview": meter_chapter.came_about,
}
"""The chapters that follow the alignment, by the view they tell of, in reading order.

A view is ``address/view`` of its page, or the address alone. A function returns the chapters there
are numbers for; each is a picture, words, a table, or any of them, and comes by itself into the
report, the slides and the workbook. A test fails for a view of leaders that has none.
"""

ELSEWHERE: Final = {
    "themes/list": "the stories of the themes, with their quotes",
    "themes/map": "left out: a picture of single statements, to be clicked",
    "themes/words": "a file of its own, the word cloud",
    "alignment/level": "vision.reports.chart_chapters",
    "alignment/up": "vision.reports.chart_chapters",
    "alignment/matrix": "vision.reports.chart_chapters",
    "alignment/units": "vision.reports.chart_chapters",
    "alignment/rounds": "vision.reports.chart_chapters",
    "guess": "vision.reports.chart_chapters",
    "report": "the report itself",
}
"""Views that are told of elsewhere in a report, and where."""


def contents(selection: Selection) -> Report:
    """Return what every report is made from: only what the pages may show."""
    workshop, found, store = selection.workshop, selection.results, open_store()
    draft = store.drafts.newest(workshop.id, shared=True)
    told = Consensus.from_json(found.agreement["consensus"]) if found.agreement else None
    return report(
        title=blocks.titled(workshop),
        question=selection.question.text,
        themes=found.themes,
        alignment=found.alignment,
        quotes={theme.id: quotes.allowed(found, theme) for theme in found.themes.themes},
        day=dt.datetime.now(tz=dt.UTC).date(),
        round_number=workshop.round,
        counted=totals.taking_part(workshop),
        agreement=str(agreement_finding(told)) if told else None,
        wanted=(len(told.bridges), told.asked) if told else None,
        guess=compared(selection),
        further=[chapter for make in CHAPTERS.values() for chapter in make(selection)],
        draft=[clause.text for clause in clauses(draft.text)] if draft else (),
        brand=workshop.brand,
        logo=store.brands.logo(workshop.id) if workshop.brand.logo else b"",
    )


def statements(selection: Selection) -> pd.DataFrame:
    """Return the statements that may leave the house, with how many of 100 agree where asked."""
    rows = quotes.export_rows(selection.workshop, selection.question)
    if rows is None:
        return pd.DataFrame()
    told = answers.everyones(selection)
    if told:
        rows["agree_of_100"] = rows["statement"].map({text: each[0] for text, each in told.items()})
        rows["answered"] = rows["statement"].map({text: each[1] for text, each in told.items()})
        whole = {"agree_of_100": "Int64", "answered": "Int64"}
        rows = rows.astype(whole)
    return rows
