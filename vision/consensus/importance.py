"""What matters: how many call it important, beside whether they want it and how true it is today.

Whoever answers a statement may add that it matters a lot. These ticks are released as answers are
(``vision.privacy.answer_publication``), under the name that ``matters_asked`` gives them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from vision.consensus.levels import NEAR
from vision.consensus.theme_means_by_chance import dealt
from vision.limits import HIGHEST_RATING
from vision.privacy import round_share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vision.privacy import Band, Released
    from vision.privacy.answer_publication import Answer

TICKED: Final[Mapping[Answer, Answer]] = {1: 0}
"""Where all of a level tick, one is counted as not; that nobody ticks may be known, for not ticking
says nothing."""

ENDS: Final[Mapping[Answer, Answer]] = {0: 1, 10: 9}
"""The same for how true a theme is, from 0 to 10."""


def matters_asked(statement: str) -> str:
    """Return what ``release`` calls the question whether a statement matters a lot."""
    return f"matters {statement}"


@dataclass(frozen=True, slots=True)
class Mattering:
    """How many say that something matters a lot to them, of those who answered.

    Attributes:
        key: A statement, or a theme's number as text.
        everyone: Share of all answers, 0..1; None where withheld.
        levels: The same of each level shown.
    """

    key: str
    everyone: float | None
    levels: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a theme over everyone, and what chance would give.

    Attributes:
        share: 0..1.
        chance_low: 95 of 100 deals of the same answers to themes at random lie from here ...
        chance_high: ... to here.
    """

    share: float
    chance_low: float
    chance_high: float


@dataclass(frozen=True, slots=True)
class ThemePlace:
    """Where a theme lies between what is wanted, what matters and what is true today.

    Attributes:
        theme: Its number.
        wanted: Agree, of those who take a side.
        matters: Say that it matters a lot, of those who answer.
        today: Mean answer to how true it is today, as a part of 10.
    """

    theme: int
    wanted: Measure | None
    matters: Measure | None
    today: Measure | None


@dataclass(frozen=True, slots=True)
class Importance:
    """What matters to whom; everything in it may be shown.

    Attributes:
        levels: Names of levels or bands, from the top down.
        statements: In the order asked for.
        themes: By theme, in order.
        places: Of themes, in order.
    """

    levels: tuple[str, ...]
    statements: tuple[Mattering, ...]
    themes: tuple[Mattering, ...]
    places: tuple[ThemePlace, ...]

    @property
    def of(self) -> dict[str, float]:
        """Statement to how many of everyone call it important, where that is shown."""
        return {each.key: each.everyone for each in self.statements if each.everyone is not None}

    def corner(self, across: str) -> tuple[int, ...]:
        """Return the themes that lie above the mean of one measure and below that of today.

        Args:
            across: ``matters`` or ``wanted``.

        Source:
            Kane & Trochim (2007), Concept Mapping for Planning and Evaluation, "go-zone": the
            quarter in which two ratings of a cluster lie on the wanted side of their means.
        """
        known = [
            (each.theme, getattr(each, across), each.today)
            for each in self.places
            if getattr(each, across) and each.today
        ]
        if not known:
            return ()
        high = float(np.mean([measure.share for _, measure, _ in known]))
        low = float(np.mean([today.share for _, _, today in known]))
        found = [
            (today.share - measure.share, theme)
            for theme, measure, today in known
            if measure.share > high and today.share < low
        ]
        return tuple(theme for _, theme in sorted(found))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote."""
        places = tuple(
            ThemePlace(row["theme"], *(_measure(row[n]) for n in ("wanted", "matters", "today")))
            for row in data["places"]
        )
        return cls(
            tuple(data["levels"]),
            tuple(_mattering(row) for row in data["statements"]),
            tuple(_mattering(row) for row in data["themes"]),
            places,
        )


def importance(
    released: Released,
    statements: Mapping[str, int],
    bands: Sequence[Band],
    *,
    today: Callable[[int], str],
    levels: Sequence[str],
) -> Importance:
    """Return what matters to whom.

    Args:
        released: What may be counted in public: answers, ticks, and how true themes are.
        statements: Ids of those that may be answered, with the theme each belongs to.
        bands: Levels as answers may be shown by.
        today: Theme to what ``release`` calls the question how true it is.
        levels: Names that ``bands`` are shown under.
    """
    ticks = {key: _Ticks.of(released, key, bands) for key in statements}
    themes = sorted({theme for theme in statements.values() if theme > 0})
    inside = {theme: [k for k, t in statements.items() if t == theme] for theme in themes}
    return Importance(
        tuple(levels),
        tuple(each.shown(key) for key, each in ticks.items()),
        tuple(_Ticks.sum(ticks[k] for k in inside[t]).shown(str(t)) for t in themes),
        _places(released, inside, today),
    )


@dataclass(frozen=True, slots=True)
class _Ticks:
    """How many ticked, and how many answered: of everyone, and of each level."""

    everyone: tuple[int, int]
    levels: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, released: Released, statement: str, bands: Sequence[Band]) -> _Ticks:
        """Return those of one statement."""
        asked = matters_asked(statement)
        everyone = released.everyone(asked, TICKED)
        by_band = released.by_band(asked, bands, TICKED)
        return cls(
            (everyone[1], everyone.total()), tuple((each[1], each.total()) for each in by_band)
        )

    @classmethod
    def sum(cls, some: Iterable[_Ticks]) -> _Ticks:
        """Return those of several statements, answer by answer."""
        rows = [np.array([each.everyone, *each.levels]) for each in some]
        total = [(int(a), int(b)) for a, b in np.sum(rows, axis=0)]
        return cls(total[0], tuple(total[1:]))

    def shown(self, key: str) -> Mattering:
        """Return them as shares, as they may be shown."""
        return Mattering(key, _share(self.everyone), tuple(map(_share, self.levels)))


def _share(counted: tuple[int, int]) -> float | None:
    ticked, answered = counted
    return round_share(ticked / answered, answered) if answered else None


def _places(
    released: Released, inside: Mapping[int, Sequence[str]], today: Callable[[int], str]
) -> tuple[ThemePlace, ...]:
    ticked = {theme: [matters_asked(key) for key in keys] for theme, keys in inside.items()}
    rated = {theme: [today(theme)] for theme in inside}
    wanted = _measures(released, inside, NEAR, {1: 1.0, -1: 0.0})
    matters = _measures(released, ticked, TICKED, {1: 1.0, 0: 0.0})
    true = _measures(
        released,
        rated,
        ENDS,
        {of_10: of_10 / HIGHEST_RATING for of_10 in range(HIGHEST_RATING + 1)},
    )
    return tuple(
        ThemePlace(theme, wanted.get(theme), matters.get(theme), true.get(theme))
        for theme in inside
    )


def _measures(
    released: Released,
    things: Mapping[int, Sequence[str]],
    near: Mapping[Answer, Answer],
    worth: Mapping[Answer, float],
) -> dict[int, Measure]:
    """Return the mean of each theme's answers, softened, and what dealing them would give.

    Args:
        released: What may be counted in public.
        things: Theme to what was asked about it.
        near: What one answer is counted as where all are the same.
        worth: Answer to its worth, 0..1; others take no part.
    """
    rows = [
        (theme, person, worth[answer])
        for theme, names in things.items()
        for name in names
        for person, answer in _given(released, name)
        if answer in worth
    ]
    found = {}
    for theme, chance in dealt(rows).items():
        counts = Counter[Any]()
        for name in things[theme]:
            counts += released.everyone(name, near)
        total = sum(times for answer, times in counts.items() if answer in worth)
        if total:
            mean = sum(worth.get(answer, 0.0) * times for answer, times in counts.items()) / total
            shown = [round_share(part, chance.people) for part in (mean, chance.low, chance.high)]
            found[theme] = Measure(*shown)
    return found


def _given(released: Released, asked: str) -> list[tuple[str, Any]]:
    """Return who is counted with which answer."""
    return [pair for batch in released.answers.get(asked, {}).values() for pair in batch.items()]


def _mattering(row: Mapping[str, Any]) -> Mattering:
    return Mattering(row["key"], row["everyone"], tuple(row["levels"]))


def _measure(row: Mapping[str, Any] | None) -> Measure | None:
    return None if row is None else Measure(**row)
