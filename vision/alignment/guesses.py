"""What leaders expected, beside what people spoke of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from vision.alignment.sentences import finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.alignment.models import Alignment, ThemeReach
    from vision.findings import Finding

LEADERS: Final = 3
"""Leaders who must have guessed before anything is shown; they are told so first."""

SURPRISE: Final = 10
"""Points of 100 by which a guess must be off before it is called so."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One theme's guess.

    Attributes:
        theme: Theme id.
        name: Theme name.
        guessed: Median of the leaders' guesses, people of 100.
        reach: People of 100 who speak of it.
        difference: ``guessed`` minus ``reach``; above 0 where leaders expected too many.
        unexpected: True if even the highest guess was less than half of a reach of 10 or more.
    """

    theme: int
    name: str
    guessed: float
    reach: float
    difference: float
    unexpected: bool


@dataclass(frozen=True, slots=True)
class GuessComparison:
    """The leaders' guess as one group.

    Attributes:
        leaders: How many guessed.
        guesses: One a theme that may be shown and that enough leaders guessed, most
            overestimated first.
        sentence: What it comes to.
    """

    leaders: int
    guesses: tuple[Guess, ...]
    sentence: Finding

    @property
    def unexpected(self) -> tuple[Guess, ...]:
        """Themes that nobody expected, the largest first."""
        found = [guess for guess in self.guesses if guess.unexpected]
        return tuple(sorted(found, key=lambda guess: -guess.reach))


def compare_guesses(
    guesses: Sequence[Mapping[int, float]], alignment: Alignment
) -> GuessComparison | None:
    """Return the median guess of each theme against its reach.

    Args:
        guesses: One a leader: theme id to people of 100 (0 to 100). A leader may leave themes out.
        alignment: What people spoke of.

    Returns:
        None while fewer than three leaders have guessed.

    Source:
        The median, since one wild guess must not move it: Galton (1907), "Vox populi", Nature 75,
        450-451.
    """
    given = [guess for guess in guesses if guess]
    if len(given) < LEADERS:
        return None
    found = []
    for theme in alignment.themes:
        values = [guess[theme.id] for guess in given if theme.id in guess]
        if theme.reach is not None and len(values) >= LEADERS:
            found.append(_compared(theme, values, theme.reach * 100))
    ranked = tuple(sorted(found, key=lambda guess: (-guess.difference, guess.theme)))
    return GuessComparison(len(given), ranked, _sentence(ranked))


def _compared(theme: ThemeReach, values: Sequence[float], reach: float) -> Guess:
    """Return one theme's guess."""
    middle = float(median(values))
    return Guess(
        theme=theme.id,
        name=theme.name,
        guessed=middle,
        reach=round(reach, 1),
        difference=round(middle - reach, 1),
        unexpected=reach >= SURPRISE and max(values) < reach / 2,
    )


def _sentence(ranked: Sequence[Guess]) -> Finding:
    """Return what the guesses come to: the worst of each direction, or that they were close."""
    if not ranked:
        return finding("no guess")
    over, under = ranked[0].difference >= SURPRISE, ranked[-1].difference <= -SURPRISE
    if over and under:
        return replace(_missed(ranked[0]), then=_missed(ranked[-1]))
    if over or under:
        return _missed(ranked[0] if over else ranked[-1])
    worst = max(abs(guess.difference) for guess in ranked)
    return finding("close guess", worst=round(worst))


def _missed(guess: Guess) -> Finding:
    """Return one guess and the truth."""
    expected, found = round(guess.guessed), round(guess.reach)
    return finding("missed guess", theme=guess.name, expected=expected, found=found)
