"""The curation log: in order, undone one by one, each question's own."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Setup, Store


def test_edits_come_back_in_order(store: Store, workshop: Workshop, asked: str) -> None:
    """What was done first stands first, with whatever was typed in it, apart from unfit signs."""
    bodies = [
        {"rename": 1, "to": "Zeit \U0001f44d '--"},
        {"merge": [2, 3]},
        {"move": "abc", "to": None},
    ]
    for body in ({"rename": 1, "to": "Zeit\t\U0001f44d \x00\uffff \ud800 '--"}, *bodies[1:]):
        store.theme_edits.add(workshop.id, asked, body)

    assert [entry.body for entry in store.theme_edits.log(asked)] == bodies


def test_any_edit_can_be_undone(store: Store, workshop: Workshop, asked: str) -> None:
    """The first of three is undone; the others keep their order; the next goes to the end."""
    ids = [store.theme_edits.add(workshop.id, asked, {"n": n}) for n in range(3)]

    store.theme_edits.undo(workshop.id, ids[0])
    store.theme_edits.add(workshop.id, asked, {"n": 3})
    store.theme_edits.undo(workshop.id, ids[2])

    assert [entry.body["n"] for entry in store.theme_edits.log(asked)] == [1, 3]


def test_edits_of_another_workshop_are_out_of_reach(
    store: Store, setup: Setup, workshop: Workshop, asked: str
) -> None:
    """A facilitator can't undo what was done elsewhere."""
    other = store.workshops.add(setup)
    made = store.theme_edits.add(workshop.id, asked, {"n": 1})

    store.theme_edits.undo(other.id, made)

    assert len(store.theme_edits.log(asked)) == 1
    assert store.theme_edits.log(other.questions[0].id) == ()


def test_edits_and_undos_tell_the_worker(store: Store, workshop: Workshop, asked: str) -> None:
    """Each asks for a new snapshot; undoing what is gone asks for nothing."""
    before = store.workshops.get(workshop.id).revision
    made = store.theme_edits.add(workshop.id, asked, {})
    store.theme_edits.undo(workshop.id, made)
    store.theme_edits.undo(workshop.id, made)

    assert store.workshops.get(workshop.id).revision == before + 2


def test_two_facilitators_edit_at_once(store: Store, workshop: Workshop, asked: str) -> None:
    """No edit is lost."""
    start = threading.Barrier(10)

    def edit(number: int) -> None:
        start.wait()
        store.theme_edits.add(workshop.id, asked, {"n": number})

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(edit, range(10)))
    assert sorted(entry.body["n"] for entry in store.theme_edits.log(asked)) == list(range(10))
