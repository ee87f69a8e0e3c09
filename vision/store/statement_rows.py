"""What analysis reads of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from vision.models import Status
from vision.store.schema import participant, statement

GATHERED: Final = (
    sa.select(
        statement.c.id,
        statement.c.text,
        statement.c.participant_id,
        participant.c.level_id,
        participant.c.unit_id,
        statement.c.round,
        statement.c.quotable,
    )
    .join(participant, participant.c.id == statement.c.participant_id)
    .where(statement.c.status == Status.VISIBLE)
)
"""Visible statements, in the order of ``Gathered``'s fields."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A statement with what analysis needs to know of its author.

    Attributes:
        id: The statement.
        text: Verbatim.
        participant_id: Opaque; the same for all statements of one person.
        level_id: None where not known.
        unit_id: None where not known.
        round: From 1.
        quotable: False for "count this, but don't quote it".
    """

    id: str
    text: str
    participant_id: str
    level_id: str | None
    unit_id: str | None
    round: int
    quotable: bool
