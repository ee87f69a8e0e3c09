"""The sentences that pages show, for rooms of every kind."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from vision.alignment import Alignment, align, findings

LEVELS = ["Executive", "Frontline"]
THEMES = [(1, "Pay"), (2, "Time with patients"), (3, "Shifts")]


def room(*counts: tuple[int, int], rounds: int = 1) -> Alignment:
    """Return a room with so many executives and frontline people speaking of each theme."""
    said = [
        (f"{level}{theme}.{k}", theme, level, None, wave)
        for wave in range(1, rounds + 1)
        for theme, pair in enumerate(counts, start=1)
        for level, count in zip(LEVELS, pair, strict=True)
        for k in range(count)
    ]
    rows = pd.DataFrame(said, columns=["person", "theme", "level", "unit", "round"])
    return align(rows, themes=THEMES, levels=LEVELS, permutations=199)


APART = room((4, 30), (30, 4), (6, 6))
ALIKE = room((20, 22), (12, 11), (8, 7))
ONE_BAND = room((2, 20), (1, 12))
TINY = room((1, 2), (0, 1))
SMALL_THEMES = room((3, 1), (1, 3), (2, 2))


def test_a_room_that_is_apart() -> None:
    """Every sentence names what differs, with both numbers."""
    assert findings.headline(APART) == (
        "Levels speak of different things, most of all in two themes."
    )
    assert findings.heatmap_finding(APART) == (
        "Mostly Frontline speaks of “Pay”: 75 of 100 at Frontline, 10 of 100 at Executive."
    )
    assert findings.trend_finding(APART) == (
        "“Pay” fades on its way up: 75 of 100 at Frontline, 10 of 100 at Executive."
    )
    assert findings.gaps_finding(APART).startswith("Two differences are beyond chance. A gap of ")
    assert findings.overall_finding(APART).startswith("35 of 100 voices in common. Chance alone")


def test_a_room_that_is_alike() -> None:
    """Nothing is called a gap, and the page says what it could have seen."""
    assert findings.headline(ALIKE) == (
        "No level differs from the others beyond chance in what it speaks of."
    )
    assert findings.heatmap_finding(ALIKE) == (
        "“Pay” is what every level shares most: 50 of 100 or more speak of it."
    )
    assert findings.trend_finding(ALIKE) == "No theme clearly fades or grows on its way up."
    assert findings.gaps_finding(ALIKE).startswith("No difference between two levels is beyond")


def test_a_room_that_shares_most_and_differs_in_two_themes() -> None:
    """Less in common than by chance, yet most of it: the sentence says both."""
    mostly = room((60, 60), (40, 40), (2, 34))
    assert mostly.overall is not None
    assert mostly.overall.overlap >= findings.MUCH
    assert findings.headline(mostly) == (
        "Levels share most of what they speak of; two themes set them apart."
    )


def test_a_room_with_one_band() -> None:
    """Levels can't be told apart, so every sentence about them says that."""
    whole = "Too few people answered to tell levels apart. This is the whole room."

    assert findings.headline(ONE_BAND) == "The whole room, most of all, speaks of “Pay”."
    assert findings.heatmap_finding(ONE_BAND) == whole
    assert findings.trend_finding(ONE_BAND) == whole
    assert findings.gaps_finding(ONE_BAND) == whole
    assert findings.overall_finding(ONE_BAND) == whole


def test_a_room_of_one_level_lacks_nobody() -> None:
    """Where the workshop has one level, no sentence says that too few have answered."""
    rows = pd.DataFrame(
        [(f"p{k}", 1 + k % 2, "Everyone", None, 1) for k in range(40)],
        columns=["person", "theme", "level", "unit", "round"],
    )
    whole = align(rows, themes=THEMES, levels=["Everyone"], permutations=199)

    said = {findings.heatmap_finding(whole), findings.overall_finding(whole)}
    assert said == {"This is the whole room; there are no levels to compare."}


def test_a_room_of_too_few() -> None:
    """Below the smallest group nothing is said at all."""
    silence = "Too few people have answered to say anything yet."

    assert findings.headline(TINY) == silence
    assert findings.heatmap_finding(TINY) == silence
    assert findings.overall_finding(TINY) == silence


def test_a_room_whose_themes_are_all_small() -> None:
    """Enough people, no theme with enough of them: read the words instead."""
    assert findings.headline(SMALL_THEMES) == (
        "No theme has enough people behind it yet to count. Read what they wrote."
    )


def test_rounds_are_told_from_first_to_last() -> None:
    """The same words twice: shared focus stays; one round alone is no story."""
    again = findings.rounds_finding(room((20, 20), (10, 10), rounds=2))

    assert again == "Shared focus stayed at 100 of 100 voices from round 1 to round 2."
    assert findings.rounds_finding(ALIKE) is None


@pytest.mark.parametrize("seed", range(8))
def test_no_sentence_ever_fails_or_shouts(seed: int) -> None:
    """Random rooms of any size give plain sentences that end in a full stop."""
    random = np.random.default_rng(seed)
    found = room(*[(int(a), int(b)) for a, b in random.integers(0, 12 * (seed + 1), (3, 2))])
    said = [
        findings.headline(found),
        findings.overall_finding(found),
        findings.heatmap_finding(found),
        findings.gaps_finding(found),
        findings.trend_finding(found) or ".",
        findings.units_finding(found) or ".",
    ]

    assert all(each.endswith(".") and "!" not in each for each in said)
