"""What a report says, gathered once for the page, the slides and the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vision.alignment.findings import headline
from vision.reports.figures import Figure, figures
from vision.reports.method import method
from vision.translation import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from vision.alignment import Alignment, GuessComparison
    from vision.privacy.quotes import Quote
    from vision.reports.chapters import Chapter
    from vision.themes import Themes

QUOTES: Final = 8
"""Quotes a theme keeps, so that slides can choose short ones."""


@dataclass(frozen=True, slots=True)
class Story:
    """One theme as a leader reads it.

    Attributes:
        id: Badge number.
        name: Of the theme.
        reach: People who speak of it, of everyone, 0 to 1; None where withheld.
        keywords: Strongest first.
        quotes: Words that may be shown, most typical first.
        loose: True where its statements are not close to each other.
    """

    id: int
    name: str
    reach: float | None
    keywords: tuple[str, ...]
    quotes: tuple[Quote, ...]
    loose: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that leaders take away; nothing in it is more than a page may show.

    Attributes:
        title: Of the workshop.
        question: What people answered.
        finding: One sentence a leader can repeat.
        standing: One line on where this stands: round, people, levels, units, day.
        figures: The few numbers of the first page.
        stories: Themes, in display order.
        alignment: Who speaks of what.
        guess: What leaders had expected; None where fewer than three were asked.
        further: More charts, after those of the alignment.
        draft: The vision text as it stands, sentence by sentence; empty before there is one.
        method: How it was computed, in sentences.
    """

    title: str
    question: str
    finding: str
    standing: str
    figures: tuple[Figure, ...]
    stories: tuple[Story, ...]
    alignment: Alignment
    guess: GuessComparison | None
    further: tuple[Chapter, ...]
    draft: tuple[str, ...]
    method: tuple[str, ...]


def report(
    *,
    title: str,
    question: str,
    themes: Themes,
    alignment: Alignment,
    quotes: Mapping[int, Sequence[Quote]],
    day: dt.date,
    round_number: int | None = None,
    finding: str | None = None,
    agreement: str | None = None,
    guess: GuessComparison | None = None,
    further: Sequence[Chapter] = (),
    draft: Sequence[str] = (),
) -> Report:
    """Return a report's contents.

    Args:
        title: Of the workshop, as typed.
        question: As typed.
        themes: As found; only names, keywords and closeness are used, never a count.
        alignment: For the same question; gives every number.
        quotes: By theme id, as ``vision.privacy.quotes`` returned them.
        day: Of the report.
        round_number: Where the workshop has rounds.
        finding: Said instead of the sentence made from the numbers.
        agreement: One sentence on what people agree with; None where nobody was asked.
        guess: What leaders had expected; None where fewer than three were asked.
        further: More charts (agreement, stances, whose voice is in the draft), already allowed.
        draft: The vision text as it stands, sentence by sentence.
    """
    described = {theme.id: theme for theme in themes.themes}
    stories = tuple(
        Story(
            id=theme.id,
            name=theme.name,
            reach=theme.reach,
            keywords=described[theme.id].keywords[:6] if theme.id in described else (),
            quotes=tuple(quotes.get(theme.id, ()))[:QUOTES],
            loose=theme.id in described and described[theme.id].closeness == "loose",
        )
        for theme in alignment.themes
    )
    return Report(
        title=title,
        question=question,
        finding=finding or str(headline(alignment)),
        standing=_standing(alignment, day, round_number),
        figures=figures(alignment, agreement=agreement),
        stories=stories,
        alignment=alignment,
        guess=guess,
        further=tuple(further),
        draft=tuple(draft),
        method=method(themes, alignment),
    )


def _standing(alignment: Alignment, day: dt.date, round_number: int | None) -> str:
    parts = [_("Round {number}", number=round_number)] if round_number else []
    counted = "people" if alignment.has_person else _("statements (no person was told apart)")
    parts.append(f"{alignment.people:,} {counted}")
    if len(alignment.levels) > 1:
        parts.append(f"{len(alignment.levels)} levels")
    if alignment.units is not None:
        parts.append(f"{len(alignment.units.groups)} units")
    return f"{', '.join(parts)}. {day.day} {day:%B %Y}."
