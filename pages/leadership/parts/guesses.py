"""What leaders expected, compared with what people spoke of."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from server.store import open_store
from vision.alignment.guesses import compare_guesses
from vision.reports.figures import Figure
from vision.translation import _

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from vision.alignment.guesses import GuessComparison


def compared(selection: Selection) -> GuessComparison | None:
    """Return the leaders' guess beside reach; None while too few have guessed."""
    given = open_store().guesses.all(selection.question.id)
    found = compare_guesses(given, selection.results.alignment)
    return found if found and found.guesses else None


def expected(selection: Selection) -> Figure | None:
    """Return how far off leaders were, as a figure for the overview."""
    found = compared(selection)
    if found is None:
        return None
    off = median(abs(guess.difference) for guess in found.guesses)
    return Figure(
        _("Leaders’ guess"),
        _("{off} of 100 off", off=round(off)),
        _("the middle of {guesses} themes; 0 would be a perfect guess", guesses=len(found.guesses)),
        found.sentence,
    )
