"""The parts that a workshop may have beside its phases, each off unless somebody turns it on.

Another part is a row of :data:`RULES`; whoever shows it asks ``Part.X in workshop.parts``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vision.phases import Phase
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterable


class Part(StrEnum):
    """What a workshop may have beside its phases, in the order in which a room meets it.

    Example:
        >>> [str(part) for part in Part]
        ['influence', 'results', 'slate', 'say back', 'meter', 'steps']
    """

    INFLUENCE = "influence"
    RESULTS = "results"
    SLATE = "slate"
    SAY_BACK = "say back"
    METER = "meter"
    STEPS = "steps"

    @property
    def rules(self) -> PartRules:
        """What it means."""
        return RULES[self]

    def asks(self, phase: Phase) -> bool:
        """Return whether participants are asked something for it in a phase."""
        return phase in RULES[self].asked

    def shows(self, phase: Phase) -> bool:
        """Return whether there is something to look at in a phase, for those whom it is for."""
        return phase in RULES[self].shown


@dataclass(frozen=True, slots=True)
class PartRules:
    """What one part means. Texts are marked for translation, and said by whoever shows them.

    Attributes:
        title: Of the part, where a facilitator turns it on.
        says: Who does what in it, and when.
        asked: Phases in which participants are asked for it; none where it asks nothing.
        shown: Phases in which its results may be looked at.
    """

    title: str
    says: str
    asked: frozenset[Phase]
    shown: frozenset[Phase]


def _from(first: Phase) -> frozenset[Phase]:
    """Return a phase and all that follow it."""
    return frozenset(list(Phase)[list(Phase).index(first) :])


RULES: Final = {
    Part.INFLUENCE: PartRules(
        title=marked("How themes hang together"),
        says=marked(
            "From the reveal until the draft, people are asked a few pairs of themes on their "
            "phones; leaders and the wall see what drives what."
        ),
        asked=frozenset({Phase.THEMES, Phase.RESPOND}),
        shown=_from(Phase.THEMES),
    ),
    Part.RESULTS: PartRules(
        title=marked("Results on the phone"),
        says=marked(
            "From the reveal on, everyone with the link reads the results, also without joining."
        ),
        asked=frozenset(),
        shown=_from(Phase.THEMES),
    ),
    Part.SLATE: PartRules(
        title=marked("A fair short list"),
        says=marked(
            "After Respond, leaders and the wall see a few statements that together leave no level "
            "and no opinion group without a voice; people are asked nothing more."
        ),
        asked=frozenset(),
        shown=_from(Phase.SHAPE),
    ),
    Part.SAY_BACK: PartRules(
        title=marked("Say it back"),
        says=marked(
            "While the vision is shaped, each person is given one sentence of the draft and writes "
            "what it would change on an ordinary day; leaders see whether all read it alike."
        ),
        asked=frozenset({Phase.SHAPE}),
        shown=_from(Phase.SHAPE),
    ),
    Part.METER: PartRules(
        title=marked("How it came about"),
        says=marked(
            "While the vision is shaped and after, leaders see how far it was told or created "
            "together, with the evidence; people are asked nothing more."
        ),
        asked=frozenset(),
        shown=_from(Phase.SHAPE),
    ),
    Part.STEPS: PartRules(
        title=marked("What became of it"),
        says=marked(
            "Once the workshop is closed, leaders note first steps, everyone sees them, and the "
            "facilitator may ask how true each sentence is by now."
        ),
        asked=frozenset({Phase.CLOSED}),
        shown=frozenset({Phase.CLOSED}),
    ),
}


def parts_from(kept: str) -> frozenset[Part]:
    """Return the parts of a line as it is kept; parts of another version are left out.

    Example:
        >>> sorted(parts_from("slate,say back,of another version"))
        [<Part.SAY_BACK: 'say back'>, <Part.SLATE: 'slate'>]
    """
    names = set(kept.split(","))
    return frozenset(part for part in Part if part.value in names)


def parts_line(parts: Iterable[Part]) -> str:
    """Return parts as one line to keep, in their order.

    Example:
        >>> parts_line({Part.STEPS, Part.SLATE})
        'slate,steps'
    """
    on = frozenset(parts)
    return ",".join(part.value for part in Part if part in on)
