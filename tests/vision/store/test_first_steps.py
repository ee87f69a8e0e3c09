"""First steps: noted once a workshop is closed, with or without an owner, dropped with a reason."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from vision.errors import ClosedError, InvalidChoiceError, InvalidTextError, NotFoundError
from vision.optional_parts import Part
from vision.phases import Phase
from vision.store import State

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Draft, Setup, Store

DAY = dt.date(2027, 3, 1)


@pytest.fixture
def draft(store: Store, workshop: Workshop) -> Draft:
    """The vision of a workshop that is closed."""
    made = store.drafts.save(workshop.id, "We have time. We listen.", seen=0)
    store.drafts.share(workshop.id, made.number)
    store.workshops.switch_part(workshop.id, Part.STEPS, on=True)
    store.workshops.move(workshop.id, Phase.CLOSED)
    return made


def test_a_step_is_planned_begun_and_done(store: Store, workshop: Workshop, draft: Draft) -> None:
    """Text, owner, date and state are what a leader last said; they stand as they were noted."""
    first = store.first_steps.add(workshop.id, draft.id, 0, " Two hours a week ", owner="Ward B")
    second = store.first_steps.add(workshop.id, draft.id, 1, "A round each month", due=DAY)
    store.first_steps.change(
        workshop.id, second.id, text="A round", owner="Eva", due=None, state=State.BEGUN
    )
    kept = store.first_steps.all(workshop.id)

    assert [(s.text, s.owner, s.due, s.state) for s in kept] == [
        ("Two hours a week", "Ward B", None, State.PLANNED),
        ("A round", "Eva", None, State.BEGUN),
    ]
    store.first_steps.remove(workshop.id, first.id)
    assert [s.id for s in store.first_steps.all(workshop.id)] == [second.id]


def test_an_owner_may_be_missing(store: Store, workshop: Workshop, draft: Draft) -> None:
    """Blank, or only what nobody can see, is nobody."""
    for typed in ("", "  ", "\u200b"):
        assert store.first_steps.add(workshop.id, draft.id, 0, "Begin", owner=typed).owner == ""


def test_whoever_drops_a_step_says_why(store: Store, workshop: Workshop, draft: Draft) -> None:
    """Without a reason it stays as it was; begun again, the reason goes."""
    step = store.first_steps.add(workshop.id, draft.id, 0, "Begin")
    change, said = store.first_steps.change, {"text": "Begin", "owner": "", "due": None}
    with pytest.raises(InvalidTextError):
        change(workshop.id, step.id, **said, state=State.DROPPED, why=" ")  # type: ignore[arg-type]
    assert store.first_steps.all(workshop.id) == (step,)
    change(workshop.id, step.id, **said, state=State.DROPPED, why="No money")  # type: ignore[arg-type]
    assert store.first_steps.all(workshop.id)[0].why == "No money"
    change(workshop.id, step.id, **said, state=State.BEGUN, why="No money")  # type: ignore[arg-type]
    assert store.first_steps.all(workshop.id)[0].why == ""


def test_steps_are_of_a_closed_workshop_and_its_own_vision(
    store: Store, workshop: Workshop, draft: Draft, setup: Setup
) -> None:
    """Not before, nor where the part is off, not of another's draft, not of a sentence of none."""
    other = store.workshops.add(setup)
    with pytest.raises(ClosedError):
        store.first_steps.add(other.id, draft.id, 0, "Begin")
    store.workshops.move(other.id, Phase.CLOSED)
    with pytest.raises(ClosedError):
        store.first_steps.add(other.id, draft.id, 0, "Begin")
    store.workshops.switch_part(other.id, Part.STEPS, on=True)
    with pytest.raises(NotFoundError):
        store.first_steps.add(other.id, draft.id, 0, "Begin")
    with pytest.raises(InvalidChoiceError):
        store.first_steps.add(workshop.id, draft.id, -1, "Begin")
    step = store.first_steps.add(workshop.id, draft.id, 0, "Begin")
    with pytest.raises(NotFoundError):
        store.first_steps.remove(other.id, step.id)
    with pytest.raises(NotFoundError):
        store.first_steps.change(
            other.id, step.id, text="Mine", owner="", due=None, state=State.DONE
        )
    store.workshops.delete(workshop.id)
    assert store.first_steps.all(workshop.id) == ()
