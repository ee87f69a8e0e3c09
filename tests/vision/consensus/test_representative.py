"""What marks a group, against Polis' formulas on paper."""

from __future__ import annotations

import numpy as np
import pytest

from vision.consensus import Support, marks
from vision.consensus.representative import one_share_z, two_shares_z


def test_one_share_by_hand() -> None:
    """8 of 10 agree: 2 * sqrt(11) * (9/11 - 1/2) = 2.1106."""
    assert one_share_z(np.array([8]), np.array([10]))[0] == pytest.approx(2.110579, abs=1e-6)


def test_two_shares_by_hand() -> None:
    """8 of 10 here, 3 of 12 there, one hit added to each.

    9/11 - 4/13 = .510490; pooled 13/24; sqrt(13/24 * 11/24 * (1/11 + 1/13)) = .204124.
    """
    z = two_shares_z(np.array([8]), np.array([10]), np.array([3]), np.array([12]))

    assert z[0] == pytest.approx(0.5104895 / 0.2041241, rel=1e-4)


def test_unanimity_everywhere_marks_no_one() -> None:
    """What everyone says does not set a group apart."""
    agree = np.array([[10], [10]])
    none = np.zeros((2, 1), dtype=int)

    assert marks(Support(("A", "B"), ("s",), agree, none, none)) == {"A": (), "B": ()}


def test_a_statement_that_parts_marks_both_groups_from_their_side() -> None:
    """A agrees and B disagrees, so it marks A by agreement and B by disagreement."""
    agree, disagree = np.array([[18, 9], [2, 9]]), np.array([[2, 9], [18, 9]])
    found = marks(Support(("A", "B"), ("parts", "both"), agree, disagree, np.zeros((2, 2), int)))

    assert [(mark.statement, mark.side) for mark in found["A"]] == [("parts", "agree")]
    assert [(mark.statement, mark.side) for mark in found["B"]] == [("parts", "disagree")]
    assert found["A"][0].share == pytest.approx(19 / 22)
    assert found["A"][0].ratio == pytest.approx(19 / 3)
