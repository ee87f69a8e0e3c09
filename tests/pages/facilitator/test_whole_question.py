"""A file's people count as people only where no group needs rows that name nobody."""

from __future__ import annotations

import pytest

from pages.facilitator.files.whole_question import lift
from vision.exchange import TakenStatement


def rows(top: int, unnamed: int, base: int = 400) -> list[TakenStatement]:
    """Return rows of named people at two levels, and rows without a name at the upper one."""
    named = [("Top", f"t{n}") for n in range(top)] + [("Base", f"b{n}") for n in range(base)]
    return [
        TakenStatement(n, f"Wish {n}", level=level, person=person)
        for n, (level, person) in enumerate([*named, *[("Top", None)] * unnamed])
    ]


@pytest.mark.parametrize(
    ("top", "unnamed", "people"),
    [(5, 0, True), (5, 3, True), (4, 1, False), (2, 3, False), (1, 1, True), (40, 30, False)],
)
def test_no_level_reaches_the_smallest_group_by_rows_without_a_name(
    top: int, unnamed: int, people: object
) -> None:
    """Two people and three rows that may be theirs are not five; three in ten are too many."""
    assert lift(rows(top, unnamed), 5) is people
