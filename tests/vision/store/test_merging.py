"""Two levels, or two units, become one, whoever is at them."""

import pytest

from vision.errors import InvalidChoiceError, InvalidSetupError
from vision.store import Setup, Store

ROOM = Setup(
    "Spring", ["Why?"], [("Top", 3), ("Heads", 5), ("Floor", 40)], ["North", "South", "East"]
)


def test_a_level_and_a_unit_are_merged_into_others(store: Store) -> None:
    """People come along; expected people add up, seen by all; the order of the others stays."""
    made = store.workshops.add(ROOM)
    top, heads, floor = made.levels
    north, south, _east = made.units
    person = store.participants.join(made.id, "phone", level_id=heads.id, unit_id=south.id)
    (slip,) = store.attendance.make_slips(heads.id, 1)

    store.workshops.merge(made.id, heads.id, top.id)
    store.workshops.merge(made.id, south.id, north.id)

    now = store.workshops.get(made.id)
    assert [(each.name, each.expected, each.rank) for each in now.levels] == [
        ("Top", 8, 0),
        ("Floor", 40, 1),
    ]
    assert [each.name for each in now.units] == ["North", "East"]
    assert store.participants.levels(made.id) == {person.id: top.id}
    (logged,) = store.attendance.corrections(made.id)
    assert (logged.level_id, logged.before, logged.after) == (top.id, 3, 8)
    assert now.revision > made.revision
    seated = store.participants.join(
        made.id, "other", level_id=floor.id, unit_id=north.id, slip=slip
    )
    assert seated.level_id == top.id

    store.attendance.expect(floor.id, 50)
    store.workshops.merge(made.id, top.id, floor.id)
    assert [each.after for each in store.attendance.corrections(made.id)] == [58, 50]


def test_only_two_of_a_kind_and_of_one_workshop_are_merged(store: Store) -> None:
    """A level is no unit, nothing merges into itself, and another workshop's stay untouched."""
    made, other = store.workshops.add(ROOM), store.workshops.add(ROOM)
    with pytest.raises(InvalidSetupError):
        store.workshops.merge(made.id, made.levels[0].id, made.levels[0].id)
    for gone, into in (
        (made.levels[0].id, made.units[0].id),
        (made.levels[0].id, other.levels[0].id),
        ("nothing", made.levels[0].id),
    ):
        with pytest.raises(InvalidChoiceError):
            store.workshops.merge(made.id, gone, into)
    assert len(store.workshops.get(other.id).levels) == 3
