"""Pulses: whole room or nothing where few answer, levels only where all of them have enough."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.drafts.pulse_findings import pulse_finding
from vision.drafts.pulses import STAYED, Counted, compare, compared, count, latest
from vision.privacy import ExistingPeople
from vision.significance import called_in
from vision.significance.registry import CLOSER

ORDER = (("top", "Executives"), ("base", "Frontline"))
SAID = ("We have time.", "We listen.")


def pulse(
    ratings: dict[str, list[int]], *, m: int = 5, existing: ExistingPeople | None = None
) -> Counted:
    """Return a pulse in which everyone of a level gives both sentences one of the ratings."""
    levels: dict[str, str | None] = {
        f"{level}{at}": level for level, given in ratings.items() for at in range(len(given))
    }
    answers = [
        (f"{level}{at}", clause, of_10)
        for level, given in ratings.items()
        for at, of_10 in enumerate(given)
        for clause in range(len(SAID))
    ]
    return count(answers, SAID, levels=levels, order=ORDER, smallest_group=m, existing=existing)


def test_a_pulse_with_three_people_is_the_whole_room_or_nothing() -> None:
    """Nothing under five; where three are enough, one group and no level."""
    nothing = pulse({"top": [3], "base": [4, 9]})
    assert nothing.people is None
    assert all(each.everyone.counts is None and each.levels == () for each in nothing.sentences)

    whole = pulse({"top": [3], "base": [4, 9]}, m=3)
    assert whole.people == 3
    assert [each.everyone.mean for each in whole.sentences] == [5.3, 5.3]
    assert all(each.levels == () for each in whole.sentences)


def test_levels_are_told_apart_where_each_has_enough() -> None:
    """A mean a level, and everyone is the sum of what is shown."""
    found = pulse({"top": [8, 9, 9, 8, 8], "base": [2, 3, 2, 4, 2, 3]})
    first = found.sentences[0]

    assert [(each.level, each.people, each.mean) for each in first.groups] == [
        ("Everyone", 11, 5.3),
        ("Executives", 5, 8.4),
        ("Frontline", 6, 2.7),
    ]
    assert Counted.from_json(found.to_json()) == found


@given(
    top=st.lists(st.integers(0, 10), max_size=9),
    base=st.lists(st.integers(0, 10), max_size=9),
    m=st.integers(3, 6),
)
def test_no_number_is_of_few_people(top: list[int], base: list[int], m: int) -> None:
    """Each group that is shown has enough people, and so has what is left of everyone."""
    for each in pulse({"top": top, "base": base}, m=m).sentences:
        shown = [group.people for group in each.groups if group.counts]
        assert all(people >= m for people in shown)
        if each.levels:
            rest = each.everyone.people - sum(level.people for level in each.levels)
            assert rest == 0 or rest >= m


def test_nobody_can_read_that_all_said_the_same() -> None:
    """Of five who all say 10, one is counted under 9; of five who say 4, one under 5."""
    assert pulse({"base": [10] * 5}).sentences[0].everyone.mean == 9.8
    assert pulse({"base": [4] * 5}).sentences[0].everyone.mean == 4.2


def test_phones_beyond_the_number_expected_lift_nothing() -> None:
    """One executive and eight invented ones: no level is told, and the room only if it is large."""
    pose = ExistingPeople({"top": 9, "base": 20}, {"top": 1, "base": 20})
    found = pulse({"top": [5] * 9, "base": list(range(10)) * 2}, existing=pose)
    assert found.people == 29
    assert all(each.levels == () for each in found.sentences)


def test_a_gap_that_closes_is_called_and_one_that_does_not_is_not() -> None:
    """Forty people move up by four; of another sentence nothing changes; both in plain words."""
    low, high = [1, 2, 3, 2] * 10, [6, 7, 5, 6] * 10
    first, last = pulse({"base": low}), pulse({"base": high})
    moves = compare(first, last)

    assert {move.verdict for move in moves} == {CLOSER}
    assert (moves[0].before, moves[0].now) == (2.0, 6.0)
    assert moves[0].low <= 4 <= moves[0].high
    assert str(pulse_finding([first, last])).startswith("2 sentences have become truer")
    assert called_in(moves) == {"pulse"}

    same = compare(first, first)
    assert {move.verdict for move in same} == {STAYED}
    assert str(pulse_finding([first, first])) == "No change beyond chance since the first pulse."
    assert str(pulse_finding([first])).startswith("This is the first pulse.")
    assert str(pulse_finding([first, pulse({"base": [1]})])).startswith("Too few people")


def test_a_pulse_that_few_answered_is_compared_with_nothing() -> None:
    """One place chooses the two pulses, for findings, pages and reports."""
    few, low, high = pulse({"base": [1]}), pulse({"base": [2] * 9}), pulse({"base": [7] * 9})
    told = latest([few, low, low, high])

    assert compared([few]) is None
    assert latest([few]) is None
    assert compared([few, low]) == (1, 1)
    assert str(pulse_finding([few, low])).startswith("This is the first pulse.")
    assert compared([few, low, low, high, few]) == (1, 3)
    assert told == (high, compare(low, high))


def test_a_reworded_sentence_is_another_question() -> None:
    """Sentences are compared where their words are the same, levels where both tell them apart."""
    first = pulse({"top": [5] * 5 + [4], "base": [3] * 6 + [2]})
    last = count(
        [(f"p{k}", 0, k) for k in range(8)],
        ("We have more time.", "We listen."),
        levels={}, order=ORDER, smallest_group=5,
    )  # fmt: skip
    assert compare(first, last) == ()
    assert "in the same words" in str(pulse_finding([first, last]))


@pytest.mark.slow
def test_two_pulses_without_any_change_are_seldom_called() -> None:
    """With ten people at each of two levels, anything is called in at most 1 of 100 rooms."""
    random, shape = np.random.default_rng(5), np.array([1, 1, 2, 3, 5, 8, 8, 5, 3, 2, 1]) / 39
    rooms = 120
    called = 0
    for _ in range(rooms):
        two = [
            pulse({n: random.choice(11, 10, p=shape).tolist() for n in ("top", "base")})
            for _ in range(2)
        ]
        called += bool(called_in(compare(*two)))
    assert called / rooms <= 0.01
