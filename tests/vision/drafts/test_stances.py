"""Where people stand, by level and within the rules of privacy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from vision.drafts import RUNGS, SENTENCES, Stance, Stances, stances
from vision.privacy import Band, bands, release

if TYPE_CHECKING:
    from collections.abc import Sequence

TWO = (Band("Top", ("Top",), 6), Band("Base", ("Base",), 20))


def chosen(top: Sequence[Stance], base: Sequence[Stance], cut: Sequence[Band] = TWO) -> Stances:
    """Return where people of two levels stand to the draft ``d``."""
    people = {f"t{row}": stance for row, stance in enumerate(top)}
    people |= {f"b{row}": stance for row, stance in enumerate(base)}
    released = release(
        None,
        [("d", person, stance) for person, stance in people.items()],
        asked=["d"],
        levels={name: "Top" if name[0] == "t" else "Base" for name in people},
        bands=cut,
        smallest_group=5,
    )
    return stances(released, "d", cut)


def test_the_six_rungs_are_senges_and_apathy_stands_apart() -> None:
    """Commitment first, noncompliance last, and each has a sentence to choose."""
    assert [rung.value for rung in RUNGS] == [
        "commitment",
        "enrolment",
        "genuine compliance",
        "formal compliance",
        "grudging compliance",
        "noncompliance",
    ]
    assert set(Stance) - set(RUNGS) == {Stance.APATHY}
    assert set(SENTENCES) == set(Stance)
    assert Stance.COMMITMENT.sentence == "I'll make it happen."


def test_shares_by_level() -> None:
    """Six leaders committed, half of twenty others enrolled and half refusing."""
    found = chosen([Stance.COMMITMENT] * 6, [Stance.ENROLMENT] * 10 + [Stance.NONCOMPLIANCE] * 10)

    assert [(row.level, row.people, row.on_board) for row in found.levels] == [
        ("Top", 6, 1.0),
        ("Base", 20, 0.5),
    ]
    assert found.levels[1].shares == (0.0, 0.5, 0.0, 0.0, 0.0, 0.5, 0.0)
    assert found.everyone.people == 26


def test_too_few_are_told_neither_by_level_nor_in_the_total() -> None:
    """Two leaders wait: the total is that of the others alone."""
    found = chosen([Stance.NONCOMPLIANCE] * 2, [Stance.COMMITMENT] * 20)

    assert [row.people for row in found.levels] == [None, 20]
    assert found.everyone.people == 20


def test_nobody_has_chosen_yet() -> None:
    """No stance, no number."""
    found = chosen([], [])

    assert found.everyone.shares is None
    assert [row.people for row in found.levels] == [None, None]


STANCES = st.lists(st.sampled_from(list(Stance)), max_size=20)


@given(top=STANCES, base=STANCES)
def test_what_is_shown_is_large_enough_and_survives_json(
    top: list[Stance], base: list[Stance]
) -> None:
    """Every level shown, and everyone outside the levels shown, are none or at least five."""
    found = chosen(top, base, bands([("Top", len(top)), ("Base", len(base))], 5))

    shown = [row.people for row in found.levels if row.people is not None]
    left = (found.everyone.people or 0) - sum(shown)
    assert all(number >= 5 for number in shown)
    assert left == 0 or left >= 5
    assert Stances.from_json(json.loads(json.dumps(found.to_json()))) == found
