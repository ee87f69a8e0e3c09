"""Consensus by level, fit to be shown: only slices of enough people, shares rounded."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from vision.consensus.support import Support, consensus_mean, lower_bound, support
from vision.privacy import round_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.consensus.votes import Votes
    from vision.privacy import Band

Lean = Literal["for", "against", "open"]

HALF: Final = 0.5


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


@dataclass(frozen=True, slots=True)
class Answered:
    """How people answered one statement.

    Attributes:
        statement: Its id.
        everyone: All who answered; None below the smallest group.
        levels: One for each level shown, None where withheld.
        consensus: Geometric mean over the slices of their agreement, 0..1; None without any.
        bridge: Every level leans for it.
        divide: One level leans for it and another against.
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
        statements: In the order of the votes.
        withheld: How many slices have answers and are not shown.
    """

    levels: tuple[str, ...]
    smallest_group: int
    statements: tuple[Answered, ...]
    withheld: int

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
        levels = tuple(data["levels"])
        return cls(levels, data["smallest_group"], statements, data["withheld"])


def consensus(
    votes: Votes,
    levels: Mapping[str, str | None],
    bands: Sequence[Band],
    *,
    smallest_group: int,
    previous: Consensus | None = None,
) -> Consensus:
    """Return how levels answered each statement, as far as it may be shown.

    A level's slice of a statement is shown if at least ``smallest_group`` of its people answered,
    and if those whose level is then not shown are none or as many; and it keeps its numbers until
    as many further people have answered, so that no one's answer can be read off a change.

    Args:
        votes: Who answered what, hidden statements left out.
        levels: Person to level; None or missing where not known.
        bands: Levels as they may be shown, from ``vision.privacy``; with fewer than two, only
            everyone together is shown, as the one level there is.
        smallest_group: People that a slice needs.
        previous: What this function returned last.
    """
    band_of = {member: band.name for band in bands for member in band.members}
    several = len(bands) > 1
    names = tuple(band.name for band in bands) if several else ("Everyone",)
    places = [band_of.get(levels.get(person) or "") for person in votes.people]
    by_level = support(votes, places if several else ["Everyone"] * len(places), order=names)
    everyone = support(votes)
    before = {}
    if previous is not None and previous.levels == names:
        before = {answered.statement: answered for answered in previous.statements}
    told = np.column_stack(
        [
            _told(by_level.answered[:, column], int(everyone.answered[0, column]), smallest_group)
            for column in range(len(votes.statements))
        ]
        or [np.zeros((len(names), 0), dtype=bool)]
    )
    statements = tuple(
        _answered(
            (by_level, everyone), column, told[:, column], before.get(statement), smallest_group
        )
        for column, statement in enumerate(votes.statements)
    )
    shown = sum(each is not None for answered in statements for each in answered.levels)
    withheld = int((by_level.answered > 0).sum()) - shown
    return Consensus(names, smallest_group, statements, max(withheld, 0))


def _told(answered: np.ndarray[Any, Any], total: int, smallest_group: int) -> np.ndarray[Any, Any]:
    """Return which levels' slices may be told, so that none can be had by subtraction."""
    told = answered >= smallest_group
    while told.any() and 0 < total - answered[told].sum() < smallest_group:
        told[np.flatnonzero(told)[answered[told].argmin()]] = False
    return told


def _answered(
    counts: tuple[Support, Support],
    column: int,
    told: np.ndarray[Any, Any],
    before: Answered | None,
    smallest_group: int,
) -> Answered:
    by_level, everyone = counts
    slices = tuple(
        _kept(
            before.levels[row] if before else None,
            _new_slice(by_level, row, column) if told[row] else None,
            smallest_group,
        )
        for row in range(len(by_level.groups))
    )
    enough = everyone.answered[0, column] >= smallest_group
    total = _kept(
        before.everyone if before else None,
        _new_slice(everyone, 0, column) if enough else None,
        smallest_group,
    )
    leans = [each.lean if each else None for each in slices]
    return Answered(
        by_level.statements[column],
        total,
        slices,
        _consensus([each for each in slices if each]),
        bridge=bool(leans) and all(lean == "for" for lean in leans),
        divide="for" in leans and "against" in leans,
    )


def _new_slice(counts: Support, row: int, column: int) -> Slice:
    people = int(counts.answered[row, column])
    agree, disagree = int(counts.agree[row, column]), int(counts.disagree[row, column])
    lean: Lean = "open"
    if lower_bound(agree, disagree) > HALF:
        lean = "for"
    elif lower_bound(disagree, agree) > HALF:
        lean = "against"
    return Slice(
        answered=people,
        agree=round_share(agree / people, people),
        disagree=round_share(disagree / people, people),
        passed=round_share((people - agree - disagree) / people, people),
        lean=lean,
    )


def _kept(before: Slice | None, now: Slice | None, smallest_group: int) -> Slice | None:
    """Return the earlier slice as long as fewer than ``smallest_group`` people have joined it."""
    if before is None or now is None:
        return now
    return now if abs(now.answered - before.answered) >= smallest_group else before


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
    shares = [_side(each) for each in answered.levels if each]
    return max(shares) - min(shares)


def _side(each: Slice) -> float:
    sides = each.agree + each.disagree
    return each.agree / sides if sides else HALF


def _slice(data: Mapping[str, Any] | None) -> Slice | None:
    return None if data is None else Slice(**data)
