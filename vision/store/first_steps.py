"""First steps: what somebody does about a sentence of the vision, once the workshop is closed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import ClosedError, InvalidChoiceError, InvalidTextError, NotFoundError
from vision.limits import LONGEST_NAME, MOST_FIRST_STEPS, MOST_SENTENCES
from vision.optional_parts import Part, parts_from
from vision.phases import Phase
from vision.store.database import new_id
from vision.store.schema import draft, workshop
from vision.store.schema_follow_up import first_step
from vision.text.typed_text import entered, is_blank, named
from vision.translation import marked, told

if TYPE_CHECKING:
    import datetime as dt

    from vision.store.database import Database

NOT_CLOSED: Final = marked("First steps are noted once the workshop is closed.")
WHY: Final = marked("Say in a few words why it was dropped: people read it.")


class State(StrEnum):
    """How far a first step is."""

    PLANNED = "planned"
    BEGUN = "begun"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FirstStep:
    """What somebody does about a sentence of the vision.

    Attributes:
        id: Random.
        draft_id: The version whose sentence it is about.
        clause: The sentence, from 0.
        text: As a leader typed it.
        owner: A role or a name, as typed; empty as long as nobody has it.
        due: Day by which it is to be done; None without one.
        state: How far it is.
        why: Why it was dropped; empty otherwise.
    """

    id: str
    draft_id: str
    clause: int
    text: str
    owner: str = ""
    due: dt.date | None = None
    state: State = State.PLANNED
    why: str = ""


class FirstSteps:
    """The first steps of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        workshop_id: str,
        draft_id: str,
        clause: int,
        text: str,
        *,
        owner: str = "",
        due: dt.date | None = None,
    ) -> FirstStep:
        """Note a first step for a sentence, planned as yet; an owner may be missing.

        Raises:
            InvalidTextError: Nothing in it, too long, or one too many.
            InvalidChoiceError: The draft can't have such a sentence.
            ClosedError: The workshop is not closed, or has no first steps.
            NotFoundError: The workshop or the version is gone.
        """
        if not 0 <= clause < MOST_SENTENCES:
            raise InvalidChoiceError("sentence", clause)
        made = FirstStep(new_id(), draft_id, clause, entered(text), _owner(owner), due)
        with self._database.write(alone=workshop_id) as connection:
            _check_closed(connection, workshop_id)
            here = sa.and_(draft.c.id == draft_id, draft.c.workshop_id == workshop_id)
            if connection.execute(sa.select(draft.c.id).where(here)).first() is None:
                raise NotFoundError("version")
            kept = connection.execute(_of(workshop_id)).all()
            if len(kept) >= MOST_FIRST_STEPS:
                raise InvalidTextError(
                    told("{most} first steps are the most. Remove one.", most=MOST_FIRST_STEPS)
                )
            connection.execute(
                sa.insert(first_step).values(
                    id=made.id,
                    workshop_id=workshop_id,
                    draft_id=draft_id,
                    clause=clause,
                    text=made.text,
                    owner=made.owner,
                    due=due,
                    state=made.state,
                    why="",
                    position=kept[-1].position + 1 if kept else 0,
                )
            )
        return made

    def change(
        self,
        workshop_id: str,
        step_id: str,
        *,
        text: str,
        owner: str,
        due: dt.date | None,
        state: State,
        why: str = "",
    ) -> None:
        """Keep a first step as it is now; one that is dropped says why.

        Raises:
            InvalidTextError: Nothing in it, too long, or dropped without a reason.
            ClosedError: The workshop is not closed, or has no first steps.
            NotFoundError: It was removed.
        """
        dropped = State(state) is State.DROPPED
        if dropped and is_blank(why):
            raise InvalidTextError(WHY)
        values = {
            "text": entered(text),
            "owner": _owner(owner),
            "due": due,
            "state": State(state),
            "why": entered(why) if dropped else "",
        }
        here = sa.and_(first_step.c.id == step_id, first_step.c.workshop_id == workshop_id)
        with self._database.write(alone=workshop_id) as connection:
            _check_closed(connection, workshop_id)
            done = connection.execute(sa.update(first_step).where(here).values(**values))
            if not done.rowcount:
                raise NotFoundError("step")

    def remove(self, workshop_id: str, step_id: str) -> None:
        """Remove a first step that was noted by mistake.

        Raises:
            NotFoundError: It was removed before.
        """
        here = sa.and_(first_step.c.id == step_id, first_step.c.workshop_id == workshop_id)
        self._database.change(workshop_id, sa.delete(first_step).where(here), "step")

    def all(self, workshop_id: str) -> tuple[FirstStep, ...]:
        """Return a workshop's first steps in the order in which they were noted."""
        with self._database.read() as connection:
            return tuple(_step(row) for row in connection.execute(_of(workshop_id)))


def _owner(typed: str) -> str:
    return "" if is_blank(typed) else named(typed, longest=LONGEST_NAME, what="owner")


def _check_closed(connection: sa.Connection, workshop_id: str) -> None:
    query = sa.select(workshop.c.phase, workshop.c.parts).where(workshop.c.id == workshop_id)
    head = connection.execute(query).one_or_none()
    if head is None:
        raise NotFoundError("workshop")
    if Part.STEPS not in parts_from(head.parts) or not Part.STEPS.shows(Phase(head.phase)):
        raise ClosedError(NOT_CLOSED)


def _of(workshop_id: str) -> sa.Select[Any]:
    here = first_step.c.workshop_id == workshop_id
    return sa.select(first_step).where(here).order_by(first_step.c.position)


def _step(row: sa.Row[Any]) -> FirstStep:
    return FirstStep(
        row.id, row.draft_id, row.clause, row.text, row.owner, row.due, State(row.state), row.why
    )
