"""The nouns of the domain: small, frozen, and valid from birth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from vision.optional_parts import Part
    from vision.phases import Phase


class Status(StrEnum):
    """Whether a statement may be shown."""

    VISIBLE = "visible"
    WAITING = "waiting"
    HIDDEN = "hidden"


class Moderation(StrEnum):
    """How statements reach a screen; chosen before anyone writes."""

    APPROVE_FIRST = "approve first"
    SHOW_AND_HIDE = "show and hide"


class Lens(StrEnum):
    """How statements are compared: by their wording, or by wording and meaning."""

    WORDS = "words"
    MEANING = "meaning"


class Role(StrEnum):
    """Who someone is to one workshop, from least to most."""

    PARTICIPANT = "participant"
    LEADER = "leader"
    FACILITATOR = "facilitator"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Question:
    """One question that a workshop asks.

    Attributes:
        id: Random.
        text: As the facilitator wrote it.
        position: From 0, in the order of asking.
        filled: ``people`` or ``rows`` where all statements came from one file, with or without a
            column that tells people apart, and nothing is added; empty where anyone may write.
    """

    id: str
    text: str
    position: int
    filled: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the hierarchy.

    Attributes:
        id: Random.
        name: As the facilitator wrote it.
        rank: 0 is the top.
        expected: People expected to take part at this level; 0 means not known.
    """

    id: str
    name: str
    rank: int
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """A department, site or team; units have no order that means anything."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a workshop's agenda.

    Attributes:
        phase: Where the workshop stands meanwhile.
        title: As the facilitator calls it.
        says: Sentences that the facilitator says, in their order.
        does: What the facilitator does meanwhile; may be blank.
        minutes: On the timer; 0 for no timer.
    """

    phase: Phase
    title: str
    says: tuple[str, ...] = ()
    does: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Brand:
    """How an organisation wants to be recognised; all of it may be missing.

    Attributes:
        organisation: Its name, as the facilitator wrote it.
        accent: Its colour as ``#RRGGBB``; screens and files use the nearest shade that can be read.
        logo: Fingerprint of its logo, which changes with the picture; the picture is the store's.
    """

    organisation: str = ""
    accent: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class OnWall:
    """The theme that a facilitator names with the room, on the wall.

    Attributes:
        question: Its question's id.
        theme: Its id; 0 once all have a name.
        suggested: Names that a language model suggests for it, beside our own.
    """

    question: str
    theme: int
    suggested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """One visioning exercise.

    Attributes:
        id: Random; stands in addresses.
        title: As the facilitator wrote it.
        code: Join code as shown, e.g. ``KITE 47``.
        phase: Where it stands.
        writes_on: Whether people may go on writing while themes are shown.
        round: The wave of gathering it is in, from 1.
        moderation: Chosen before anyone wrote.
        smallest_group: People a group needs before anything is said about it.
        lens: How statements are compared.
        theme_count: Number of themes asked for; None lets the data choose.
        is_sample: True for the invented organisation that a new installation opens with.
        revision: Grows with every change of its statements or its curation.
        questions: In order, at least one.
        levels: From the top down, at least one.
        units: In the facilitator's order; may be empty.
        joins: Whether people who have not joined yet may do so.
        strict: Whether only people that exist lift a group over the smallest one; False for
            workshops from before that rule, which count whoever joined, and for the sample.
        ends: Day on which the workshop deletes itself; None for never.
        parts: What it has beside its phases.
        agenda: What the facilitator says and does, step by step; may be empty.
        step: Place in the agenda of the step that was turned to last.
        language: Code of the language for browsers whose own is not spoken; empty for none.
        opens: When people may begin to write and answer in this phase, in seconds since 1970.
        closes: From when on they may no longer.
        brand: How its organisation wants to be recognised.
        endpoint: Host of the language model that may suggest names of themes, chosen before
            anyone wrote; empty for none.
        on_wall: The theme that is named with the room now; None for none.
    """

    id: str
    title: str
    code: str
    phase: Phase
    writes_on: bool
    round: int
    moderation: Moderation
    smallest_group: int
    lens: Lens
    theme_count: int | None
    is_sample: bool
    revision: int
    questions: tuple[Question, ...]
    levels: tuple[Level, ...]
    units: tuple[Unit, ...]
    joins: bool = True
    strict: bool = False
    ends: dt.date | None = None
    parts: frozenset[Part] = frozenset()
    agenda: tuple[Step, ...] = ()
    step: int = 0
    language: str = ""
    opens: int | None = None
    closes: int | None = None
    brand: Brand = Brand()
    endpoint: str = ""
    on_wall: OnWall | None = None

    def question(self, question_id: str) -> Question:
        """Return one of its questions by id; the first for any other."""
        return next((each for each in self.questions if each.id == question_id), self.questions[0])

    @property
    def revealed(self) -> bool:
        """Whether the room may see themes: from the phase *themes* on."""
        return self.phase.rules.revealed

    @property
    def gathers(self) -> bool:
        """Whether people may write now."""
        return self.phase.gathers(writes_on=self.writes_on)

    def is_open(self, now: float) -> bool:
        """Return whether people may write and answer at a time, in seconds since 1970."""
        return (self.opens or 0) <= now and (self.closes is None or now < self.closes)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases that it goes through: all of them, unless its agenda leaves some out."""
        planned = {step.phase for step in self.agenda}
        return tuple(
            each for each in type(self.phase) if not planned or each in planned | {self.phase}
        )

    @property
    def next_phase(self) -> Phase | None:
        """The phase that follows in it; None after the last."""
        at = self.phases.index(self.phase) + 1
        return self.phases[at] if at < len(self.phases) else None

    def at(self) -> int | None:
        """Return the place in the agenda of the step that is on now; None where none is.

        That is the step turned to last; where the room has moved on, the first of its phase.
        """
        here = [place for place, each in enumerate(self.agenda) if each.phase is self.phase]
        return self.step if self.step in here else next(iter(here), None)


@dataclass(frozen=True, slots=True)
class Participant:
    """An anonymous person in one workshop.

    Attributes:
        id: Random; not derived from anything about the person.
        level_id: None until chosen.
        unit_id: None until chosen, or where the workshop has no units.
    """

    id: str
    level_id: str | None
    unit_id: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one participant wrote to one question in one round.

    Attributes:
        id: Random, so that it tells nothing about order.
        question_id: What it answers.
        participant_id: Who wrote it; None for a seed, and where others read it.
        round: Wave of gathering, from 1.
        text: Verbatim.
        status: Whether it may be shown.
        quotable: False for "count this, but don't quote it".
        seed: True for what the facilitator put to everyone; nobody's voice.
    """

    id: str
    question_id: str
    participant_id: str | None
    round: int
    text: str
    status: Status
    quotable: bool
    seed: bool = False
