"""What a person chose about a file instead of what is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vision.exchange.cell_texts import Long, Split

NONE: Final = "-"
"""Chosen for "no column holds this"."""

EVERY: Final = "*"
"""Chosen for "the answers to all questions"."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose instead of what is proposed; None leaves it to us.

    Attributes:
        sheet: Name of a sheet.
        header: The row people see that is the header; 0 for "there is none".
        encoding: Codec name.
        text: Columns of statements, by name or question.
        level: Column of levels; ``NONE`` for none. The same for the next three.
        unit: Column of units.
        person: Column that tells people apart.
        round: Column of rounds.
        question: Column of questions.
        answered: Of the question column: the question whose answers are taken; ``EVERY`` for all.
        split: How several statements in a cell are told apart.
        long: What happens with answers over the limit.
        where: Column and value of the rows that are taken.
        level_map: What values of the level column stand for; None takes them without a level.
        unit_map: The same for units.
    """

    sheet: str | None = None
    header: int | None = None
    encoding: str | None = None
    text: tuple[str, ...] = ()
    level: str | None = None
    unit: str | None = None
    person: str | None = None
    round: str | None = None
    question: str | None = None
    answered: str | None = None
    split: Split | None = None
    long: Long = Long.WHOLE
    where: tuple[str, str] | None = None
    level_map: tuple[tuple[str, str | None], ...] = ()
    unit_map: tuple[tuple[str, str | None], ...] = ()
