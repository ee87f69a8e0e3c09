"""Agendas: what a facilitator says and does, step by step, and the step that is on now."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from vision.errors import ConflictError, InvalidSetupError, NotFoundError
from vision.limits import LONGEST_NAME, LONGEST_SAYING, MOST_MINUTES, MOST_STEPS
from vision.models import Step
from vision.phases import Phase
from vision.store.schema import workshop
from vision.text.typed_text import entered, legible, named
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.store.database import Database

KEPT: Final = 200
"""Agendas of which the values are kept beside their text."""


class Agendas:
    """The agendas of all workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, workshop_id: str, steps: Sequence[Step], *, seen: Sequence[Step]
    ) -> tuple[Step, ...]:
        """Keep an agenda in place of the one that was there, and return it as it is kept.

        Args:
            workshop_id: The workshop.
            steps: All of them, in their order within a phase; phases keep the room's order.
            seen: The agenda that whoever changes it was looking at.

        Raises:
            InvalidTextError: A title is blank or too long, or there is too much to say.
            InvalidSetupError: There are too many steps.
            ConflictError: Another facilitator has changed it meanwhile.
            NotFoundError: The workshop was deleted.
        """
        kept = agenda_line(steps)
        here = workshop.c.id == workshop_id
        with self._database.write(alone=workshop_id) as connection:
            query = sa.select(workshop.c.agenda).where(here)
            before = connection.execute(query).scalar_one_or_none()
            if before is None:
                raise NotFoundError("workshop")
            if agenda_from(before) != tuple(seen):
                raise ConflictError("the agenda")
            connection.execute(sa.update(workshop).where(here).values(agenda=kept))
        return agenda_from(kept)

    def turn_to(self, workshop_id: str, step: int) -> None:
        """Turn to a step by its place in the agenda; the phase stays what it is.

        Raises:
            NotFoundError: The workshop was deleted.
        """
        query = sa.update(workshop).where(workshop.c.id == workshop_id).values(step=max(0, step))
        self._database.change(workshop_id, query)


def agenda_line(steps: Sequence[Step]) -> str:
    """Return steps as one line to keep, in the order of their phases.

    Raises:
        InvalidTextError: A title is blank or too long, or there is too much to say.
        InvalidSetupError: There are too many steps.
    """
    if len(steps) > MOST_STEPS:
        raise InvalidSetupError(
            told("There is room for {most} steps. Leave some out.", most=MOST_STEPS)
        )
    order = list(Phase)
    rows = [
        {
            "phase": str(each.phase),
            "title": named(each.title, longest=LONGEST_NAME, what="title"),
            "says": _sentences(each.says),
            "does": _sentence(each.does),
            "minutes": min(max(0, int(each.minutes)), MOST_MINUTES),
        }
        for each in sorted(steps, key=lambda step: order.index(step.phase))
    ]
    return json.dumps(rows, ensure_ascii=False)


@lru_cache(maxsize=KEPT)
def agenda_from(kept: str) -> tuple[Step, ...]:
    """Return the steps of a line as it is kept; those of phases of another version are left out."""
    known = {str(phase) for phase in Phase}
    return tuple(
        Step(
            Phase(row["phase"]), row["title"], tuple(row["says"]), row["does"], int(row["minutes"])
        )
        for row in json.loads(kept)
        if row["phase"] in known
    )


def _sentences(says: Sequence[str]) -> list[str]:
    lines = [_sentence(each) for each in says]
    entered("\n".join(lines) or "-", longest=LONGEST_SAYING, what="answer")
    return [line for line in lines if line]


def _sentence(text: str) -> str:
    kept = " ".join(legible(text).split())
    return entered(kept, longest=LONGEST_SAYING, what="answer") if kept else ""
