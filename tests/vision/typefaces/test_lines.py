"""Lines are counted as a browser breaks them, so that the wall can be filled and not overflow."""

from __future__ import annotations

import pytest

from vision.typefaces.lines import lines, width


@pytest.mark.parametrize(
    ("text", "across", "expected"),
    [
        pytest.param("", 10, 1, id="nothing-is-a-line"),
        pytest.param("one  two\n three", 20, 1, id="line-breaks-are-spaces"),
        pytest.param("mm mm mm", 3, 3, id="a-line-each"),
        pytest.param("mmmmmmmmmm", 3, 4, id="a-word-wider-than-a-line"),
        pytest.param("我们都有时间", 2.1, 3, id="chinese-breaks-anywhere"),
        pytest.param("\u064e" * 40, 3, 1, id="marks-take-no-room"),
    ],
)
def test_lines_on_paper(text: str, across: float, expected: int) -> None:
    """An m is .9 of its size wide, a Chinese letter all of it, a mark nothing."""
    assert lines(text, across) == expected


def test_words_are_as_wide_as_the_typeface_says() -> None:
    """Advance widths in the file are W 962, e 510 of 1000 units; they stand 71 nearer."""
    assert width("We") == pytest.approx(0.962 + 0.510 - 0.071, abs=0.001)
    assert width("") == 0


def test_other_alphabets_take_room_as_well() -> None:
    """Arabic, Japanese and an emoji are never nothing, and never wider than an em and a half."""
    for letter in "نあ😀字":
        assert 0.4 < width(letter) < 1.5
