"""Consensus by level, fit to be shown: made from released answers, shares rounded."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vision.consensus.bridges import HALF, is_bridge, is_divide, lean, parting
from vision.consensus.support import Support, consensus_mean
from vision.privacy import round_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.consensus.bridges import Lean
    from vision.privacy import Band, Released
    from vision.privacy.answer_publication import Answer

NEAR: Final[Mapping[Answer, Answer]] = {1: 0, -1: 0, 0: 1}
"""What one of a level is counted under where all of it vote alike."""


@dataclass(frozen=True, slots=True)
class Slice:
    """How one level, or everyone, answered one statement.

    Attributes:
        answered: People, at least the smallest group.
        agree: Share of them, 0..1, rounded to 5 points below 100 people.
        disagree: Likewise.
        passed: Likewise.
        lean: ``for`` if most of those who take a side agree, beyond chance (90%); ``against`` if
            most disagree; otherwise ``open``.
    """

    answered: int
    agree: float
    disagree: float
    passed: float
    lean: Lean

    @property
    def agreement(self) -> float | None:
        """Share that agrees of those who take a side, 0..1; None if nobody does."""
        sides = self.agree + self.disagree
        return round_share(self.agree / sides, self.answered) if sides else None


@dataclass(frozen=True, slots=True)
class Answered:
    """How people answered one statement.

    Attributes:
        statement: Its id.
        everyone: All who answered; None below the smallest group.
        levels: One for each level shown, None where withheld.
        consensus: Geometric mean over the slices of their agreement, 0..1; None without any.
        bridge: Every level leans for it.
        divide: One level leans for it and another against, and among all statements their answers
            differ beyond chance.
    """

    statement: str
    everyone: Slice | None
    levels: tuple[Slice | None, ...]
    consensus: float | None
    bridge: bool
    divide: bool


@dataclass(frozen=True, slots=True)
class Consensus:
    """How an organisation answered; everything in it may be shown.

    Attributes:
        levels: Names of levels or bands, from the top down; one or none where no level may be
            told from another.
        smallest_group: People that a slice needs.
        statements: In the order asked for.
    """

    levels: tuple[str, ...]
    smallest_group: int
    statements: tuple[Answered, ...]

    @property
    def bridges(self) -> tuple[Answered, ...]:
        """Statements that every level wants, strongest first."""
        found = [answered for answered in self.statements if answered.bridge]
        return tuple(sorted(found, key=lambda answered: -(answered.consensus or 0.0)))

    @property
    def divides(self) -> tuple[Answered, ...]:
        """Statements that part levels, widest first."""
        found = [answered for answered in self.statements if answered.divide]
        return tuple(sorted(found, key=lambda answered: -_gap(answered)))

    @property
    def asked(self) -> int:
        """Statements that every level has answered: those that could be a bridge or a divide."""
        return sum(None not in answered.levels for answered in self.statements)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Consensus:
        """Return what ``to_json`` wrote."""
        statements = tuple(
            Answered(
                row["statement"],
                _slice(row["everyone"]),
                tuple(_slice(each) for each in row["levels"]),
                row["consensus"],
                row["bridge"],
                row["divide"],
            )
            for row in data["statements"]
        )
        return cls(tuple(data["levels"]), data["smallest_group"], statements)


def consensus(
    released: Released,
    statements: Iterable[str],
    bands: Sequence[Band],
    *,
    smallest_group: int,
) -> Consensus:
    """Return how levels answered each statement.

    Args:
        released: Answers as they may be counted in public: 1, 0 or -1.
        statements: Ids of those to look at, in order; hidden ones left out.
        bands: Levels as they may be shown, from ``vision.privacy``; with fewer than two, only
            everyone together is shown, as the one level there is.
        smallest_group: People that a slice has.
    """
    names = tuple(band.name for band in bands) if len(bands) > 1 else ("Everyone",)
    keys = tuple(statements)
    counts = [released.by_band(key, bands, NEAR) for key in keys]
    apart = parting([_sides(by_band) for by_band in counts])
    answered = tuple(
        _answered(key, by_band, released.everyone(key, NEAR), differs=differs)
        for key, by_band, differs in zip(keys, counts, apart, strict=True)
    )
    return Consensus(names, smallest_group, answered)


def _sides(by_band: Sequence[Counter[Answer]]) -> list[tuple[int, int]] | None:
    """Return who agrees and who disagrees, of each band; None where one may not be shown."""
    return [(each[1], each[-1]) for each in by_band] if all(map(Counter.total, by_band)) else None


def _answered(
    statement: str,
    by_band: Sequence[Counter[Answer]],
    everyone: Counter[Answer],
    *,
    differs: bool,
) -> Answered:
    slices = tuple(_slice_of(counts) for counts in by_band)
    leans = [each.lean if each else None for each in slices]
    return Answered(
        statement,
        _slice_of(everyone),
        slices,
        _consensus([each for each in slices if each]),
        bridge=is_bridge(leans),
        divide=is_divide(leans, differs=differs),
    )


def _slice_of(counts: Counter[Answer]) -> Slice | None:
    people = counts.total()
    if not people:
        return None
    return Slice(
        answered=people,
        agree=round_share(counts[1] / people, people),
        disagree=round_share(counts[-1] / people, people),
        passed=round_share(counts[0] / people, people),
        lean=lean(counts[1], counts[-1]),
    )


def _consensus(slices: Sequence[Slice]) -> float | None:
    """Return the consensus of what is shown, so that it tells nothing beyond it."""
    if not slices:
        return None
    answered = np.array([[each.answered] for each in slices], dtype=float)
    agree = np.array([[each.agree] for each in slices]) * answered
    rest = answered - agree
    names = tuple(str(row) for row in range(len(slices)))
    score = consensus_mean(Support(names, ("",), agree, rest, np.zeros_like(rest)))
    return round(float(score[0]), 4)


def _gap(answered: Answered) -> float:
    shares = [each.agreement for each in answered.levels if each]
    known = [HALF if share is None else share for share in shares]
    return max(known) - min(known)


def _slice(data: Mapping[str, Any] | None) -> Slice | None:
    return None if data is None else Slice(**data)
