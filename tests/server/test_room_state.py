"""What a phone says about the time that is left."""

from __future__ import annotations

import pytest

from server.room_state import in_words


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (600, "About 10 minutes left"),
        (100, "About 2 minutes left"),
        (60, "About a minute left"),
        (40, "Less than a minute left"),
        (1, "Less than a minute left"),
        (0, "Time is up. Finish your sentence."),
        (-30, "Time is up. Finish your sentence."),
    ],
)
def test_time_is_told_as_one_would_say_it(left: int, said: str) -> None:
    """Phones look every quarter of a minute, so they never pretend to know the second."""
    assert in_words(left) == said
