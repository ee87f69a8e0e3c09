"""Words of those not on board are told apart only where enough people stand on either side."""

from __future__ import annotations

import pytest

from vision.drafts import Stance
from vision.drafts.not_on_board import not_on_board
from vision.privacy import Released, release

FOR, AGAINST = Stance.ENROLMENT, Stance.NONCOMPLIANCE


def counted(said: dict[str, Stance], previous: Released | None = None) -> Released:
    """Return what is counted of one draft in a room without levels."""
    return release(
        previous,
        [("d", person, stance) for person, stance in said.items()],
        asked=["d"],
        levels={},
        bands=(),
        smallest_group=5,
    )


def people(number: int, stance: Stance, name: str) -> dict[str, Stance]:
    """Return so many people of one mind."""
    return {f"{name}{place}": stance for place in range(number)}


def test_everyone_who_does_not_want_it_themselves_is_not_on_board() -> None:
    """Compliance of any kind, refusal and apathy; commitment and enrolment are on board."""
    said = {stance.value: stance for stance in Stance} | people(5, FOR, "f")

    found = not_on_board(counted(said), "d", smallest_group=5)

    assert found == set(said) - {"commitment", "enrolment"} - set(people(5, FOR, "f"))
    assert not_on_board(counted(said), "another draft", smallest_group=5) == frozenset()


@pytest.mark.parametrize(
    ("against", "for_", "told"), [(4, 20, 0), (5, 20, 5), (5, 0, 5), (20, 4, 0), (20, 5, 20)]
)
def test_few_on_either_side_are_not_told_apart(against: int, for_: int, told: int) -> None:
    """Below the smallest group nobody's words are shown as those of a side."""
    said = people(against, AGAINST, "a") | people(for_, FOR, "f")

    assert len(not_on_board(counted(said), "d", smallest_group=5)) == told


def test_nobody_changes_sides_alone() -> None:
    """Four who change their mind stay where they were counted; a fifth takes them along."""
    before = people(10, AGAINST, "a") | people(10, FOR, "f")
    first = counted(before)
    four = counted(before | people(4, FOR, "a"), first)
    five = counted(before | people(5, FOR, "a"), four)

    told = [not_on_board(each, "d", smallest_group=5) for each in (first, four, five)]
    assert told[0] == told[1] == set(people(10, AGAINST, "a"))
    assert told[2] == set(people(10, AGAINST, "a")) - set(people(5, FOR, "a"))
