"""A set-up is whole and plain, or says what to change."""

from __future__ import annotations

import pytest

from vision.errors import VisionError
from vision.store import Setup

LEVELS = [("Top", 1), ("Base", 9)]


@pytest.mark.parametrize(
    ("kwargs", "sentence"),
    [
        pytest.param({"title": " "}, "nothing in this title", id="no-title"),
        pytest.param({"title": "x" * 81}, "too long", id="long-title"),
        pytest.param({"questions": []}, "at least one question", id="no-question"),
        pytest.param({"questions": ["Why?", "why?"]}, "twice", id="same-question"),
        pytest.param({"questions": ["x" * 301]}, "too long", id="long-question"),
        pytest.param({"levels": []}, "at least one level", id="no-level"),
        pytest.param({"levels": [("Top", 1), (" top ", 2)]}, "twice", id="same-level"),
        pytest.param({"levels": [(str(n), 1) for n in range(13)]}, "12 levels", id="levels"),
        pytest.param({"units": [str(n) for n in range(201)]}, "200 units", id="units"),
        pytest.param({"units": ["North", "NORTH"]}, "twice", id="same-unit"),
        pytest.param({"units": [""]}, "nothing in this unit", id="blank-unit"),
        pytest.param({"smallest_group": 2}, "3 or more", id="too-small-a-group"),
    ],
)
def test_a_wrong_set_up_says_what_to_change(kwargs: dict[str, object], sentence: str) -> None:
    """One sentence a facilitator can act on."""
    right: dict[str, object] = {"title": "Spring", "questions": ["Why?"], "levels": LEVELS}

    with pytest.raises(VisionError, match=sentence):
        Setup(**{**right, **kwargs})


def test_a_set_up_is_tidied(setup: Setup) -> None:
    """Ends are trimmed and a negative number of people counts as not known."""
    made = Setup(" Spring ", [" Why? "], [(" Top ", -3)], [" North "])

    assert (made.title, made.questions, made.levels, made.units) == (
        "Spring",
        ("Why?",),
        (("Top", 0),),
        ("North",),
    )
    assert setup.names == ("Executive", "Manager", "Frontline")
