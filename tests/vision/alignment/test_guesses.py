"""What leaders expected, beside what people spoke of."""

from __future__ import annotations

import pandas as pd
import pytest

from vision.alignment import Alignment, align, compare_guesses


@pytest.fixture
def alignment() -> Alignment:
    """Of 200 people 44 speak of pay, 82 of time, 74 of shifts; three more speak of parking."""
    counts = {1: 44, 2: 82, 3: 74, 4: 3}
    said = [(f"{theme}.{k}", theme) for theme, count in counts.items() for k in range(count)]
    rows = pd.DataFrame(said, columns=["person", "theme"])
    names = [(1, "Pay"), (2, "Time with patients"), (3, "Shifts"), (4, "Parking")]
    return align(rows, themes=names, levels=None, permutations=9)


def test_the_sentence_names_the_worst_of_each_direction(alignment: Alignment) -> None:
    """One too many, one too few, in numbers that anyone can check."""
    found = compare_guesses(
        [{1: 60, 2: 10, 3: 30}, {1: 70, 2: 5, 3: 40}, {1: 50, 2: 20, 3: 35}], alignment
    )

    assert found is not None
    assert str(found.sentence) == (
        "Leaders expected 60 of 100 to speak of “Pay”; 22 did. "
        "Leaders expected 10 of 100 to speak of “Time with patients”; 41 did."
    )
    assert [guess.name for guess in found.guesses] == ["Pay", "Shifts", "Time with patients"]


def test_two_leaders_are_too_few(alignment: Alignment) -> None:
    """From three on; an empty guess is none."""
    assert compare_guesses([{1: 60}, {1: 50}, {}], alignment) is None
    assert compare_guesses([], alignment) is None


def test_a_theme_that_nobody_expected(alignment: Alignment) -> None:
    """Even the highest guess was less than half of what people said."""
    found = compare_guesses(
        [{1: 20, 2: 5, 3: 30}, {1: 25, 2: 20, 3: 30}, {1: 22, 2: 0, 3: 34}], alignment
    )

    assert found is not None
    assert [guess.name for guess in found.unexpected] == ["Time with patients"]


def test_a_close_guess_is_praised_by_its_number(alignment: Alignment) -> None:
    """No theme is off by ten or more: the sentence says how much it was."""
    found = compare_guesses([{1: 25, 2: 41, 3: 34}] * 3, alignment)

    assert found is not None
    assert (
        str(found.sentence) == "The leaders’ guess was close: never more than 3 of 100 people off."
    )
    assert found.unexpected == ()


def test_a_withheld_theme_is_not_compared(alignment: Alignment) -> None:
    """Three people speak of parking, which is too few to say."""
    found = compare_guesses([{4: 50}] * 3, alignment)

    assert found is not None
    assert found.guesses == ()
    assert str(found.sentence) == "No theme was guessed by enough leaders to compare."


def test_a_theme_needs_three_guesses_of_its_own(alignment: Alignment) -> None:
    """Leaders may leave themes out; two answers are two people."""
    found = compare_guesses([{1: 60, 2: 10}, {1: 70, 2: 5}, {1: 50}], alignment)

    assert found is not None
    assert [guess.theme for guess in found.guesses] == [1]
