"""Groups are joined until they are large enough, and not further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.privacy import bands, unit_groups

sizes = st.lists(st.integers(0, 30), max_size=9)


def named(counts: list[int]) -> list[tuple[str, int]]:
    """Return groups called by their place."""
    return [(f"g{k}", count) for k, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param([1, 2, 2, 3, 4], [["g0", "g1", "g2"], ["g3", "g4"]], id="room-of-12"),
        pytest.param([9, 20, 50], [["g0"], ["g1"], ["g2"]], id="all-large"),
        pytest.param([2, 9, 50], [["g0", "g1"], ["g2"]], id="few-at-the-top"),
        pytest.param([50, 9, 2], [["g0"], ["g1", "g2"]], id="few-at-the-bottom"),
        pytest.param([20, 1, 6], [["g0"], ["g1", "g2"]], id="the-more-even-cut"),
        pytest.param([3, 4], [["g0", "g1"]], id="one-band-left"),
        pytest.param([2, 2], [], id="too-few-for-anything"),
        pytest.param([], [], id="no-level"),
        pytest.param([7], [["g0"]], id="one-level"),
    ],
)
def test_bands_of_known_rooms(people: list[int], expected: list[list[str]]) -> None:
    """Small rooms give the bands that one would draw by hand."""
    assert [list(band.members) for band in bands(named(people), 5)] == expected


@given(sizes, st.integers(3, 8))
def test_bands_are_large_enough_and_keep_order(people: list[int], smallest: int) -> None:
    """Every band has enough people, and together they are all levels in their own order."""
    found = bands(named(people), smallest)

    assert all(band.people >= smallest for band in found)
    if found:
        assert [name for band in found for name in band.members] == [n for n, _ in named(people)]
        assert sum(band.people for band in found) == sum(people)
    else:
        assert sum(people) < smallest


@given(sizes.filter(lambda people: len(people) < 8), st.integers(3, 8))
def test_bands_are_as_many_as_possible(people: list[int], smallest: int) -> None:
    """Trying every way to cut finds no way with more bands."""
    most = 0
    for cuts in range(2 ** max(len(people) - 1, 0)):
        groups, current = [], 0
        for k, count in enumerate(people):
            current += count
            if cuts >> k & 1 or k == len(people) - 1:
                groups.append(current)
                current = 0
        if groups and min(groups) >= smallest:
            most = max(most, len(groups))

    assert len(bands(named(people), smallest)) == most


def test_one_band_says_that_it_is_everyone() -> None:
    """Where levels can't be told apart the group is not named after them."""
    assert [band.name for band in bands([("Top", 2), ("Front", 4)], 5)] == ["Everyone"]


@given(sizes, st.integers(3, 8))
def test_unit_groups_are_large_enough_and_leave_no_one_out(
    people: list[int], smallest: int
) -> None:
    """Every group has enough people; a unit is joined only if it is small or saves a small one."""
    found = unit_groups(named(people), smallest)

    assert all(group.people >= smallest for group in found)
    assert sum(group.people for group in found) in {sum(people), 0}
    if not found:
        assert sum(people) < smallest
    joined = [group for group in found if len(group.members) > 1]
    assert len(joined) <= 1
    small = sum(count < smallest for count in people)
    assert all(len(group.members) <= small + 1 for group in joined)
