"""One table says what each part of a workshop means; who shows one asks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.optional_parts import RULES, Part, parts_from, parts_line
from vision.phases import Phase


def test_every_part_has_its_row_and_its_words() -> None:
    """No part without rules, none twice, and each says who does what in a whole sentence."""
    assert list(RULES) == list(Part)
    assert all(part.rules.title and part.rules.says.endswith(".") for part in Part)


def test_nothing_is_asked_while_people_write_their_own_vision() -> None:
    """Parts come after the reveal: in Gather nothing is asked for any, and nothing is shown."""
    assert not any(part.asks(Phase.GATHER) or part.shows(Phase.GATHER) for part in Part)


@pytest.mark.parametrize("part", Part)
def test_what_is_asked_can_be_looked_at_from_then_on(part: Part) -> None:
    """Nobody answers into the void: whatever a part asks, its results may be looked at."""
    assert part.rules.asked <= part.rules.shown
    assert Phase.CLOSED in part.rules.shown


@given(st.frozensets(st.sampled_from(Part)))
def test_parts_come_back_as_they_were_kept(parts: frozenset[Part]) -> None:
    """Whatever is turned on is the same after it was kept; other versions' parts are left out."""
    assert parts_from(parts_line(parts)) == parts
    assert parts_from(f"{parts_line(parts)},of tomorrow") == parts
