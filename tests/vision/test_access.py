"""Roles: each covers what is below it, and nothing above."""

from __future__ import annotations

from itertools import product

import pytest

from vision.access import ORDER, covers, higher, require
from vision.errors import NotAllowedError
from vision.models import Role


def test_every_role_has_its_place() -> None:
    """A role that somebody adds must be given a place in the order."""
    assert set(ORDER) == set(Role)


@pytest.mark.parametrize(("held", "needed"), list(product([None, *Role], Role)))
def test_a_role_covers_itself_and_those_below(held: Role | None, needed: Role) -> None:
    """From participant to owner; whoever holds no role gets nowhere."""
    ranks = ["participant", "leader", "facilitator", "owner"]
    allowed = held is not None and ranks.index(held) >= ranks.index(needed)

    assert covers(held, needed) is allowed
    if allowed:
        require(held, needed)
    else:
        with pytest.raises(NotAllowedError, match=f"for the {needed}"):
            require(held, needed)


@pytest.mark.parametrize(("one", "other"), list(product([None, *Role], repeat=2)))
def test_the_higher_of_two(one: Role | None, other: Role | None) -> None:
    """It does not matter which is named first, and none is below all."""
    best = higher(one, other)

    assert best is higher(other, one)
    assert best in {one, other}
    assert all(role is None or covers(best, role) for role in (one, other))
