"""The sentences that pages show, for rooms of every kind."""

# ruff: noqa: ISC004, E501 - tables of sentences read best as they are

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from benchmarks import situations
from vision.alignment import (
    Alignment,
    Focus,
    RoundReach,
    Trend,
    Units,
    align,
    findings,
)
from vision.alignment.changes import STAYED, Change
from vision.alignment.models import Detectable
from vision.alignment.shared_focus import SAME
from vision.alignment.units import NO_MORE
from vision.significance.registry import GREW, LESS, MORE, MORE_APART, SHRANK

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = ["Executive", "Frontline"]
THEMES = [(1, "Pay"), (2, "Time with patients"), (3, "Shifts")]


def room(
    *counts: tuple[int, ...],
    rounds: int = 1,
    has_person: bool = True,
    levels: list[str] = LEVELS,
) -> Alignment:
    """Return a room with so many people of each level speaking of each theme."""
    said = [
        (f"{level}{theme}.{k}", theme, level, None, wave)
        for wave in range(1, rounds + 1)
        for theme, pair in enumerate(counts, start=1)
        for level, count in zip(levels, pair, strict=True)
        for k in range(count)
    ]
    rows = pd.DataFrame(said, columns=["person", "theme", "level", "unit", "round"])
    return align(rows, themes=THEMES, levels=levels, has_person=has_person, permutations=199)


APART = room((4, 30), (30, 4), (6, 6))
ALIKE = room((20, 22), (12, 11), (8, 7))
ONE_BAND = room((2, 20), (1, 12))
TINY = room((1, 2), (0, 1))
SMALL = room((6, 8), (3, 6), (3, 4))
UNEVEN = room((3, 90, 95), (3, 60, 62), (2, 50, 48), levels=["Executive", "Manager", "Frontline"])
MOSTLY = room((60, 60), (40, 40), (2, 34))
ROWS = room((4, 30), (30, 4), (6, 6), has_person=False)
TWICE = room((20, 20), (10, 10), rounds=2)
FADES = Trend(1, 0.6, 0.2, "fades", 0.01, 0.02, beyond_chance=True)
SMALL_THEMES = room((3, 1), (1, 3), (2, 2))


OVERALL, HEATMAP = findings.overall_finding, findings.heatmap_finding
WHOLE = "Too few people wrote to tell levels apart. This is the whole room."
SILENCE = "Too few people have written to say anything yet."

SITUATIONS = [
    # what is asked, of which room, and what is said
    (findings.headline, APART, "Levels speak of different things, most of all in 2 themes."),
    (OVERALL, APART, "35 of 100 voices in common. Chance alone would give 75 to 100, so the levels"
     " differ by more than chance."),
    (HEATMAP, APART, "More people at Frontline than at Executive speak of “Pay”: 75 of 100 against"
     " 10."),
    (findings.trend_finding, APART, "“Pay” fades on its way up: 75 of 100 speak of it at Frontline,"
     " 10 of 100 at Executive."),
    (findings.gaps_finding, APART, "Between two levels, 2 differences are beyond chance. Between any"
     " two levels a gap of 38 points or more most likely shows."),
    (findings.headline, ALIKE, "No level differs beyond chance; a gap of 36 points between any two"
     " would most likely have shown."),
    (HEATMAP, ALIKE, "“Pay” is what levels share most: about 50 of 100 people speak of it, or more,"
     " at every level."),
    (findings.trend_finding, ALIKE, "No theme fades or grows on its way up beyond chance."),
    (findings.gaps_finding, ALIKE, "No difference between two levels is beyond chance. Between any"
     " two levels a gap of 36 points or more most likely shows."),
    (findings.headline, SMALL, "This room is too small to show a difference under 54 points"
     " reliably, and shows none."),
    (findings.headline, UNEVEN, "No level differs beyond chance; 20 points between Manager and"
     " Frontline would most likely have shown, between some others only 63 or more."),
    (findings.gaps_finding, UNEVEN, "No difference between two levels is beyond chance. Between"
     " Manager and Frontline a gap of 20 points or more most likely shows, between some others only"
     " one of 63 or more."),
    (findings.headline, MOSTLY, "Levels share most of what they speak of; 2 themes set them apart."),
    (findings.headline, ONE_BAND, "The whole room, most of all, speaks of “Pay”."),
    (HEATMAP, ONE_BAND, WHOLE),
    (findings.trend_finding, ONE_BAND, WHOLE),
    (findings.gaps_finding, ONE_BAND, WHOLE),
    (OVERALL, ONE_BAND, WHOLE),
    (findings.headline, TINY, SILENCE),
    (HEATMAP, TINY, SILENCE),
    (OVERALL, TINY, SILENCE),
    (findings.headline, SMALL_THEMES, "No theme has enough people behind it yet to count. Read what"
     " they wrote."),
    (findings.headline, ROWS, "Each row counts as a person here, so nothing can be told from chance;"
     " the numbers stand for themselves."),
    (findings.rounds_finding, TWICE, "Shared focus has not changed beyond chance: 100 of 100 voices"
     " in round 1, 100 in round 2; chance alone would give 100 to 100."),
    (findings.rounds_finding, ALIKE, "None"),
]  # fmt: skip
"""The table of sentences: situation, numbers, sentence."""


@pytest.mark.parametrize(("asked", "found", "sentence"), SITUATIONS)
def test_what_is_said_in_each_situation(
    asked: Callable[[Alignment], object], found: Alignment, sentence: str
) -> None:
    """Every sentence names what differs, with its numbers, and what the room could have shown."""
    assert str(asked(found)) == sentence


def test_a_room_of_one_level_lacks_nobody() -> None:
    """Where the workshop has one level, no sentence says that too few have answered."""
    rows = pd.DataFrame(
        [(f"p{k}", 1 + k % 2, "Everyone", None, 1) for k in range(40)],
        columns=["person", "theme", "level", "unit", "round"],
    )
    whole = align(rows, themes=THEMES, levels=["Everyone"], permutations=199)

    said = {str(asked(whole)) for asked in (HEATMAP, OVERALL)}
    assert said == {"This is the whole room; there are no levels to compare."}


VOICES = Focus(0.5, 0.4, 0.9, SAME, 0.1)
APART_VOICES = replace(VOICES, overlap=0.3, verdict=LESS)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        pytest.param(
            {"overall": replace(VOICES, overlap=0.29), "gaps": (), "trends": (FADES,)},
            "One theme sets levels apart; over all themes together they do not differ beyond"
            " chance.",
            id="a-theme-that-fades-is-not-denied",
        ),
        pytest.param(
            {"overall": VOICES, "focus": ((VOICES, APART_VOICES), (APART_VOICES, VOICES))},
            "Executive and Frontline differ in what they speak of, in no single theme but in the"
            " mix.",
            id="a-pair-in-bold-is-not-denied",
        ),
        pytest.param(
            {"overall": replace(VOICES, verdict=MORE)},
            "Levels are closer in what they speak of than chance alone would have them.",
            id="closer-than-chance",
        ),
        pytest.param(
            {"overall": replace(VOICES, verdict=MORE), "trends": (FADES,)},
            "Over all themes levels are closer than chance alone would have them, yet one theme"
            " sets them apart.",
            id="closer-with-an-exception",
        ),
        pytest.param(
            {"overall": APART_VOICES},
            "Levels speak of different things, in no single theme but in the mix.",
            id="only-the-mix",
        ),
        pytest.param(
            {"overall": replace(APART_VOICES, overlap=0.8)},
            "Levels share most of what they speak of; only the mix differs.",
            id="only-the-mix-and-little",
        ),
        pytest.param(
            {"detectable": (Detectable("Executive", "Frontline", None),)},
            "This room is too small to tell whether levels differ.",
            id="nothing-could-have-shown",
        ),
    ],
)
def test_the_headline_denies_nothing_that_another_view_calls(
    changes: dict[str, object], sentence: str
) -> None:
    """Not even where all single numbers but one are as chance gives them."""
    assert str(findings.headline(replace(ALIKE, **changes))) == sentence


@pytest.mark.parametrize(
    ("reach", "sentence"),
    [
        pytest.param((0.375, 0.6), "“Pay” is what levels share most: about 38 of 100 people speak"
                     " of it, or more, at every level.", id="the-least-is-said"),
        pytest.param((0.6, 0.1), "No theme is spoken of widely at every level: even of “Pay”, which"
                     " comes nearest, about 10 of 100 people speak at Frontline.", id="ten-of-100"),
    ],
)  # fmt: skip
def test_what_levels_share_is_said_of_the_level_that_has_least(
    reach: tuple[float, float], sentence: str
) -> None:
    """A theme that few speak of at one level is not what every level shares most."""
    found = replace(ALIKE, reach=(reach, (0.0, 0.1), (0.05, 0.05)))

    assert str(findings.heatmap_finding(found)) == sentence


@pytest.mark.parametrize(
    ("asked", "found", "piles", "sentence"),
    [
        pytest.param(HEATMAP, APART, {1}, "More people at Executive than at Frontline speak of"
                     " “Time with patients”: 75 of 100 against 10.", id="another-gap-is-called"),
        pytest.param(HEATMAP, MOSTLY, {3}, "More people at Executive than at Frontline speak of"
                     " “Pay”: 59 of 100 against 45.", id="the-widest-is-a-pile"),
        pytest.param(HEATMAP, APART, {1, 2}, "More people at Frontline than at Executive speak of"
                     " “Pay”, whose statements are only loosely alike: 75 of 100 against 10.",
                     id="only-piles-are-called"),
        pytest.param(HEATMAP, ALIKE, {1}, "Of what hangs together, levels share “Time with"
                     " patients” most: about 30 of 100 people speak of it, or more, at every"
                     " level.", id="a-pile-is-what-all-share"),
        pytest.param(HEATMAP, ALIKE, {1, 2}, "Of what hangs together, nothing is spoken of widely"
                     " at every level: even of “Shifts”, which comes nearest, about 15 of 100"
                     " people speak at Frontline.", id="piles-are-all-that-is-spoken-of-widely"),
        pytest.param(HEATMAP, ALIKE, {3}, "“Pay” is what levels share most: about 50 of 100 people"
                     " speak of it, or more, at every level.", id="the-pile-is-small"),
        pytest.param(findings.trend_finding, APART, {1}, "“Time with patients” grows on its way"
                     " up: 10 of 100 speak of it at Frontline, 75 of 100 at Executive.",
                     id="another-trend-is-called"),
        pytest.param(findings.trend_finding, APART, {1, 2}, "“Pay”, whose statements are only"
                     " loosely alike, fades on its way up: 75 of 100 speak of it at Frontline, 10"
                     " of 100 at Executive.", id="only-a-pile-fades"),
        pytest.param(findings.headline, ONE_BAND, {1}, "Of what hangs together, the whole room"
                     " speaks most of “Time with patients”.", id="the-whole-room"),
        pytest.param(findings.headline, ONE_BAND, {2}, "The whole room, most of all, speaks of"
                     " “Pay”.", id="the-whole-room-and-a-small-pile"),
        pytest.param(findings.headline, APART, {1}, "Levels speak of different things, most of all"
                     " in 2 themes.", id="all-that-is-framed-is-counted"),
    ],
)  # fmt: skip
def test_a_pile_is_named_only_where_nothing_else_can_be(
    asked: Callable[..., object], found: Alignment, piles: set[int], sentence: str
) -> None:
    """What has no common thread leads no sentence; where only it is called, that is said of it."""
    assert str(asked(found, piles)) == sentence


@pytest.mark.parametrize(
    ("verdict", "difference", "sentence"),
    [
        (NO_MORE, 0.3, "Units do not differ beyond chance. No silo shows."),
        (MORE_APART, 0.0, "Units speak of slightly different things, beyond chance: by less than"
         " 0.01 on a scale from 0 (the same mix) to 1 (each its own)."),
        (MORE_APART, 0.05, "Units speak of slightly different things, beyond chance: 0.05 on a scale"
         " from 0 (the same mix) to 1 (each its own)."),
        (MORE_APART, 0.35, "Units speak of different things, as silos do: 0.35 on a scale from 0"
         " (the same mix) to 1 (each its own)."),
    ],
)  # fmt: skip
def test_units_are_called_silos_only_where_they_are_far_apart(
    verdict: str, difference: float, sentence: str
) -> None:
    """Beyond chance is not yet far apart."""
    units = Units((), (), difference, 0.1, 0.2, 0.01, verdict)

    assert str(findings.units_finding(replace(ALIKE, units=units))) == sentence


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (STAYED, "Shared focus has not changed beyond chance: 60 of 100 voices in round 1, 48 in"
         " round 2; chance alone would give 40 to 63."),
        (GREW, "Shared focus grew beyond chance: 60 of 100 voices in round 1, 48 in round 2, where"
         " chance alone would give 40 to 63."),
        (SHRANK, "Shared focus shrank beyond chance: 60 of 100 voices in round 1, 48 in round 2,"
         " where chance alone would give 40 to 63."),
    ],
)  # fmt: skip
def test_a_change_from_round_to_round_stands_beside_what_chance_gives(
    verdict: str, sentence: str
) -> None:
    """Both numbers, and the range that fewer people alone would make."""
    changed = Change(1, 2, 0.6, 0.48, 0.4, 0.63, verdict)

    assert str(findings.rounds_finding(replace(ALIKE, change=changed))) == sentence


def test_rounds_that_cannot_be_compared_are_numbers_only() -> None:
    """Where other levels answered in each, both numbers are said and no change is."""
    waves = tuple(RoundReach(k, 40, (), replace(VOICES, overlap=k / 4)) for k in (1, 2))

    assert str(findings.rounds_finding(replace(ALIKE, rounds=waves))) == (
        "25 of 100 voices in common in round 1, 50 in round 2; whether that is a change can’t be"
        " told."
    )


@pytest.mark.parametrize("rooms", [range(60), range(60, 120), range(120, 180)])
@pytest.mark.slow
def test_no_sentence_says_more_than_its_numbers(rooms: range) -> None:
    """In made rooms of every kind no sentence claims or denies what no other view does."""
    found = {seed: situations.room(seed, permutations=79) for seed in rooms}

    piles = {seed: situations.piles(seed, each) for seed, each in found.items()}
    wrong = {
        seed: told
        for seed, each in found.items()
        if (told := [*situations.misleading(each, piles[seed])])
    }
    assert wrong == {}
    said = [each for seed, one in found.items() for each in situations.sentences(one, piles[seed])]
    assert len({each.kind for each in said}) > 20


@pytest.mark.parametrize("seed", range(8))
def test_no_sentence_ever_fails_or_shouts(seed: int) -> None:
    """Random rooms of any size give plain sentences that end in a full stop."""
    random = np.random.default_rng(seed)
    found = room(*[(int(a), int(b)) for a, b in random.integers(0, 12 * (seed + 1), (3, 2))])
    said = [str(each) for each in situations.sentences(found)]

    assert all(each.endswith(".") and "!" not in each for each in said)
