"""The shape of a workshop comes back as it was set up, each workshop's own."""

from __future__ import annotations

import pytest

from vision.errors import InvalidSetupError, InvalidTextError
from vision.store import Setup, Store
from vision.store.workshop_shapes import shapes


def test_each_workshop_has_its_own_shape_in_order(store: Store) -> None:
    """Questions, levels with their expected people, and units, in the order of the set-up."""
    one = store.workshops.add(Setup("One", ["B?", "A?"], [("Top", 3), ("Floor", 40)], ["Z", "Y"]))
    two = store.workshops.add(Setup("Two", ["C?"], [("All", 12)]))

    with store.workshops._database.read() as connection:
        found = shapes(connection, [two.id, one.id])

    assert [each.text for each in found[one.id].questions] == ["B?", "A?"]
    assert [(each.name, each.expected) for each in found[one.id].levels] == [
        ("Top", 3),
        ("Floor", 40),
    ]
    assert [each.name for each in found[one.id].units] == ["Z", "Y"]
    assert [each.text for each in found[two.id].questions] == ["C?"]
    assert found[two.id].units == ()


def test_wording_is_corrected_and_everything_keeps_its_place(store: Store) -> None:
    """Title, question, level and unit have their new names under their old ids; units are added."""
    made = store.workshops.add(Setup("Sprnig", ["Wy?"], [("Tpo", 3), ("Floor", 40)], ["Noth"]))
    person = store.participants.join(
        made.id, "phone", level_id=made.levels[0].id, unit_id=made.units[0].id
    )

    store.workshops.correct(made.id, "Spring", ["Why?"], ["Top", "Floor"], ["North", "South"])

    now = store.workshops.get(made.id)
    assert (now.title, now.questions[0].text) == ("Spring", "Why?")
    assert [(each.name, each.expected) for each in now.levels] == [("Top", 3), ("Floor", 40)]
    assert [each.name for each in now.units] == ["North", "South"]
    assert [each.id for each in now.levels] == [each.id for each in made.levels]
    assert now.units[0].id == person.unit_id
    assert now.revision > made.revision


def test_another_server_reads_the_correction(
    store: Store, database_url: str, secret: bytes
) -> None:
    """What looks at all workshops, as the worker does, has the new words at once."""
    made = store.workshops.add(Setup("Spring", ["Wy?"], [("All", 3)]))
    other = Store(database_url, secret)
    assert other.workshops.get(made.id).questions[0].text == "Wy?"

    store.workshops.correct(made.id, "Spring", ["Why?"], ["All"], [])

    (seen,) = other.workshops.all()
    assert seen.questions[0].text == "Why?"
    assert other.workshops.get(made.id).questions[0].text == "Why?"
    other.close()


@pytest.mark.parametrize(
    ("levels", "units", "said"),
    [
        (["Floor", "Top"], ["North", "South"], "Keep the levels in their order"),
        (["Top"], ["North", "South"], "has 2 levels"),
        (["Top", "Floor"], ["North"], "has 2 units"),
        (["Top", "Floor"], ["South", "West", "North"], "Keep the units in their order"),
        (["Top", "Middle", "Ground"], ["North", "South"], "has 2 levels"),
        (["Top", "Floor"], ["North", "north"], "stands there twice"),
        (["Top", "  "], ["North", "South"], "There is nothing in this level"),
    ],
)
def test_a_line_that_slipped_renames_nothing(
    store: Store, levels: list[str], units: list[str], said: str
) -> None:
    """A missing, moved, doubled or blank name of a part with people changes nothing at all."""
    made = store.workshops.add(
        Setup("Spring", ["Why?"], [("Top", 3), ("Floor", 40)], ["North", "South"])
    )
    for rank, place in zip(made.levels, made.units, strict=True):
        store.participants.join(made.id, rank.name, level_id=rank.id, unit_id=place.id)
    made = store.workshops.get(made.id)

    with pytest.raises((InvalidSetupError, InvalidTextError), match=said):
        store.workshops.correct(made.id, "Summer", ["How?"], levels, units)

    assert store.workshops.get(made.id) == made


@pytest.mark.parametrize(
    ("levels", "ids"),
    [
        (["Floor", "Top", "Lead"], (2, 0, 1)),
        (["Board", "Top", "Lead", "Floor"], (None, 0, 1, 2)),
        (["Top", "Floor"], (0, 2)),
        (["Top", "Leaders", "Floor"], (0, 1, 2)),
        (["Top", "Leads", "Deputies", "Staff"], (0, None, None, None)),
    ],
)
def test_parts_that_nobody_is_at_are_added_taken_away_and_moved(
    store: Store, levels: list[str], ids: tuple[int | None, ...]
) -> None:
    """A line with a known name is that part wherever it stands; the lower ones are empty."""
    made = store.workshops.add(Setup("Spring", ["Why?"], [("Top", 3), ("Lead", 5), ("Floor", 40)]))
    person = store.participants.join(made.id, "phone", level_id=made.levels[0].id, unit_id=None)

    store.workshops.correct(made.id, "Spring", ["Why?"], levels, levels[::-1])

    now = store.workshops.get(made.id)
    assert [each.name for each in now.levels] == levels
    assert [each.name for each in now.units] == levels[::-1]
    known = [each.id for each in made.levels]
    assert [known.index(each.id) if each.id in known else None for each in now.levels] == list(ids)
    assert person.level_id in {each.id for each in now.levels}
