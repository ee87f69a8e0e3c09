"""The shape of a workshop comes back as it was set up, each workshop's own."""

from __future__ import annotations

import pytest

from vision.errors import InvalidSetupError, InvalidTextError
from vision.store import Setup, Store
from vision.store.shapes import shapes


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
        (["Top", "Floor"], ["West", "North", "South"], "Keep the units in their order"),
        (["Top", "Floor"], ["North", "north"], "stands there twice"),
        (["Top", "  "], ["North", "South"], "There is nothing in this level"),
    ],
)
def test_a_line_that_slipped_renames_nothing(
    store: Store, levels: list[str], units: list[str], said: str
) -> None:
    """A missing, moved, doubled or blank name changes nothing at all, and the reason is told."""
    made = store.workshops.add(
        Setup("Spring", ["Why?"], [("Top", 3), ("Floor", 40)], ["North", "South"])
    )

    with pytest.raises((InvalidSetupError, InvalidTextError), match=said):
        store.workshops.correct(made.id, "Summer", ["How?"], levels, units)

    assert store.workshops.get(made.id) == made
