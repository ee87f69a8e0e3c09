"""What a phone says about the time that is left."""

from __future__ import annotations

import time

import pytest

from server.room_state import LINGER_S, RoomState, in_words


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


def test_wall_and_phones_say_equally_long_that_the_time_is_up() -> None:
    """One number says it for both: as long as the room has a time, both show it."""
    ends = int(time.time()) - LINGER_S

    assert RoomState(None, ends + 30).left_in_words() == in_words(0)
    assert RoomState(None, ends + 30).left() is not None
    assert RoomState(None, ends - 30).left_in_words() == ""
    assert RoomState(None, ends - 30).left() is None
