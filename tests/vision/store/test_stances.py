"""Stances: one a person and version, changed at will, and only while the room shapes."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from vision.drafts.stances import Stance
from vision.errors import ClosedError, InvalidChoiceError, NotFoundError
from vision.phases import Phase
from vision.store.stances import RUNGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Draft, Setup, Store

    Join = Callable[..., Participant]


@pytest.fixture
def draft(store: Store, workshop: Workshop) -> Draft:
    """A version that everyone may read, in a room that shapes."""
    made = store.drafts.save(workshop.id, "We have time. We learn.", seen=0)
    store.drafts.share(workshop.id, made.number)
    store.workshops.move(workshop.id, Phase.SHAPE)
    return made


def test_the_store_takes_exactly_the_seven_sentences() -> None:
    """What participants may choose is what can be kept."""
    assert {str(stance) for stance in Stance} == RUNGS


def test_stances_come_back(store: Store, workshop: Workshop, join: Join, draft: Draft) -> None:
    """One's own by version, everyone's by person; before and after a new version."""
    one, other = join("a"), join("b")
    store.stances.take(one.id, draft.id, Stance.NONCOMPLIANCE)
    store.stances.take(one.id, draft.id, Stance.COMMITMENT)
    store.stances.take(other.id, draft.id, Stance.APATHY)
    second = store.drafts.save(workshop.id, "Better.", seen=1)
    store.drafts.share(workshop.id, 2)
    store.stances.take(other.id, second.id, Stance.ENROLMENT)

    assert store.stances.all(draft.id) == {one.id: "commitment", other.id: "apathy"}
    assert store.stances.of(other.id) == {draft.id: "apathy", second.id: "enrolment"}
    store.stances.undo(other.id, second.id)
    assert store.stances.of(other.id) == {draft.id: "apathy"}


@pytest.mark.parametrize("forged", ["", "love", "COMMITMENT", "x" * 99])
def test_a_forged_stance_is_refused(store: Store, join: Join, draft: Draft, forged: str) -> None:
    """Only what is on offer."""
    with pytest.raises(InvalidChoiceError):
        store.stances.take(join("a").id, draft.id, forged)


def test_unshared_drafts_take_no_stance(
    store: Store, setup: Setup, workshop: Workshop, join: Join, draft: Draft
) -> None:
    """Neither a version that only leaders see, nor one of another workshop, nor none."""
    hidden = store.drafts.save(workshop.id, "Not yet.", seen=draft.number)
    other = store.workshops.add(setup)
    elsewhere = store.drafts.save(other.id, "Elsewhere.", seen=0)
    store.drafts.share(other.id, 1)

    for target in (hidden.id, elsewhere.id, "nothing"):
        with pytest.raises(NotFoundError):
            store.stances.take(join("a").id, target, Stance.COMMITMENT)


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.RESPOND, Phase.CLOSED])
def test_only_shaping_takes_stances(
    store: Store, workshop: Workshop, join: Join, draft: Draft, phase: Phase
) -> None:
    """In other phases what was said stays as it is."""
    person = join("a")
    store.stances.take(person.id, draft.id, Stance.COMMITMENT)
    store.workshops.move(workshop.id, phase)

    with pytest.raises(ClosedError):
        store.stances.take(person.id, draft.id, Stance.APATHY)
    with pytest.raises(ClosedError):
        store.stances.undo(person.id, draft.id)
    assert store.stances.all(draft.id) == {person.id: "commitment"}


def test_ten_taps_are_one_stance(store: Store, join: Join, draft: Draft) -> None:
    """Ten sentences touched on ten threads leave one."""
    person = join("a")
    start = threading.Barrier(10)

    def tap(number: int) -> None:
        start.wait()
        store.stances.take(person.id, draft.id, list(Stance)[number % 7])

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(tap, range(10)))
    assert len(store.stances.all(draft.id)) == 1


def test_stances_of_a_file(store: Store, workshop: Workshop, join: Join, draft: Draft) -> None:
    """All of them or none."""
    one, other = join("a"), join("b")
    rungs = {one.id: "commitment", other.id: "apathy"}

    with pytest.raises(InvalidChoiceError):
        store.stances.add_many(workshop.id, draft.id, {**rungs, other.id: "love"})
    with pytest.raises(NotFoundError):
        store.stances.add_many(workshop.id, draft.id, {**rungs, "nobody": "apathy"})
    assert store.stances.all(draft.id) == {}
    assert store.stances.add_many(workshop.id, draft.id, rungs) == 2
    assert store.stances.all(draft.id) == rungs
