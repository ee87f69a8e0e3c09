"""Totals of a small room do not tell that one more person has written."""

from __future__ import annotations

import pytest

from tests.readers import reading
from vision.privacy.totals_in_steps import STEPS, Total


@pytest.mark.parametrize("smallest_group", [3, 5, 8])
def test_a_step_is_as_many_as_the_smallest_group(smallest_group: int) -> None:
    """Of those who write one after the other, only every so manieth is seen to; none is made up."""
    small = STEPS * smallest_group
    shown = [str(Total.of_people(number, smallest_group)) for number in range(1, small)]

    assert len(set(shown)) == STEPS
    assert all(shown.count(each) >= smallest_group - 1 for each in shown)
    assert str(Total.of_people(small, smallest_group)) == str(small)


def test_a_step_reads_the_same_from_right_to_left() -> None:
    """Among Arabic words "<5" is no "5<", and "10+" no "+10"."""
    with reading("ar"):
        assert str(Total.of_people(3, 5)) == "\u2068<5\u2069"
        assert str(Total.of_people(12, 5)) == "\u206810+\u2069"
        assert str(Total.of_people(0, 5)) == "0"


def test_many_statements_of_few_people_go_in_steps_as_well() -> None:
    """What counts is how many people there are, not how much they write."""
    assert str(Total(47, 6, 5)) == "45+"
    assert str(Total(1_247, 400, 5)) == "1,247"
