"""What leaders expected, compared with what people spoke of."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from pages.parts import visitor
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
        _("0 would be perfect"),
        _missed(selection, found),
    )


def _missed(selection: Selection, found: GuessComparison) -> str:
    """Return the widest miss: the reader's own where they guessed, else that of all leaders."""
    own = open_store().guesses.of(
        selection.workshop.id, selection.question.id, visitor.leader_token()
    )
    mine = [guess for guess in found.guesses if guess.theme in own]
    if not mine:
        widest = max(found.guesses, key=lambda guess: abs(guess.difference))
        return _(
            "Leaders expected {expected} of 100 to speak of “{theme}”; {found} did.",
            expected=round(widest.guessed),
            theme=widest.name,
            found=round(widest.reach),
        )
    widest = max(mine, key=lambda guess: abs(own[guess.theme] - guess.reach))
    return _(
        "You expected {expected} of 100 to speak of “{theme}”; {found} did.",
        expected=own[widest.theme],
        theme=widest.name,
        found=round(widest.reach),
    )
