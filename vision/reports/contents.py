"""What a report says, gathered once for the page, the slides and the workbook."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vision.alignment.findings import headline
from vision.charts.brand_colour import accent
from vision.charts.palette import LIGHT
from vision.models import Brand
from vision.reports.figures import Figure, figures
from vision.reports.method import method
from vision.translation import _
from vision.translation import day as said_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from vision.alignment import Alignment, GuessComparison
    from vision.privacy.quotes import Quote
    from vision.reports.chapter import Chapter
    from vision.themes import Themes

QUOTES: Final = 8
"""Quotes a theme keeps, so that slides can choose short ones."""

NO_BRAND: Final = Brand()


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
        group: Name of the coarse group it belongs to; empty where themes are few.
    """

    id: int
    name: str
    reach: float | None
    keywords: tuple[str, ...]
    quotes: tuple[Quote, ...]
    loose: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that leaders take away; nothing in it is more than a page may show.

    Attributes:
        title: Of the workshop.
        question: What people answered.
        finding: One sentence a leader can repeat.
        standing: One line on where this stands: round, people, levels, units, day.
        figures: The few numbers of the first page.
        stories: Themes, in display order, piles last.
        alignment: Who speaks of what.
        piles: Themes without a common thread, which never lead; none where all are such.
        guess: What leaders had expected; None where fewer than three were asked.
        further: What other views show, after the charts of the alignment.
        draft: The vision text as it stands, sentence by sentence; empty before there is one.
        method: How it was computed, in sentences.
        brand: How its organisation wants to be recognised.
        logo: Of the organisation, a PNG; empty where it has none.
    """

    title: str
    question: str
    finding: str
    standing: str
    figures: tuple[Figure, ...]
    stories: tuple[Story, ...]
    alignment: Alignment
    piles: frozenset[int]
    guess: GuessComparison | None
    further: tuple[Chapter, ...]
    draft: tuple[str, ...]
    method: tuple[str, ...]
    brand: Brand = NO_BRAND
    logo: bytes = b""

    @property
    def shelves(self) -> tuple[tuple[str, tuple[Story, ...]], ...]:
        """The stories by group, each with its name; all under an empty one where they are few."""
        found: dict[str, list[Story]] = {}
        for story in self.stories:
            found.setdefault(story.group, []).append(story)
        return tuple((name, tuple(some)) for name, some in found.items())

    @property
    def mark(self) -> str:
        """A mark of all that it says beside the alignment: another one where a word differs."""
        chapters = [
            (
                each.title,
                each.note,
                each.sections,
                "" if each.table is None else each.table.to_csv(),
            )
            for each in self.further
        ]
        head = (self.title, self.question, self.finding, self.standing, self.figures, self.brand)
        told = (head, self.stories, self.guess, chapters, self.draft, self.method, self.logo)
        return f"{zlib.crc32(repr(told).encode()):x}"

    @property
    def accent(self) -> str:
        """The organisation's colour as it can be read on paper; the house's where it has none."""
        return accent(self.brand.accent, "light").text if self.brand.accent else LIGHT.primary


def report(
    *,
    title: str,
    question: str,
    themes: Themes,
    alignment: Alignment,
    quotes: Mapping[int, Sequence[Quote]],
    day: dt.date,
    counted: str,
    round_number: int | None = None,
    agreement: str | None = None,
    wanted: tuple[int, int] | None = None,
    guess: GuessComparison | None = None,
    further: Sequence[Chapter] = (),
    draft: Sequence[str] = (),
    brand: Brand = NO_BRAND,
    logo: bytes = b"",
) -> Report:
    """Return a report's contents.

    Args:
        title: Of the workshop, as typed.
        question: As typed.
        themes: As found; only names, keywords and closeness are used, never a count.
        alignment: For the same question; gives every number.
        quotes: By theme id, as ``vision.privacy.quotes`` returned them.
        day: Of the report.
        counted: People, levels and units, as the pages count them.
        round_number: Where the workshop has rounds.
        agreement: One sentence on what people agree with; None where nobody was asked.
        wanted: How many statements every level wants, and of how many that all have answered.
        guess: What leaders had expected; None where fewer than three were asked.
        further: What other views show: answers, opinion groups, stances, versions; allowed already.
        draft: The vision text as it stands, sentence by sentence.
        brand: How its organisation wants to be recognised.
        logo: Of the organisation, a PNG as ``vision.exchange.logos`` makes them.
    """
    described, piles = {theme.id: theme for theme in themes.themes}, themes.piles
    spoken = sorted(alignment.themes, key=lambda theme: (theme.id in piles, -(theme.reach or 0.0)))
    shelves = themes.grouped([theme.id for theme in spoken])
    group = {theme: name for name, ids in shelves for theme in ids}
    place = {theme: at for at, theme in enumerate(group)}
    stories = tuple(
        Story(
            id=theme.id,
            name=theme.name,
            reach=theme.reach,
            keywords=described[theme.id].keywords[:6] if theme.id in described else (),
            quotes=tuple(quotes.get(theme.id, ()))[:QUOTES],
            loose=theme.id in described and described[theme.id].closeness == "loose",
            group=group.get(theme.id, ""),
        )
        for theme in sorted(
            alignment.themes,
            key=lambda theme: (place.get(theme.id, len(place)), theme.id in piles),
        )
    )
    return Report(
        title=title,
        question=question,
        finding=str(headline(alignment, piles)),
        standing=_standing(counted, day, round_number),
        figures=figures(alignment, agreement=agreement, wanted=wanted),
        stories=stories,
        alignment=alignment,
        piles=piles,
        guess=guess,
        further=tuple(further),
        draft=tuple(draft),
        method=method(themes, alignment),
        brand=brand,
        logo=logo,
    )


def _standing(counted: str, day: dt.date, round_number: int | None) -> str:
    if round_number:
        return _(
            "Round {number}. {counted}. {day}.",
            number=round_number,
            counted=counted,
            day=said_day(day),
        )
    return _("{counted}. {day}.", counted=counted, day=said_day(day))
