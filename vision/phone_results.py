"""The passages of the results on the phone, in reading order, and when each may be read.

A facilitator may keep any of them back. Another passage is a row of :data:`RULES`, and its part
of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vision.optional_parts import Part
from vision.phases import Phase
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.models import Workshop


class Passage(StrEnum):
    """What phones may read of the results; one belongs to each step of a workshop, or two."""

    THEMES = "themes"
    LEVELS = "levels"
    ANSWERS = "answers"
    VISION = "vision"
    BECAME = "became"

    @property
    def rules(self) -> PassageRules:
        """What it means."""
        return RULES[self]


@dataclass(frozen=True, slots=True)
class PassageRules:
    """What one passage means. Texts are marked for translation, and said by whoever shows them.

    Attributes:
        title: Where a facilitator opens it or keeps it back.
        says: What stands in it, and from when on.
        phases: In which it may be read.
        part: What else has to be turned on for it; None for nothing.
    """

    title: str
    says: str
    phases: frozenset[Phase]
    part: Part | None = None


RULES: Final = {
    Passage.THEMES: PassageRules(
        title=marked("What people speak of"),
        says=marked("Themes, how many speak of each, and what some wrote: from the reveal on."),
        phases=frozenset(phase for phase in Phase if phase.rules.revealed),
    ),
    Passage.LEVELS: PassageRules(
        title=marked("Where levels differ"),
        says=marked("What one level speaks of more than another: from the reveal on."),
        phases=frozenset(phase for phase in Phase if phase.rules.revealed),
    ),
    Passage.ANSWERS: PassageRules(
        title=marked("What people agree with"),
        says=marked("What every level wants and what parts them: once answering is over."),
        phases=frozenset(p for p in Phase if p.rules.asked and not p.rules.responds),
    ),
    Passage.VISION: PassageRules(
        title=marked("The vision"),
        says=marked("The draft that is shared with everyone, and where people stand."),
        phases=frozenset(phase for phase in Phase if phase.rules.drafted),
    ),
    Passage.BECAME: PassageRules(
        title=marked("What became of it"),
        says=marked("First steps and how true the vision is by now: once the workshop is closed."),
        phases=Part.STEPS.rules.shown,
        part=Part.STEPS,
    ),
}


def open_passages(workshop: Workshop, kept_back: Collection[Passage] = ()) -> tuple[Passage, ...]:
    """Return what phones may read now, in reading order; nothing where results are not shown.

    Args:
        workshop: As it stands.
        kept_back: What its facilitator keeps back.
    """
    if Part.RESULTS not in workshop.parts or not Part.RESULTS.shows(workshop.phase):
        return ()
    return tuple(
        passage
        for passage in Passage
        if passage not in kept_back
        and workshop.phase in passage.rules.phases
        and (passage.rules.part is None or passage.rules.part in workshop.parts)
    )
