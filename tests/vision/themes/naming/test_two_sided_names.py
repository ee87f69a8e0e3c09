"""Two sides of a theme, and three."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from vision.themes.naming.candidates import Candidate
from vision.themes.naming.collection import Pile
from vision.themes.naming.two_sided_names import Joined, alike, pairs, triples

PILE = Pile(1, np.arange(12), tuple(range(12)), 12, "en")


def side(text: str, stem: int, voices: set[int], letters: str = "N") -> Candidate:
    """Return a counted candidate with the signals that pairs look at."""
    return Candidate(
        stems=(stem,), kind="noun", text=text, letters=letters, voices=frozenset(voices),
        own=len(voices) / 12, signals={"empty": 0.0, "subject": 0.0},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "trees and buses"), ("de", "trees und buses"), ("tr", "trees ve buses"),
     ("xx", "trees, buses")],
)  # fmt: skip
def test_sides_are_joined_in_their_language_the_commoner_first(language: str, text: str) -> None:
    """Never by a sign; where the word is not known, by a comma."""
    found = pairs(
        [side("buses", 1, {1, 2}), side("trees", 2, {2, 3, 4})], replace(PILE, language=language)
    )
    [(both, one, other)] = found
    assert (both.text, one.text, other.text) == (text, "trees", "buses")
    assert both.own == pytest.approx(4 / 12)


@pytest.mark.parametrize(
    "other",
    [
        side("bus lanes", 2, {3, 4}, "NN"),
        side("elected", 2, {3, 4}, "L"),
        side("lamps", 2, {3}),
        side("lamps", 1, {3, 4}),
    ],
)
def test_no_side_is_a_verb_a_single_voice_or_much_the_same(other: Candidate) -> None:
    """Officials and elected is no name, and a second side is another one."""
    assert pairs([side("buses", 1, {1, 2}), other], PILE) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(side("Riverside", 2, {3, 4}), name=1.0),
        replace(side("boss", 2, {3, 4}), led=1.0),
        replace(side("lamps", 2, {3, 4}), other=0.9, own=0.1),
    ],
)
def test_no_side_is_a_name_a_piece_or_said_of_everything(other: Candidate) -> None:
    """Nor Riverside and Alderbrook, nor Mistakes and boss, nor what all themes speak of."""
    assert pairs([side("buses", 1, {1, 2}), other], PILE) == []


def test_scripts_without_spaces_have_no_pairs() -> None:
    """What is shown there stands in a statement."""
    sides = [side("在宅", 1, {1, 2}), side("研修", 2, {3, 4})]
    assert pairs(sides, replace(PILE, language="ja")) == []


def test_words_that_begin_alike_are_alike() -> None:
    """Private and privacy, MP and MPs, electric-cars and cars; not time and patients."""
    assert all([alike("private", "privacy"), alike("MP", "MPs"), alike("electric-cars", "cars")])
    assert alike("Télétravail", "teletravail")
    assert not alike("time", "patients")


def test_one_person_has_one_thing_to_say() -> None:
    """A theme of one person is called by a phrase, not by two of its words."""
    sides = [side("rules", 1, {1}), side("chatbots", 2, {1})]
    assert pairs(sides, replace(PILE, voices=1)) == []


LARGE = Pile(1, np.arange(20), tuple(range(20)), 20, "en")
SIDES = [side("trees", 1, {1, 2, 3}), side("buses", 2, {3, 4}), side("lamps", 3, {5, 6})]


def found_by_two(sides: list[Candidate], f1: float = 0.5) -> list[Joined]:
    """Return pairs that find a part of their theme, the first pair best."""
    double = pairs(sides, LARGE)
    for place, (both, _, _) in enumerate(double):
        both.signals, both.score = {"f1": f1}, -float(place)
    return double


def test_what_two_sides_leave_out_may_be_a_third() -> None:
    """Once in any order, the commonest first, and all people who spoke of any count."""
    [(three, _, _)] = triples(found_by_two(SIDES), LARGE)
    assert (three.text, three.kind) == ("trees, buses and lamps", "triple")
    assert three.own == pytest.approx(6 / 20)


@pytest.mark.parametrize("third", [{3, 4}, {1, 2}])
def test_a_third_side_is_of_somebody_who_spoke_of_neither_other(third: set[int]) -> None:
    """Otherwise two sides say the same in less."""
    assert triples(found_by_two([*SIDES[:2], side("lamps", 3, third)]), LARGE) == []


def test_no_third_side_where_two_are_enough_or_words_are_not_known() -> None:
    """Nor in a small theme, nor where a name would be too long for a button."""
    double = found_by_two(SIDES)
    assert triples(found_by_two(SIDES, f1=0.9), LARGE) == []
    assert triples(double, replace(LARGE, voices=12)) == []
    assert triples(double, replace(LARGE, language="fr")) == []
    assert triples([], LARGE) == []
    long = side("constitutional entanglements", 3, {5, 6}, "JN")
    rest = [side("industrial transformations", 1, {1, 2}, "JN"), side("buses", 2, {3, 4})]
    assert triples(found_by_two([long, *rest]), LARGE) == []
