"""Everyone sees where their own words went, and nothing about a few others."""

from __future__ import annotations

import pytest

from vision.drafts import MyStatement, my_voice
from vision.themes import UNASSIGNED


@pytest.mark.parametrize(
    ("people", "others"),
    [
        pytest.param(9, 8, id="nine-speak-of-it"),
        pytest.param(6, 5, id="five-others-are-just-enough"),
        pytest.param(5, None, id="four-others-are-not"),
        pytest.param(1, None, id="nobody-else"),
        pytest.param(None, None, id="withheld"),
    ],
)
def test_others_are_counted_from_the_smallest_group_on(
    people: int | None, others: int | None
) -> None:
    """Of the people who are published for a theme, all but oneself are others."""
    (mine,) = my_voice(["s"], {"s": 1}, {1: people}, {}, smallest_group=5)

    assert (mine.theme, mine.others) == (1, others)


def test_words_that_stand_alone_and_words_not_read_yet() -> None:
    """A statement without a theme has been read; one that has just come in has not."""
    alone, new = my_voice(["a", "b"], {"a": UNASSIGNED}, {}, {0: 0}, smallest_group=5)

    assert alone == MyStatement("a", read=True)
    assert new == MyStatement("b", read=False)


def test_the_sentence_that_carries_it() -> None:
    """The theme of the first is in the third sentence; that of the second in none."""
    voices = my_voice(["a", "b"], {"a": 1, "b": 2}, {1: 9, 2: 9}, {1: 2}, smallest_group=5)

    assert [voice.clause for voice in voices] == [2, None]
