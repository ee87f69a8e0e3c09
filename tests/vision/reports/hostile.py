"""A small organisation whose every text is hostile, and its report."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from vision.alignment import Alignment, align, compare_guesses
from vision.charts.alignment_frames import theme_frame
from vision.charts.bars import theme_bars
from vision.models import Lens
from vision.privacy.quotes import Quote
from vision.reports import Chapter, Report, report
from vision.themes import Theme, Themes

if TYPE_CHECKING:
    import altair as alt

HOSTILE = '<script>alert("x")</script> {{ 7*7 }} </style> <img src=http://evil.example/a onerror=a>'
TITLE = f"Title {HOSTILE}"
QUESTION = f"Question {HOSTILE}\n[link](http://evil.example) $x$ /* fonts */"
QUOTE = f'=HYPERLINK("http://evil.example") {HOSTILE} & "quoted" &amp; \x07'
DRAFT = ("We give time.", f"We rest {HOSTILE}.")
UNQUOTED = "never to be quoted"
NAMES = ('Time <b>for</b> & "all"', "Pay {% raw %}", "]]> rest", "Kept by few")
LEVELS = ("Top <i>", "Middle & centre", "Front 'line'")
FEW = 4


def rows(people: int) -> pd.DataFrame:
    """Return statements: the top speaks of one theme, the others of two, and few of the last."""
    found = []
    for person in range(people):
        level = LEVELS[person % len(LEVELS)]
        mine = {2} if level == LEVELS[0] else {1, 2 + person % 2}
        if person < FEW:
            mine = mine | {4}
        found += [(f"p{person}", theme, level, f"Unit {person % 2}") for theme in sorted(mine)]
    return pd.DataFrame(found, columns=["person", "theme", "level", "unit"])


def themes_of(count: int) -> Themes:
    """Return themes with these names; their sizes are numbers that no report may tell."""
    themes = tuple(
        Theme(number, name, ("word", f"w{number}"), 4711, ("a",), 0.4, "loose")
        for number, name in enumerate(NAMES, start=1)
    )
    return Themes(
        keys=tuple(str(key) for key in range(count)),
        labels=np.ones(count, dtype=np.int32),
        similarity=np.ones(count),
        themes=themes,
        unassigned={"0": UNQUOTED},
        positions=np.zeros((count, 2)),
        lens=Lens.MEANING,
        language="auto",
        languages={"en": count},
        seed=0,
        reason="Four themes were asked for.",
        seconds={},
    )


def made(people: int) -> Report:
    """Return the report of a room of so many people."""
    table = rows(people)
    alignment: Alignment = align(
        table, themes=list(enumerate(NAMES, start=1)), levels=list(LEVELS), permutations=99
    )
    quotes = {1: (Quote("a", QUOTE, LEVELS[0]), Quote("b", "x" * 600, None)), 4: ()}
    guesses = [{1: 20.0, 2: 90.0, 3: 10.0, 4: 5.0}] * 3
    bars = partial(_bars, theme_frame(alignment))
    return report(
        title=TITLE,
        question=QUESTION,
        themes=themes_of(len(table)),
        alignment=alignment,
        quotes=quotes,
        day=dt.date(2026, 3, 1),
        counted=f"{people} people, {len(LEVELS)} levels",
        round_number=1,
        guess=compare_guesses(guesses, alignment),
        further=[Chapter(f"Further {HOSTILE}", "What else there is.", bars)],
        draft=DRAFT,
    )


def _bars(frame: pd.DataFrame, scale: float) -> alt.LayerChart:
    return theme_bars(frame, title="All", scale=scale)
