"""Moderators see where statements stand, act on what they saw, and leave a log without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.models import Status
from vision.phases import Phase
from vision.store import Arrival, Kind, Moderated

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Setup, Store

    Join = Callable[..., Participant]


@pytest.fixture
def three(store: Store, workshop: Workshop, join: Join, asked: str) -> list[Moderated]:
    """A statement, a comment and a suggestion, all of one person."""
    person = join()
    said = store.statements.add(person.id, asked, "Fair pay", "t")
    draft = store.drafts.save(workshop.id, "We pay. We listen.", seen=0)
    store.drafts.share(workshop.id, 1)
    store.drafts.take_suggestions(workshop.id, taken=True)
    store.workshops.move(workshop.id, Phase.SHAPE)
    comment = store.remarks.add(person.id, draft.id, 0, "How much?", "t1")
    wording = store.remarks.add(person.id, draft.id, 0, "We pay fairly.", "t2", kind=Kind.AMENDMENT)
    return [
        Moderated(said.id, "statement", "Fair pay", asked),
        Moderated(comment.id, "comment", "How much?", None),
        Moderated(wording.id, "amendment", "We pay fairly.", None),
    ]


def test_where_statements_stand(store: Store, workshop: Workshop, join: Join, asked: str) -> None:
    """Every status has a number, also where there is nothing."""
    kept = [store.statements.add(join(f"p{n}").id, asked, f"Words {n}", "t") for n in range(3)]
    store.moderation.move(workshop.id, [kept[0].id], Status.HIDDEN)

    assert store.moderation.standing(workshop.id) == {
        Status.VISIBLE: 2,
        Status.WAITING: 0,
        Status.HIDDEN: 1,
    }


def test_the_log_says_what_was_done_and_not_to_whom(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """The latest first: what became of how many, and nothing that was already so."""
    kept = [store.statements.add(join(f"p{n}").id, asked, f"Words {n}", "t").id for n in range(3)]

    store.moderation.move(workshop.id, kept, Status.HIDDEN)
    store.moderation.move(workshop.id, kept[:1], Status.VISIBLE)
    store.moderation.move(workshop.id, kept[:1], Status.VISIBLE)

    assert store.moderation.log(workshop.id) == ((Status.VISIBLE, 1), (Status.HIDDEN, 3))


def test_a_late_decision_does_not_undo_another_moderators(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Whoever decided on what is no longer so changes nothing."""
    kept = store.statements.add(join().id, asked, "Words", "t").id
    store.moderation.move(workshop.id, [kept], Status.HIDDEN, seen=Status.VISIBLE)

    late = store.moderation.move(workshop.id, [kept], Status.VISIBLE, seen=Status.WAITING)

    assert late == 0
    assert store.statements.visible([kept]) == {}


def test_one_queue_holds_all_kinds_and_no_writer(
    store: Store, workshop: Workshop, three: list[Moderated]
) -> None:
    """Statements, comments and suggestions in the order of random ids, without who wrote them."""
    queue = store.moderation.queue(workshop.id, Status.VISIBLE)

    assert queue == tuple(sorted(three, key=lambda each: each.id))
    assert store.moderation.queue(workshop.id, Status.VISIBLE, most=2) == tuple(
        each for each in queue if each.kind != "statement"
    )
    assert store.moderation.queue(workshop.id, Status.HIDDEN) == ()


def test_all_kinds_are_hidden_and_come_back_together(
    store: Store, workshop: Workshop, three: list[Moderated]
) -> None:
    """One move, one line in the log; gone at once wherever they were shown, and undone alike."""
    ids = [each.id for each in three]
    draft = store.drafts.all(workshop.id)[0]

    assert store.moderation.move(workshop.id, ids, Status.HIDDEN, seen=Status.VISIBLE) == 3
    assert store.statements.visible(ids) == {}
    assert store.remarks.visible(draft.id) == ()
    assert store.moderation.log(workshop.id) == ((Status.HIDDEN, 3),)
    assert store.moderation.standing(workshop.id)[Status.HIDDEN] == 3

    assert store.moderation.move(workshop.id, ids, Status.VISIBLE, seen=Status.HIDDEN) == 3
    assert len(store.statements.visible(ids)) == 1
    assert len(store.remarks.visible(draft.id)) == 2


def test_moderation_reaches_only_its_own_workshop(
    store: Store, setup: Setup, workshop: Workshop, three: list[Moderated]
) -> None:
    """A facilitator can't hide what was said in another workshop."""
    other = store.workshops.add(setup)

    assert store.moderation.move(other.id, [each.id for each in three], Status.HIDDEN) == 0
    assert store.moderation.queue(other.id, Status.VISIBLE) == ()
    assert len(store.moderation.queue(workshop.id, Status.VISIBLE)) == 3


def test_hiding_remarks_makes_no_theme_anew(
    store: Store, workshop: Workshop, three: list[Moderated]
) -> None:
    """Remarks are in no theme, so that the newest result stays true when one is hidden."""
    before = store.workshops.get(workshop.id).revision
    store.moderation.move(workshop.id, [three[1].id], Status.HIDDEN)
    assert store.workshops.get(workshop.id).revision == before
    store.moderation.move(workshop.id, [three[0].id], Status.HIDDEN)
    assert store.workshops.get(workshop.id).revision > before


def test_hiding_thousands_at_once(store: Store, workshop: Workshop, asked: str) -> None:
    """A bulk of any size is moderated in one go, and logged as one."""
    store.statements.add_many(
        workshop.id, asked, (Arrival(f"S {n}", None, None, None) for n in range(5_000))
    )
    ids = [each.id for each in store.moderation.queue(workshop.id, Status.VISIBLE, most=5_000)]

    assert store.moderation.move(workshop.id, ids, Status.HIDDEN) == 5_000
    assert store.statements.gathered(asked) == ()
    assert store.moderation.log(workshop.id) == ((Status.HIDDEN, 5_000),)


def test_a_flood_is_one_persons(store: Store, workshop: Workshop, join: Join, asked: str) -> None:
    """Ten lines alike of one person are one; ten people who write the same are none."""
    loud = join("loud").id
    pasted = {
        store.statements.add(loud, asked, f"Vote for Pedro now! {n}", f"t{n}").id for n in range(10)
    }
    store.statements.add(loud, asked, "More trees in our street", "other")
    for number in range(10):
        store.statements.add(join(f"p{number}").id, asked, "Flexible working hours", "t")
    store.moderation_batches.standing(workshop.id)  # a moderator looks

    assert store.moderation.floods(workshop.id) == pasted
