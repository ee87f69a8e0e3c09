"""Which statement to show next: the one whose answer teaches most."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.consensus.votes import Vote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.consensus.groups import OpinionGroups
    from vision.consensus.support import IntArray
    from vision.consensus.votes import FloatArray, Votes

FRESH: Final = 0.15
"""Share of turns that go to the statement that fewest have seen, whatever it may teach."""

CAUTION: Final = 10.0
"""Votes' worth of belief that groups answer a statement alike, until they show otherwise."""

DOUBT: Final = 0.1
"""Share of belief about a person's group that their answers never take away."""

GUIDING_ANSWERS: Final = 3
"""Answers a person needs for a place in the groups that guide what is shown: fewer than for groups
that are shown themselves, since a wrong guess here costs one turn."""

_ROWS: Final = {Vote.AGREE: 0, Vote.DISAGREE: 1, Vote.PASS: 2}


@dataclass(slots=True, eq=False)
class Tally:
    """Running counts of votes, by statement and opinion group; an answer costs one addition.

    The only thing in this package that changes: it is what a server keeps in memory between two
    results, so that showing the next statement reads no votes.

    Attributes:
        statements: Ids, one a column. Hidden ones are left out.
        group_of: Index of the opinion group of everyone who has one.
        counts: Shape (groups + 1, 3, statements): agree, disagree, pass. The last group is
            everyone who has none yet.
    """

    statements: tuple[str, ...]
    group_of: Mapping[str, int]
    counts: IntArray
    _column: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._column = {name: column for column, name in enumerate(self.statements)}

    @classmethod
    def of(cls, votes: Votes, groups: OpinionGroups | None = None) -> Tally:
        """Return the counts of all votes so far.

        Args:
            votes: Who answered what; a column for every statement that may be shown.
            groups: The latest opinion groups, found with ``GUIDING_ANSWERS``; they guide only
                where they are beyond chance.
        """
        guides = groups is not None and groups.count > 1 and groups.beyond_chance
        label_of: dict[str, int] = {}
        if groups is not None and guides:
            pairs = zip(groups.people, groups.labels.tolist(), strict=True)
            label_of = {person: label for person, label in pairs if label >= 0}
        rows = (max(label_of.values()) + 1 if label_of else 0) + 1
        labels = np.array([label_of.get(person, rows - 1) for person in votes.people], dtype=int)
        belongs = (labels == np.arange(rows)[:, None]).astype(np.int64)
        sides = [belongs @ (votes.values == vote).astype(np.int64) for vote in _ROWS]
        return cls(votes.statements, label_of, np.stack(sides, axis=1))

    def record(self, person: str, statement: str, vote: int, *, before: int | None = None) -> None:
        """Count one answer.

        Args:
            person: Who gave it.
            statement: Answered; one that is not counted here (hidden, say) is passed over.
            vote: 1, 0 or -1.
            before: The answer it replaces, if it is a change of mind or an undo.
        """
        self._count(person, statement, vote, 1)
        if before is not None:
            self._count(person, statement, before, -1)

    def take_back(self, person: str, statement: str, vote: int) -> None:
        """Count one answer no more.

        Args:
            person: Who takes it back.
            statement: What was answered; one that is not counted here is passed over.
            vote: What was answered: 1, 0 or -1.
        """
        self._count(person, statement, vote, -1)

    def _count(self, person: str, statement: str, vote: int, more: int) -> None:
        column = self._column.get(statement)
        if column is not None:
            row = self.group_of.get(person, len(self.counts) - 1)
            self.counts[row, _ROWS[Vote(vote)], column] += more

    def among(self, statements: Sequence[str]) -> Tally:
        """Return the same counts with a place for every one of some statements, in their order."""
        counts = np.zeros((*self.counts.shape[:2], len(statements)), dtype=self.counts.dtype)
        wider = Tally(tuple(statements), self.group_of, counts)
        known = [name for name in self.statements if name in wider._column]
        here = [self._column[name] for name in known]
        counts[:, :, [wider._column[name] for name in known]] = self.counts[:, :, here]
        return wider

    def add(self, statements: Iterable[str]) -> None:
        """Make room for statements that have just come in."""
        new = [name for name in statements if name not in self._column]
        self.statements = (*self.statements, *new)
        nothing = np.zeros((*self.counts.shape[:2], len(new)), dtype=self.counts.dtype)
        self.counts = np.concatenate([self.counts, nothing], axis=2)
        self._column = {name: column for column, name in enumerate(self.statements)}

    def column(self, statement: str) -> int | None:
        """Return a statement's place in ``counts``; None if it is not counted."""
        return self._column.get(statement)


def next_statement(
    tally: Tally,
    answers: Mapping[str, int],
    *,
    own: Collection[str] = (),
    seed: int = 0,
) -> str | None:
    """Return the statement to show a person next, or None when there is none left.

    Never one's own, never one answered before. In ``FRESH`` of all turns it is the one that
    fewest have answered, so that new statements and those of a minority are seen. Otherwise it is
    the one whose answer tells most:

    - once opinion groups stand out from chance, about where this person stands: the mutual
      information between vote and group, given the person's answers so far, times the chance
      that it is not a pass;
    - before that, about what people answer differently: of statements that are answered already
      (answers to the same ones are what groups show in), the most balanced.

    Polis draws at random with weights agreement x extremity x not passed x novelty. This keeps
    extremity (as information about this person's group), passes and novelty, and drops agreement,
    which would hide what many reject.

    Args:
        tally: Counts so far.
        answers: The person's own, statement to vote.
        own: Statements the person wrote.
        seed: Of this person in this workshop; the same state and seed give the same statement.

    Source:
        Small et al. (2021), "Polis: Scaling deliberation by mapping high dimensional opinion
        spaces", Recerca 26(2), on comment routing; Lindley (1956), "On a measure of the
        information provided by an experiment", Annals of Mathematical Statistics 27(4).

    Example:
        >>> from vision.consensus.votes import Votes
        >>> votes = Votes.from_answers([("ann", "a", 1), ("ann", "b", -1), ("bob", "a", 1)])
        >>> next_statement(Tally.of(votes), {"a": 1}, own=["b"]) is None
        True
        >>> next_statement(Tally.of(votes), {"a": 1})
        'b'
    """
    done = {tally.column(name) for name in (*answers, *own)}
    open_ = np.ones(len(tally.statements), dtype=bool)
    open_[[column for column in done if column is not None]] = False
    left = np.flatnonzero(open_)
    if not len(left):
        return None
    rng = np.random.default_rng([seed, len(answers)])
    total = tally.counts.sum(axis=0)
    seen = total.sum(axis=0)
    if rng.random() < FRESH:
        scores = -seen.astype(float)
    else:
        taking_sides = 1.0 - (total[2] + 1) / (seen + 5)
        by_group = len(tally.counts) > 1
        teaches = _information(tally, answers) if by_group else seen * _balance(total)
        scores = teaches * taking_sides
    best = scores[left].max()
    ties = left[scores[left] >= best - 1e-12]
    return tally.statements[int(rng.choice(ties))]


def _balance(total: IntArray) -> FloatArray:
    """Return 1 for statements with as many for as against, less the more one-sided they are."""
    share = (total[0] + 1) / (total[0] + total[1] + 2)
    balance: FloatArray = 4.0 * share * (1.0 - share)
    return balance


def _information(tally: Tally, answers: Mapping[str, int]) -> FloatArray:
    """Return in nats what each statement's vote would tell about this person's group."""
    total = tally.counts.sum(axis=0)
    usual = (total[0] + 1) / (total[0] + total[1] + 2)
    agree, disagree = tally.counts[:-1, 0], tally.counts[:-1, 1]
    share = (agree + CAUTION * usual) / (agree + disagree + CAUTION)
    belief = _belief(tally, answers, share)
    told: FloatArray = _entropy(belief @ share) - belief @ _entropy(share)
    return told


def _belief(tally: Tally, answers: Mapping[str, int], share: FloatArray) -> FloatArray:
    """Return shape (groups,): how likely the person is in each, by the answers given."""
    log = np.zeros(len(share))
    for name, vote in answers.items():
        column = tally.column(name)
        if column is not None and vote != Vote.PASS:
            log += np.log(share[:, column] if vote == Vote.AGREE else 1.0 - share[:, column])
    weight = np.exp(log - log.max())
    belief: FloatArray = (1.0 - DOUBT) * weight / weight.sum() + DOUBT / len(share)
    return belief


def _entropy(share: NDArray[np.float64]) -> FloatArray:
    inside = np.clip(share, 1e-12, 1.0 - 1e-12)
    nats: FloatArray = -(inside * np.log(inside) + (1.0 - inside) * np.log(1.0 - inside))
    return nats
