"""As many themes are asked about as a room has answers for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.influence.theme_pairs import MOST_THEMES, WISHED, pair_asked, pairs, themes_asked
from vision.limits import MOST_PAIRS_ASKED


@pytest.mark.parametrize(("room", "themes"), [(12, 3), (60, 4), (150, 6), (300, 8), (100_000, 8)])
def test_a_small_room_is_asked_about_few_themes(room: int, themes: int) -> None:
    """Six answers a person, over all ordered pairs, come to 24 each in rooms of 40 and more."""
    found = themes_asked(dict.fromkeys(range(1, 15), 9), room)

    assert len(found) == themes
    answers = MOST_PAIRS_ASKED * room / (themes * (themes - 1))
    assert answers >= WISHED or themes == 3
    assert len(set(pairs(found))) == themes * (themes - 1)


def test_the_largest_themes_are_asked_about_and_stay() -> None:
    """Those asked before stay, whatever is larger by now; those that are gone leave a place."""
    first = themes_asked({1: 9, 2: 30, 3: 8, 4: None}, room=12)
    assert first == (2, 1, 3)
    assert themes_asked({1: 9, 2: 30, 3: 8, 4: 99}, 12, before=first) == first
    assert themes_asked({1: 9, 2: 30, 4: 99}, 12, before=first) == (2, 1, 4)
    assert pair_asked((2, 1)) != pair_asked((1, 2))


@given(st.dictionaries(st.integers(1, 20), st.none() | st.integers(0, 99)), st.integers(0, 500))
def test_any_room_gets_themes_that_are_there(people: dict[int, int | None], room: int) -> None:
    """No theme twice, none that is not there, never more than eight."""
    found = themes_asked(people, room)
    assert len(set(found)) == len(found) <= MOST_THEMES
    assert set(found) <= set(people)
