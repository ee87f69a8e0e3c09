"""Moderators see where statements stand, act on what they saw, and leave a log without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.models import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.models import Participant, Workshop
    from vision.store import Store

    Join = Callable[..., Participant]


def test_where_statements_stand(store: Store, workshop: Workshop, join: Join, asked: str) -> None:
    """Every status has a number, also where there is nothing."""
    kept = [store.statements.add(join(f"p{n}").id, asked, f"Words {n}", "t") for n in range(3)]
    store.statements.moderate(workshop.id, [kept[0].id], Status.HIDDEN)

    assert store.statements.standing(workshop.id) == {
        Status.VISIBLE: 2,
        Status.WAITING: 0,
        Status.HIDDEN: 1,
    }


def test_the_log_says_what_was_done_and_not_to_whom(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """The latest first: what became of how many, and nothing that was already so."""
    kept = [store.statements.add(join(f"p{n}").id, asked, f"Words {n}", "t").id for n in range(3)]

    store.statements.moderate(workshop.id, kept, Status.HIDDEN)
    store.statements.moderate(workshop.id, kept[:1], Status.VISIBLE)
    store.statements.moderate(workshop.id, kept[:1], Status.VISIBLE)

    assert store.statements.moderated(workshop.id) == ((Status.VISIBLE, 1), (Status.HIDDEN, 3))


def test_a_late_decision_does_not_undo_another_moderators(
    store: Store, workshop: Workshop, join: Join, asked: str
) -> None:
    """Whoever decided on what is no longer so changes nothing."""
    kept = store.statements.add(join().id, asked, "Words", "t").id
    store.statements.moderate(workshop.id, [kept], Status.HIDDEN, seen=Status.VISIBLE)

    late = store.statements.moderate(workshop.id, [kept], Status.VISIBLE, seen=Status.WAITING)

    assert late == 0
    assert store.statements.visible([kept]) == {}
