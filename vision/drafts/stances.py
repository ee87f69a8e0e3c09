"""Where people stand to a draft: six rungs after Senge, and apart from them apathy."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from vision.privacy import round_share
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from vision.privacy import Band, Released
    from vision.privacy.answer_publication import Answer


class Stance(StrEnum):
    """A participant's attitude to a draft, from most to least; apathy is not one of the rungs.

    Source:
        Senge (1990), The Fifth Discipline, chapter 10, "Possible attitudes toward a vision".
    """

    COMMITMENT = "commitment"
    ENROLMENT = "enrolment"
    GENUINE_COMPLIANCE = "genuine compliance"
    FORMAL_COMPLIANCE = "formal compliance"
    GRUDGING_COMPLIANCE = "grudging compliance"
    NONCOMPLIANCE = "noncompliance"
    APATHY = "apathy"

    @property
    def sentence(self) -> str:
        """What a participant chooses."""
        return _(SENTENCES[self])


SENTENCES: Final[Mapping[Stance, str]] = {
    Stance.COMMITMENT: marked("I'll make it happen."),
    Stance.ENROLMENT: marked("I want this, and I'll help where I can."),
    Stance.GENUINE_COMPLIANCE: marked("I see the point, and I'll do what is asked of me."),
    Stance.FORMAL_COMPLIANCE: marked("I'll do what I have to, no more."),
    Stance.GRUDGING_COMPLIANCE: marked("I don't see the point, but I'll go along."),
    Stance.NONCOMPLIANCE: marked("I won't."),
    Stance.APATHY: marked("This doesn't concern me."),
}

RUNGS: Final = tuple(stance for stance in Stance if stance is not Stance.APATHY)
ON_BOARD: Final = frozenset([Stance.COMMITMENT, Stance.ENROLMENT])
"""Those who want the vision themselves; the others go along with it, or don't."""


NEAR: Final[Mapping[Answer, Answer]] = {
    Stance.COMMITMENT: Stance.ENROLMENT,
    Stance.ENROLMENT: Stance.GENUINE_COMPLIANCE,
    Stance.GENUINE_COMPLIANCE: Stance.ENROLMENT,
    Stance.FORMAL_COMPLIANCE: Stance.GENUINE_COMPLIANCE,
    Stance.GRUDGING_COMPLIANCE: Stance.FORMAL_COMPLIANCE,
    Stance.NONCOMPLIANCE: Stance.GRUDGING_COMPLIANCE,
    Stance.APATHY: Stance.FORMAL_COMPLIANCE,
}
"""What one of a level is counted under where all of it take the same stance."""


@dataclass(frozen=True, slots=True)
class LevelStances:
    """Where one level stands.

    Attributes:
        level: Its name, or ``Everyone``.
        people: Who said where they stand; None if too few for this level to be shown.
        shares: One a stance in the order of ``Stance``, 0..1, rounded to 5 points below 100
            people (so they may add up to a little more or less than 1); None where withheld.
        on_board: Share that wants it: commitment and enrolment; None where withheld.
    """

    level: str
    people: int | None
    shares: tuple[float, ...] | None
    on_board: float | None


@dataclass(frozen=True, slots=True)
class Stances:
    """Where an organisation stands to one version of a draft; it may be shown.

    Attributes:
        everyone: All together.
        levels: From the top down; empty where levels may not be told apart.
    """

    everyone: LevelStances
    levels: tuple[LevelStances, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Stances:
        """Return what ``to_json`` wrote."""
        return cls(_level(data["everyone"]), tuple(_level(row) for row in data["levels"]))


def stances(released: Released, draft: str, bands: Sequence[Band]) -> Stances:
    """Return where each level stands to one version of a draft.

    Args:
        released: Stances as they may be counted in public.
        draft: Id of the version.
        bands: Levels as they may be shown, from ``vision.privacy``.
    """
    told = zip(bands, released.by_band(draft, bands, NEAR), strict=True) if len(bands) > 1 else ()
    return Stances(
        _summary("Everyone", released.everyone(draft, NEAR)),
        tuple(_summary(band.name, counted) for band, counted in told),
    )


def _summary(name: str, counted: Counter[Answer]) -> LevelStances:
    people = counted.total()
    if not people:
        return LevelStances(name, None, None, None)
    wanting = sum(counted[stance] for stance in ON_BOARD)
    return LevelStances(
        name,
        people,
        tuple(round_share(counted[stance] / people, people) for stance in Stance),
        round_share(wanting / people, people),
    )


def _level(data: Mapping[str, Any]) -> LevelStances:
    shares = data["shares"]
    return LevelStances(
        data["level"], data["people"], None if shares is None else tuple(shares), data["on_board"]
    )
