"""What a snapshot follows grows with every change, whoever makes it, and never cancels out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from vision.phases import Phase
from vision.store import Response
from vision.store.change_counters import grow

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Setup, Store

    Join = Callable[..., Participant]


@pytest.fixture
def statement(store: Store, workshop: Workshop, join: Join, asked: str) -> str:
    """A statement that others answer."""
    made = store.statements.add(join("writer").id, asked, "More time", "t")
    store.workshops.move(workshop.id, Phase.RESPOND)
    return made.id


def test_growing_one_workshop(store: Store, setup: Setup, workshop: Workshop) -> None:
    """One more for the workshop that changed, nothing for the others."""
    other = store.workshops.add(setup)
    with store.database.write() as connection:
        grow(connection, workshop.id)

    assert store.workshops.get(workshop.id).revision == workshop.revision + 1
    assert store.workshops.get(other.id).revision == other.revision


def test_opposite_changes_do_not_cancel(
    store: Store, workshop: Workshop, join: Join, statement: str
) -> None:
    """Two people swap their answers: every count is as before, and yet something changed."""
    one, other = join("a"), join("b")
    store.responses.answer(one.id, statement, 1)
    store.responses.answer(other.id, statement, -1)
    before = store.participants.said(workshop.id)

    store.responses.answer(one.id, statement, -1)
    store.responses.answer(other.id, statement, 1)

    assert store.participants.said(workshop.id) == before + 2


def test_everything_that_is_said_counts(
    store: Store, workshop: Workshop, join: Join, statement: str, asked: str
) -> None:
    """Answers, how true a theme is, stances, files, and taking any of them back."""
    person, other = join("a"), join("b")
    said = [store.participants.said(workshop.id)]

    def then(_: object) -> None:
        said.append(store.participants.said(workshop.id))

    then(store.responses.answer(person.id, statement, 1))
    then(store.responses.undo(person.id, statement))
    then(store.today_ratings.keep(person.id, asked, 1, 3))
    then(store.today_ratings.keep(person.id, asked, 1, 3))
    then(store.responses.add_many(workshop.id, [Response(other.id, statement, 0, matters=False)]))
    then(store.today_ratings.add_many(workshop.id, asked, [(other.id, 1, 9)]))
    draft = store.drafts.save(workshop.id, "We take time.", seen=0)
    store.drafts.share(workshop.id, draft.number)
    store.workshops.move(workshop.id, Phase.SHAPE)
    then(store.stances.take(person.id, draft.id, "commitment"))
    then(store.stances.undo(person.id, draft.id))
    then(store.stances.add_many(workshop.id, draft.id, {other.id: "apathy"}))

    assert said == sorted(set(said))


def test_a_room_that_answers_at_once_loses_no_count(
    store: Store, workshop: Workshop, join: Join, statement: str
) -> None:
    """Sixteen people change their minds six times each, all at once: 96 more."""
    people = [join(f"phone {n}") for n in range(16)]
    before = store.participants.said(workshop.id)
    seen: list[int] = []

    def tap(person: Participant) -> None:
        for turn in range(6):
            store.responses.answer(person.id, statement, turn % 3 - 1)
            seen.append(store.participants.said(workshop.id))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(tap, people))

    assert store.participants.said(workshop.id) == before + 96
    assert min(seen) > before


def test_another_workshop_is_left_alone(
    store: Store, setup: Setup, join: Join, statement: str
) -> None:
    """What one room says starts nothing in another."""
    other = store.workshops.add(setup)
    store.responses.answer(join("a").id, statement, 1)

    assert store.participants.said(other.id) == 0
