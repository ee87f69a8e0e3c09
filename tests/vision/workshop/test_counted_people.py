"""Whose voices lift a group: nobody is made a person by a slip that whoever printed it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.privacy import ExistingPeople
from vision.store import Arrival, Setup
from vision.store.statement_rows import Gathered
from vision.workshop.counted_people import answerers, writers
from vision.workshop.snapshots import new_on_the_wall

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store


def seats(store: Store, workshop: Workshop, used: int) -> ExistingPeople:
    """Return who exists of a room in which so many joined its first level with slips."""
    top = workshop.levels[0]
    for number, slip in enumerate(store.attendance.make_slips(top.id, used)):
        store.participants.join(
            workshop.id, f"phone {number}", level_id=top.id, unit_id=None, slip=slip
        )
    found, present = workshop.questions[0], store.attendance.present(workshop.id)
    mine, theirs = writers(workshop, found, present), answerers(workshop, found, present)
    assert mine.doubt(5) == theirs.doubt(5)
    return mine


def test_slips_beyond_the_people_expected_are_no_people(store: Store) -> None:
    """One executive is expected and five slips are used: four of them may be anybody's."""
    room = store.workshops.add(Setup("Room", ["What for?"], [("Top", 1), ("Front", 30)]))
    found = seats(store, room, 5)
    top = room.levels[0].id

    assert found.doubt(5) == 4
    assert found.at_least(top, 5) == 1


def test_invented_phones_bring_nobodys_words_to_the_wall_alone() -> None:
    """Four own phones and one person are five writers, of whom one may exist: they wait."""
    said = [Gathered(f"s{n}", "Words", f"p{n}", "Top", None, 1, True) for n in range(5)]
    room = ExistingPeople({"Top": 5}, {"Top": 1})

    assert new_on_the_wall(said, None, ExistingPeople().enough(5))["held"] == []
    assert new_on_the_wall(said, None, room.enough(5))["batch"] == []


def test_rows_of_a_file_count_like_phones(store: Store) -> None:
    """A file that tells nobody apart has thirty rows where twelve are expected: so many exist."""
    room = store.workshops.add(Setup("Room", ["What for?"], [("Front", 12)]))
    front, asked = room.levels[0].id, room.questions[0].id
    rows = [Arrival(f"Wish {n}", f"row {n}", front, None) for n in range(30)]
    store.statements.add_many(room.id, asked, rows, only="rows")
    found = writers(
        room, store.workshops.get(room.id).questions[0], store.attendance.present(room.id)
    )

    assert found.at_least(front, 30) == 12
    assert found.doubt(5) == 18
