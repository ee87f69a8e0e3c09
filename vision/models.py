"""The nouns of the domain: small, frozen, and valid from birth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

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
