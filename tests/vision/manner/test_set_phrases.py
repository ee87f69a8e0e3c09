"""Phrases that one level sets before or after what it says, each of too few to go by its words."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.manner import MANAGERS, MANNERS, room
from vision.manner import find_manner
from vision.manner.set_phrases import without_set_phrases

OWN = frozenset({"going", "forward", "strategic"})
OPENINGS = ["Going forward, "] * 7 + ["In due course, "] * 3
SUBJECTS = ["fair pay for all", "calm rooms at night", "more bikes", "good food", "open doors"]
LEVEL = np.array([0] * 10 + [1] * 30)


def said(openings: list[str], others: int = 30) -> list[str]:
    """Return statements of the first level with openings, and of the second without."""
    ours = [opening + SUBJECTS[k % 5] for k, opening in enumerate(openings)]
    return ours + [SUBJECTS[k % 5] for k in range(others)]


def left(texts: list[str], least: int = 5, words: frozenset[str] = OWN) -> list[str]:
    """Return what is left of a room of forty."""
    return list(without_set_phrases(texts, range(len(texts)), LEVEL, words, least))


@pytest.mark.parametrize("kind", ["stock open", "stock close", "stock all"])
def test_no_stock_phrase_is_left_however_few_said_it(kind: str) -> None:
    """Each of a dozen is said by five of sixty on average, so some by fewer than five."""
    made = room("made", kind, 4)
    found = find_manner(made.texts, [f"p{k}" for k in range(len(made.texts))], made.levels)

    phrases = [each.strip() for part in MANNERS["fr"]["stock"].values() for each in part]
    of_few = [each for each in phrases if 2 <= sum(each in text for text in made.texts) < 5]
    assert of_few
    assert [
        phrase
        for phrase in of_few
        if any(phrase.casefold() in text.casefold() for text in found.texts[:MANAGERS])
    ] == []


def test_a_phrase_of_few_goes_where_many_open_with_own_words() -> None:
    """Seven open with words of their level, three with a phrase that no word of many tells."""
    assert left(said(OPENINGS)) == [SUBJECTS[k % 5] for k in range(40)]


def test_where_fewer_than_the_smallest_group_have_the_habit_nothing_goes() -> None:
    """Nor where the others have it as well, or less than a quarter of the level."""
    assert left(said(OPENINGS), least=8) == said(OPENINGS)
    everybody = [f"Going forward, {text}" for text in said([""] * 10)]
    assert left(everybody) == everybody


def test_at_which_level_few_wrote_a_phrase_changes_nothing() -> None:
    """One of the level and one of the others, or two of either: the same is left of all texts."""
    texts = [*said(OPENINGS[:7] + [""] * 3), *said([""] * 2, 0)]
    rare = [f"With kites aloft, {SUBJECTS[k]}" for k in (0, 3)]
    worlds = [(7, 8), (7, 20), (20, 21)]

    found = []
    for places in worlds:
        world = list(texts[:40])
        for place, text in zip(places, rare, strict=True):
            world[place] = text
        after = left(world)
        found.append([after[place] for place in places])
    assert found == [[SUBJECTS[0], SUBJECTS[3]]] * 3


def test_who_repeats_what_somebody_wrote_makes_no_habit_of_it() -> None:
    """One short of a habit: a phrase written again is no fifth, at whatever level it was."""
    phrase = "With kites aloft, fair pay for all"

    def world(writer: int) -> list[str]:
        texts = [*said(OPENINGS[:4] + [""] * 6)]
        texts[writer], texts[39] = phrase, phrase
        return left(texts)

    assert world(7)[7] == world(20)[20] == phrase
    assert [text for k, text in enumerate(world(7)) if k not in {7, 20}] == [
        text for k, text in enumerate(world(20)) if k not in {7, 20}
    ]


def test_what_somebody_said_and_no_more_is_never_a_phrase() -> None:
    """Two say "Fair pay, more bikes", a third only "Fair pay"; a text is never emptied."""
    texts = said(OPENINGS)
    texts[20:23] = ["Fair pay, more bikes", "Fair pay, good food", "Fair pay"]
    texts[23:25] = ["Going forward, strategic", "Going forward."]

    after = left(texts)
    assert after[20:23] == texts[20:23]
    assert after[23:25] == ["strategic", "Going forward."]


def test_rooms_of_nobody_are_left_alone() -> None:
    """No words, no parts, no levels."""
    assert without_set_phrases(["", "?!"], [0, 1], np.array([-1, -1]), OWN, 5) == ("", "?!")
    assert without_set_phrases([], [], np.array([0, 1]), OWN, 5) == ()
