"""Remarks: comments and amendments, kept once, moderated like statements, without a writer."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from vision.errors import ClosedError, InvalidChoiceError, InvalidTextError, NotFoundError
from vision.limits import MOST_REMARKS
from vision.models import Moderation, Status
from vision.phases import Phase
from vision.store import Kind

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


def test_remarks_come_back(store: Store, workshop: Workshop, join: Join, draft: Draft) -> None:
    """One's own newest first; others' by sentence, without who made them."""
    person = join("a")
    store.drafts.take_suggestions(workshop.id, taken=True)
    later = store.remarks.add(person.id, draft.id, 1, "Learn <b>what</b>? \U0001f44d", "t1")
    whole = store.remarks.add(person.id, draft.id, -1, "Too short.", "t2")
    other = store.remarks.add(person.id, draft.id, 0, "We make time.", "t3", kind=Kind.AMENDMENT)

    assert store.remarks.of(person.id, draft.id) == (other, whole, later)
    visible = store.remarks.visible(draft.id)
    assert [each.clause for each in visible] == [-1, 0, 1]
    assert {each.participant_id for each in visible} == {None}
    assert store.remarks.writers(draft.id) == {each.id: person.id for each in (later, whole, other)}


def test_ten_taps_are_one_remark(store: Store, join: Join, draft: Draft) -> None:
    """The same sending, and the same words to the same sentence, are kept once."""
    person = join("a")
    start = threading.Barrier(10)

    def tap(number: int) -> str:
        start.wait()
        return store.remarks.add(person.id, draft.id, 0, "Which time?", f"t{number % 2}").id

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(tap, range(10)))) == 1
    assert store.remarks.add(person.id, draft.id, 1, "Which time?", "t9").clause == 1
    assert store.remarks.add(join("b").id, draft.id, 0, "Which time?", "t0")
    assert len(store.remarks.visible(draft.id)) == 3


def test_amendments_only_when_asked_for(
    store: Store, workshop: Workshop, join: Join, draft: Draft
) -> None:
    """Until a facilitator opens the draft, a comment is what one can leave."""
    person = join("a")
    with pytest.raises(ClosedError, match="comment"):
        store.remarks.add(person.id, draft.id, 0, "Better", "t", kind=Kind.AMENDMENT)
    store.drafts.take_suggestions(workshop.id, taken=True)
    made = store.remarks.add(person.id, draft.id, 0, "Better", "t", kind=Kind.AMENDMENT)

    assert [each.id for each in store.remarks.suggestions(workshop.id)] == [made.id]
    assert store.remarks.suggestions(workshop.id)[0].participant_id is None
    assert store.remarks.taken(person.id) == ()
    assert store.remarks.take(workshop.id, [made.id]) == 1
    assert store.remarks.of(person.id, draft.id)[0].taken
    assert [each.id for each in store.remarks.taken(person.id)] == [made.id]
    assert store.remarks.taken(join("b").id) == ()
    assert store.remarks.take(workshop.id, [made.id]) == 0
    assert store.remarks.take(workshop.id, [made.id], taken=False) == 1


def test_remarks_wait_where_statements_wait(store: Store, setup: Setup) -> None:
    """Approve first holds for remarks as well; hidden ones are gone at once."""
    room = store.workshops.add(setup)
    store.workshops.choose_protection(room.id, Moderation.APPROVE_FIRST, 5)
    made = store.drafts.save(room.id, "Text.", seen=0)
    store.drafts.share(room.id, 1)
    store.workshops.move(room.id, Phase.SHAPE)
    person = store.participants.join(
        room.id, "p", level_id=room.levels[0].id, unit_id=room.units[0].id
    )
    kept = store.remarks.add(person.id, made.id, 0, "Hm.", "t")

    assert store.remarks.visible(made.id) == ()
    queue = store.moderation.queue(room.id, Status.WAITING)
    assert [(each.id, each.kind, each.text) for each in queue] == [(kept.id, "comment", "Hm.")]
    store.drafts.take_suggestions(room.id, taken=True)
    wording = store.remarks.add(person.id, made.id, 0, "Words.", "t2", kind=Kind.AMENDMENT)
    assert wording.status is Status.WAITING
    assert store.remarks.suggestions(room.id) == ()
    assert store.remarks.writers(made.id) == {}
    assert store.moderation.move(room.id, [kept.id], Status.VISIBLE) == 1
    assert len(store.remarks.visible(made.id)) == 1
    store.moderation.move(room.id, [kept.id], Status.HIDDEN)
    assert store.remarks.visible(made.id) == ()
    assert store.moderation.move(store.workshops.add(setup).id, [kept.id], Status.VISIBLE) == 0


def test_only_the_writer_withdraws(store: Store, join: Join, draft: Draft) -> None:
    """Somebody else's remark is not there to be withdrawn; the own one is gone for good."""
    writer, other = join("a"), join("b")
    kept = store.remarks.add(writer.id, draft.id, 0, "Mine", "t")

    with pytest.raises(NotFoundError):
        store.remarks.withdraw(other.id, kept.id)
    store.remarks.withdraw(writer.id, kept.id)
    assert store.remarks.visible(draft.id) == ()


@pytest.mark.parametrize("text", ["", "  ", "x" * 601])
def test_empty_and_endless_remarks_are_refused(
    store: Store, join: Join, draft: Draft, text: str
) -> None:
    """One sentence, nothing kept."""
    with pytest.raises(InvalidTextError, match="comment"):
        store.remarks.add(join("a").id, draft.id, 0, text, "t")


def test_forged_sentences_and_drafts_are_refused(
    store: Store, workshop: Workshop, join: Join, draft: Draft
) -> None:
    """A sentence that no draft has, a version that is not shared, a room that moved on."""
    person = join("a")
    for clause in (-2, 10**9):
        with pytest.raises(InvalidChoiceError):
            store.remarks.add(person.id, draft.id, clause, "x", "t")
    hidden = store.drafts.save(workshop.id, "Not yet.", seen=draft.number)
    with pytest.raises(NotFoundError):
        store.remarks.add(person.id, hidden.id, 0, "x", "t")
    store.workshops.move(workshop.id, Phase.CLOSED)
    with pytest.raises(ClosedError):
        store.remarks.add(person.id, draft.id, 0, "x", "t")


def test_one_person_cannot_flood_a_draft(store: Store, join: Join, draft: Draft) -> None:
    """Past the most, a sentence says what to do."""
    person = join("a")
    for number in range(MOST_REMARKS):
        store.remarks.add(person.id, draft.id, 0, f"Note {number}", f"t{number}")

    with pytest.raises(InvalidTextError, match="Withdraw one"):
        store.remarks.add(person.id, draft.id, 0, "One more", "t")
