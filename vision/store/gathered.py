"""What analysis reads of a statement."""

from __future__ import annotations

from dataclasses import dataclass


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
