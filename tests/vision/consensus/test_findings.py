"""One sentence on who agrees, true to the counts."""

# ruff: noqa: E501 - tables of sentences read best as they are

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.consensus.findings import (
    agreement_finding,
    groups_finding,
    tension_finding,
)
from vision.consensus.levels import Answered, Consensus, Slice
from vision.significance import called_in

FOR = Slice(20, 0.8, 0.1, 0.1, "for")
AGAINST = Slice(20, 0.1, 0.8, 0.1, "against")


LEANS = Slice(8, 0.5, 0.4, 0.1, "open")
AWAY = Slice(8, 0.4, 0.5, 0.1, "open")


def room(
    bridges: int, divides: int = 0, withheld: int = 0, undecided: int = 0, levels: int = 2
) -> Consensus:
    """Return the answers of levels to so many statements of each kind."""
    kinds = [
        *[((FOR, FOR), True, False)] * bridges,
        *[((FOR, AGAINST), False, True)] * divides,
        *[((FOR, None), False, False)] * withheld,
        *[((LEANS, AWAY if levels > 1 else LEANS), False, False)] * undecided,
    ]
    statements = tuple(
        Answered(str(n), FOR, sides[:levels], 0.5, bridge, divide)
        for n, (sides, bridge, divide) in enumerate(kinds)
    )
    return Consensus(("Top", "Base")[:levels] if levels > 1 else ("Everyone",), 5, statements)


NONE_OF_15 = "Of none of the 15 statements that enough people at each level have answered can it be told that every level wants it."
TWO_SIDES = "On 3 of them levels lean to different sides, with too few answers to tell whether they part them."

SITUATIONS = [
    # bridges, divides, withheld, undecided, levels: what is said
    ((0, 0, 0, 0, 2), "Too few people have answered to say who agrees."),
    ((0, 0, 3, 0, 2), "Too few people have answered to say who agrees."),
    ((1, 0, 0, 0, 2), "Every level wants the one statement that enough people at each level have answered."),
    ((0, 1, 0, 0, 2), "The one statement that enough people at each level have answered parts the levels."),
    ((0, 0, 0, 1, 2), "Of the one statement that enough people at each level have answered it can’t be told whether every level wants it."),
    ((3, 0, 0, 0, 2), "Every level wants all 3 statements that enough people at each level have answered. None of them parts the levels."),
    ((2, 1, 4, 0, 2), "Every level wants 2 of the 3 statements that enough people at each level have answered. One of them parts the levels."),
    ((1, 5, 0, 0, 2), "Every level wants one of the 6 statements that enough people at each level have answered. Levels are parted by 5 of them."),
    ((0, 0, 0, 15, 2), f"{NONE_OF_15} {TWO_SIDES.replace('3', '15')}"),
    ((0, 5, 0, 10, 2), f"{NONE_OF_15} Levels are parted by 5 of them."),
    ((12, 0, 0, 3, 2), f"Every level wants 12 of the 15 statements that enough people at each level have answered. {TWO_SIDES}"),
    ((12, 0, 0, 1, 2), "Every level wants 12 of the 13 statements that enough people at each level have answered. On one of them levels lean to different sides, with too few answers to tell whether it parts them."),
    ((1, 0, 0, 0, 1), "Most people want the one statement that enough have answered."),
    ((0, 0, 0, 1, 1), "Of the one statement that enough have answered it can’t be told whether most people want it."),
    ((2, 0, 0, 0, 1), "Most people want all 2 statements that enough have answered."),
    ((1, 0, 0, 2, 1), "Most people want one of the 3 statements that enough have answered."),
    ((2, 0, 0, 2, 1), "Most people want 2 of the 4 statements that enough have answered."),
    ((0, 0, 0, 2, 1), "Of none of the 2 statements that enough have answered can it be told that most people want it."),
]  # fmt: skip
"""The table of sentences: situation, numbers, sentence."""


@pytest.mark.parametrize(("numbers", "sentence"), SITUATIONS)
def test_what_is_said_of_none_one_and_many(
    numbers: tuple[int, int, int, int, int], sentence: str
) -> None:
    """Only statements that every level has answered are counted, and one is no "1"."""
    assert str(agreement_finding(room(*numbers))) == sentence


@given(
    st.tuples(*[st.integers(0, 4)] * 4, st.integers(1, 2)).filter(lambda of: of[4] > 1 or not of[1])
)
def test_no_sentence_denies_what_an_answer_calls(of: tuple[int, int, int, int, int]) -> None:
    """Whatever is answered: a sentence that claims has its verdict, one that denies has none."""
    found = room(*of)
    called, told = called_in(found), agreement_finding(found).all

    for each in told:
        assert not each.sentence.claims or called & set(each.sentence.claims)
        assert not called & set(each.sentence.denies)
        if "wanted" in each.kind and each.number:
            assert each.number == len(found.bridges)


def test_groups_are_counted() -> None:
    """Three groups are three; none, or one alone, is no parting."""
    assert "3 groups" in str(groups_finding({"A": 9, "B": 8, "C": 7}))
    assert groups_finding({}) == groups_finding({"A": 9})


def test_a_wish_that_has_come_true_is_no_tension() -> None:
    """Where nothing is wanted beyond what is true, the sentence says so and names no theme."""
    assert "Beds" in str(tension_finding({"Beds": 0.1, "Pay": -0.2}))
    assert tension_finding({"Beds": 0.0, "Pay": -0.2}).kind == "no tension"
