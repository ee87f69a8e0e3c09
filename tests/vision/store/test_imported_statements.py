"""Statements from files and cards: all of them or none, each person once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidChoiceError, InvalidTextError, NotFoundError
from vision.models import Moderation, Status
from vision.store import Arrival

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_a_file_comes_back_as_it_went_in(store: Store, workshop: Workshop, asked: str) -> None:
    """Level and unit are those of a person's first row; rows without a person stand alone."""
    top, low = workshop.levels[0].id, workshop.levels[2].id
    north = workshop.units[0].id
    store.statements.add_many(
        workshop.id,
        asked,
        [
            Arrival("One", "ann", top, north),
            Arrival("Two", "ann", low, None, quotable=False),
            Arrival("Three", None, low, None),
            Arrival("Four", None, None, None),
        ],
    )

    found = {each.text: each for each in store.statements.gathered(asked)}

    assert found["One"].participant_id == found["Two"].participant_id
    assert len({each.participant_id for each in found.values()}) == 3
    assert (found["Two"].level_id, found["Two"].unit_id) == (top, north)
    assert [found["Two"].quotable, found["Three"].level_id] == [False, low]
    assert found["Four"].level_id is None


def test_a_person_named_like_a_row_is_not_mixed_up(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """An empty name and a name that is a number are names like others."""
    store.statements.add_many(
        workshop.id,
        asked,
        [Arrival(f"Row of {person}", person, None, None) for person in (None, "0", "")],
    )

    assert store.statements.counts(workshop.id) == (3, 3)


def test_one_bad_row_keeps_the_whole_file_out(store: Store, workshop: Workshop, asked: str) -> None:
    """A blank in the last row: nothing is kept, and the revision does not move."""
    rows = [Arrival(f"Row {n}", None, None, None) for n in range(5_000)]

    with pytest.raises(InvalidTextError):
        store.statements.add_many(workshop.id, asked, [*rows, Arrival(" ", None, None, None)])
    assert store.statements.counts(workshop.id) == (0, 0)
    assert store.participants.count(workshop.id) == 0


def test_an_interrupted_import_leaves_nothing(store: Store, workshop: Workshop, asked: str) -> None:
    """Someone closes the page half-way: what was written so far is taken back."""

    def stop(_written: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.statements.add_many(
            workshop.id, asked, [Arrival(f"Row {n}", None, None, None) for n in range(9)], stop
        )
    assert store.statements.counts(workshop.id) == (0, 0)
    assert store.statements.add_many(workshop.id, asked, [Arrival("x", None, None, None)]) == 1


@pytest.mark.parametrize("forged", ["other", "unknown"])
def test_levels_and_units_of_another_workshop_are_refused(
    store: Store, setup: Setup, workshop: Workshop, asked: str, forged: str
) -> None:
    """A column can't be mapped to another workshop's levels or units."""
    other = store.workshops.add(setup)
    level = other.levels[0].id if forged == "other" else "nothing"
    unit = other.units[0].id if forged == "other" else "nothing"

    with pytest.raises(InvalidChoiceError, match="level"):
        store.statements.add_many(workshop.id, asked, [Arrival("x", None, level, None)])
    with pytest.raises(InvalidChoiceError, match="unit"):
        store.statements.add_many(workshop.id, asked, [Arrival("x", None, None, unit)])


def test_a_deleted_workshop_takes_no_file(
    store: Store, setup: Setup, workshop: Workshop, asked: str
) -> None:
    """The workshop, or the question, may have gone while someone was mapping columns."""
    other = store.workshops.add(setup)
    rows = [Arrival("x", None, None, None)]

    with pytest.raises(NotFoundError):
        store.statements.add_many("gone", asked, rows)
    with pytest.raises(NotFoundError):
        store.statements.add_many(workshop.id, other.questions[0].id, rows)


def test_long_statements_of_a_file_are_kept_whole(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """What was written elsewhere may be longer than a phone allows, also once composed."""
    text = "\u0958" * 2_000  # becomes two characters each when composed
    store.statements.add_many(workshop.id, asked, [Arrival(text, None, None, None)])

    assert len(store.statements.gathered(asked)[0].text) == 4_000


def test_an_empty_file_is_no_problem(store: Store, workshop: Workshop, asked: str) -> None:
    """Nothing to take is nothing taken."""
    assert store.statements.add_many(workshop.id, asked, []) == 0


def test_people_who_are_here_already_are_found(
    store: Store, workshop: Workshop, asked: str
) -> None:
    """A second file can add to what the same people said before."""
    people = {"ann": "id-of-ann", "bob": "id-of-bob"}
    for file in (["ann"], ["ann", "bob", "cem"]):
        rows = [Arrival(f"{len(file)} of {name}", name, None, None) for name in file]
        store.statements.add_many(workshop.id, asked, rows, people=people)

    assert store.participants.count(workshop.id) == 3
    assert len(store.statements.of("id-of-ann", asked)) == 2


def test_a_file_waits_for_approval_like_all_others(store: Store, setup: Setup) -> None:
    """Where a workshop approves first nothing is seen before; what was hidden stays so."""
    workshop = store.workshops.add(replace(setup, moderation=Moderation.APPROVE_FIRST))
    asked = workshop.questions[0].id
    rows = [
        Arrival("seen", "1", None, None),
        Arrival("hidden", "1", None, None, status=Status.HIDDEN),
    ]

    store.statements.add_many(workshop.id, asked, rows)
    assert store.statements.gathered(asked) == ()
    waits = store.moderation.queue(workshop.id, Status.WAITING, most=9)
    assert [each.text for each in waits] == ["seen"]

    store.statements.add_many(workshop.id, asked, rows, approved=True)
    assert [each.text for each in store.statements.gathered(asked)] == ["seen"]
