"""One sentence on who agrees, true to the counts."""

from __future__ import annotations

import pytest

from vision.consensus.findings import (
    TOO_FEW,
    agreement_finding,
    groups_finding,
    tension_finding,
)
from vision.consensus.levels import Answered, Consensus, Slice

FOR = Slice(20, 0.8, 0.1, 0.1, "for")
AGAINST = Slice(20, 0.1, 0.8, 0.1, "against")


def room(bridges: int, divides: int, withheld: int = 0) -> Consensus:
    """Return the answers of two levels to so many statements of each kind."""
    kinds = [
        *[((FOR, FOR), True, False)] * bridges,
        *[((FOR, AGAINST), False, True)] * divides,
        *[((FOR, None), False, False)] * withheld,
    ]
    statements = tuple(
        Answered(str(n), FOR, levels, 0.5, bridge, divide)
        for n, (levels, bridge, divide) in enumerate(kinds)
    )
    return Consensus(("Top", "Base"), 5, statements)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        pytest.param(room(0, 0), TOO_FEW, id="nobody-answered"),
        pytest.param(room(0, 0, 3), TOO_FEW, id="all-withheld"),
        pytest.param(
            room(3, 0),
            "Every level wants 3 of the 3 statements that all have answered. None parts the "
            "levels.",
            id="of-one-mind",
        ),
        pytest.param(
            room(2, 1, 4),
            "Every level wants 2 of the 3 statements that all have answered. One parts the levels.",
            id="one-divide",
        ),
        pytest.param(
            room(1, 2),
            "Every level wants 1 of the 3 statements that all have answered. 2 part the levels.",
            id="two-divides",
        ),
    ],
)
def test_the_sentence_counts_bridges_and_divides(found: Consensus, sentence: str) -> None:
    """Only statements that every level has answered are counted."""
    assert agreement_finding(found) == sentence


def test_groups_are_counted_in_words() -> None:
    """Three groups are three; none, or one alone, is no parting."""
    assert "three groups" in groups_finding({"A": 9, "B": 8, "C": 7})
    assert groups_finding({}) == groups_finding({"A": 9})


def test_a_wish_that_has_come_true_is_no_tension() -> None:
    """Where nothing is wanted beyond what is true, the sentence says so and names no theme."""
    assert "Beds" in tension_finding({"Beds": 0.1, "Pay": -0.2})
    assert tension_finding({"Beds": 0.0, "Pay": -0.2}).startswith("What people want is as true")
