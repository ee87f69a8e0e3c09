"""Guessing is slowed down for whoever guesses."""

from __future__ import annotations

import pytest

from vision.errors import InvalidTextError
from vision.store.attempts import MOST_TRIES, MOST_TRIES_OF_ALL, Tries


def test_a_browser_that_guesses_waits_and_others_do_not() -> None:
    """After twenty wrong tries at one door; other browsers and other doors stay open to it."""
    tries = Tries()
    for _ in range(MOST_TRIES):
        tries.check("door", "guesser")
        tries.note("door", "guesser")

    with pytest.raises(InvalidTextError, match="Wait a minute"):
        tries.check("door", "guesser")
    tries.check("door", "other")
    tries.check("other door", "guesser")


def test_many_browsers_together_wait_as_well() -> None:
    """Whoever takes a new browser for every guess gets no further than three hundred."""
    tries = Tries()
    for number in range(MOST_TRIES_OF_ALL):
        tries.note("door", f"browser {number}")

    with pytest.raises(InvalidTextError, match="Wait a minute"):
        tries.check("door", "new browser")
