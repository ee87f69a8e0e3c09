"""Agendas: kept as written, in the order of phases, and never overwritten unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.errors import ConflictError, InvalidSetupError, InvalidTextError, NotFoundError
from vision.limits import LONGEST_SAYING, MOST_STEPS
from vision.models import Step
from vision.phases import Phase

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

WRITE = Step(Phase.GATHER, "Write", ("Now write.",), "Wait.", 5)
READ = Step(Phase.THEMES, "Read", ("Now read.",))


def test_steps_stand_in_the_order_of_their_phases(store: Store, workshop: Workshop) -> None:
    """Whatever order they are given in; within a phase theirs stays."""
    talk = Step(Phase.GATHER, "Talk")
    store.agendas.keep(workshop.id, [READ, WRITE, talk], seen=())

    assert store.workshops.get(workshop.id).agenda == (WRITE, talk, READ)


def test_a_room_follows_its_steps(store: Store, workshop: Workshop) -> None:
    """The step turned to; the first of a phase once the room has moved there; none without one."""
    talk = Step(Phase.GATHER, "Talk")
    store.agendas.keep(workshop.id, [WRITE, talk, READ], seen=())
    store.agendas.turn_to(workshop.id, 1)
    assert store.workshops.get(workshop.id).at() == 1

    store.workshops.move(workshop.id, Phase.THEMES)
    assert store.workshops.get(workshop.id).at() == 2
    store.workshops.move(workshop.id, Phase.SHAPE)
    assert store.workshops.get(workshop.id).at() is None


def test_nobody_overwrites_a_change_unseen(store: Store, workshop: Workshop) -> None:
    """Two facilitators change steps: the second is told, and nothing of the first is lost."""
    store.agendas.keep(workshop.id, [WRITE], seen=())
    with pytest.raises(ConflictError):
        store.agendas.keep(workshop.id, [READ], seen=())

    assert store.workshops.get(workshop.id).agenda == (WRITE,)


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ([Step(Phase.GATHER, " ")], InvalidTextError),
        ([Step(Phase.GATHER, "Long", ("x" * (LONGEST_SAYING + 1),))], InvalidTextError),
        ([Step(Phase.GATHER, "Long", ("x" * 400,) * 3)], InvalidTextError),
        ([WRITE] * (MOST_STEPS + 1), InvalidSetupError),
    ],
)
def test_what_does_not_fit_is_refused(
    store: Store, workshop: Workshop, steps: list[Step], error: type[Exception]
) -> None:
    """One sentence says why, and the agenda stays."""
    with pytest.raises(error):
        store.agendas.keep(workshop.id, steps, seen=())

    assert store.workshops.get(workshop.id).agenda == ()


def test_a_deleted_workshop_has_no_agenda(store: Store, workshop: Workshop) -> None:
    """A page that is still open is told so."""
    store.workshops.delete(workshop.id)
    with pytest.raises(NotFoundError):
        store.agendas.keep(workshop.id, [WRITE], seen=())
    with pytest.raises(NotFoundError):
        store.agendas.turn_to(workshop.id, 1)
