"""Opinion groups: people who vote alike, found as Polis finds them."""

from __future__ import annotations

import string
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import silhouette_score

from vision.consensus.pca import opinion_space
from vision.limits import SMALLEST_GROUP
from vision.translation import Message, told, told_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.consensus.support import IntArray
    from vision.consensus.votes import FloatArray, Votes

FEWEST_ANSWERS: Final = 7
"""Answers a person needs to be placed; as in Polis."""

COUNTS: Final = (2, 3, 4, 5)
STAY: Final = 0.03
"""How much better, in silhouette, another number of groups must be before it replaces one."""


@dataclass(frozen=True, slots=True, eq=False)
class OpinionGroups:
    """Who votes alike.

    Attributes:
        people: Ids, as in the votes.
        labels: Shape (people,): 0 .. count - 1, or -1 for someone with too few answers.
        positions: Shape (people, 2) for a map; NaN where the label is -1.
        count: Number of groups; 0 where votes do not tell people apart.
        silhouette: How well apart they are, -1..1; NaN without groups.
        beyond_chance: Whether shuffled votes would show less structure, at 1%.
        reason: One sentence on how the number came about.
    """

    people: tuple[str, ...]
    labels: IntArray
    positions: FloatArray
    count: int
    silhouette: float
    beyond_chance: bool
    reason: Message

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries, for the store: it names people."""
        return {
            "people": list(self.people),
            "labels": self.labels.tolist(),
            "positions": [
                None if np.isnan(place[0]) else place for place in self.positions.tolist()
            ],
            "count": self.count,
            "silhouette": None if self.count == 0 else self.silhouette,
            "beyond_chance": self.beyond_chance,
            "reason": self.reason.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> OpinionGroups:
        """Return what ``to_json`` wrote."""
        nowhere = [float("nan")] * 2
        places = [nowhere if place is None else place for place in data["positions"]]
        return cls(
            people=tuple(data["people"]),
            labels=np.array(data["labels"], dtype=np.int64),
            positions=np.array(places, dtype=np.float64).reshape(-1, 2),
            count=data["count"],
            silhouette=float("nan") if data["silhouette"] is None else data["silhouette"],
            beyond_chance=data["beyond_chance"],
            reason=Message.from_json(data["reason"]),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the groups, in order: A, B, C ..."""
        return tuple(string.ascii_uppercase[: self.count])

    @property
    def members(self) -> tuple[str | None, ...]:
        """Each person's group by name; None for someone who could not be placed."""
        return tuple(self.names[label] if label >= 0 else None for label in self.labels)


def opinion_groups(
    votes: Votes,
    *,
    smallest_group: int = SMALLEST_GROUP,
    named: int | None = None,
    fewest_answers: int = FEWEST_ANSWERS,
    previous: OpinionGroups | None = None,
    seed: int = 0,
) -> OpinionGroups:
    """Return the groups of people who vote alike.

    Principal components of the votes, then KMeans for two to five groups; the number with the
    best silhouette wins. A handful of people far out would take a group of their own: groups
    below ``smallest_group`` are set aside, the rest is grouped anew, and they then join whom they
    are closest to.

    Args:
        votes: Who answered what; leave hidden statements out.
        smallest_group: People a group needs.
        named: What the reason says that it needs, where that is not to be told exactly.
        fewest_answers: Answers a person needs to be placed, or all statements if there are fewer.
        previous: The last result. Its number of groups stays unless another is clearly better,
            its groups are the first guess, and they keep their names.
        seed: Same votes, previous result and seed, same groups.

    Source:
        Small et al. (2021), "Polis: Scaling deliberation by mapping high dimensional opinion
        spaces", Recerca 26(2). Different from Polis: no base clusters, a smallest group, and the
        number of axes follows the data.
    """
    least = max(1, min(fewest_answers, len(votes.statements)))
    placed = np.flatnonzero(votes.answered.sum(axis=1) >= least)
    if len(placed) < 2 * smallest_group:
        reason = told_many(
            "Groups need {people} people with at least one answer each.",
            "Groups need {people} people with at least {number} answers each.",
            least,
            people=2 * (named or smallest_group),
        )
        return _ungrouped(votes, reason)
    values = votes.values[placed]
    values = values[:, ~np.isnan(values).all(axis=0)]
    space = opinion_space(values, seed=seed)
    if np.ptp(space.positions, axis=0).max(initial=0.0) < 1e-9:  # noqa: PLR2004 - rounding
        return _ungrouped(votes, told("Everyone answers alike, so there are no groups."))
    before = _labels_before(votes, placed, previous)
    tried = {
        count: _partition(space.positions, count, smallest_group, before, seed)
        for count in COUNTS
        if len(placed) >= count * smallest_group
    }
    scores = {count: score for count, (_, score) in tried.items() if np.isfinite(score)}
    if not scores:
        return _ungrouped(
            votes, told("Answers do not part people into groups that are large enough.")
        )
    count = _choose(scores, previous)
    tried_too = " · ".join(f"{number}: {score:.2f}" for number, score in scores.items())
    return OpinionGroups(
        people=votes.people,
        labels=_spread(_keep_names(tried[count][0], before, count), placed, len(votes.people)),
        positions=_map(space.map, placed, len(votes.people)),
        count=count,
        silhouette=scores[count],
        beyond_chance=space.beyond_chance > 0,
        reason=told(
            "{count} groups are best apart (silhouette by number: {tried}).",
            count=count,
            tried=tried_too,
        ),
    )


def _ungrouped(votes: Votes, reason: Message) -> OpinionGroups:
    people = len(votes.people)
    nowhere = np.full((people, 2), np.nan)
    nobody = np.full(people, -1, dtype=np.int64)
    return OpinionGroups(votes.people, nobody, nowhere, 0, float("nan"), False, reason)


def _labels_before(
    votes: Votes, placed: IntArray, previous: OpinionGroups | None
) -> IntArray | None:
    if previous is None or previous.count == 0:
        return None
    label_of = dict(zip(previous.people, previous.labels.tolist(), strict=True))
    return np.array([label_of.get(votes.people[row], -1) for row in placed], dtype=np.int64)


def _partition(
    positions: FloatArray, count: int, smallest: int, before: IntArray | None, seed: int
) -> tuple[IntArray, float]:
    """Return labels and silhouette; NaN if ``count`` groups of the smallest size don't exist."""
    core = np.ones(len(positions), dtype=bool)
    start = _start(positions, before, count)
    while core.sum() >= count * smallest:
        inner = positions[core]
        if len(np.unique(inner.round(9), axis=0)) < count:
            break
        means = _means(inner, count, start, seed)
        sizes = np.bincount(means.labels_, minlength=count)
        if sizes.min() >= smallest:
            labels = means.predict(positions).astype(np.int64)
            return labels, float(silhouette_score(inner, means.labels_))
        core[np.flatnonzero(core)[sizes[means.labels_] < smallest]] = False
    return np.zeros(len(positions), dtype=np.int64), float("nan")


def _means(inner: FloatArray, count: int, start: FloatArray | None, seed: int) -> KMeans:
    """Return KMeans from random starts, or from a start that does as well and fills every group.

    A start keeps groups in place, unless it gets stuck somewhere clearly worse; where people vote
    in a few ways only it may leave a group empty, of which scikit-learn warns.
    """
    means = KMeans(count, n_init=10, random_state=seed).fit(inner)
    if start is None:
        return means
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        warm = KMeans(count, init=start, n_init=1).fit(inner)
    whole = len(np.unique(warm.labels_)) == count
    return warm if whole and warm.inertia_ <= 1.02 * means.inertia_ else means


def _start(positions: FloatArray, before: IntArray | None, count: int) -> FloatArray | None:
    if before is None or set(before[before >= 0].tolist()) != set(range(count)):
        return None
    return np.array([positions[before == label].mean(axis=0) for label in range(count)])


def _choose(scores: dict[int, float], previous: OpinionGroups | None) -> int:
    best = max(scores, key=lambda count: (scores[count], -count))
    if previous is not None and previous.count in scores:
        stays = scores[best] < scores[previous.count] + STAY
        return previous.count if stays else best
    return best


def _keep_names(labels: IntArray, before: IntArray | None, count: int) -> IntArray:
    """Return the same partition under the names it had; without a past, the largest is A."""
    if before is None:
        sizes = np.bincount(labels, minlength=count)
        order = np.argsort(-sizes, kind="stable")
        return np.argsort(order, kind="stable")[labels]
    width = max(count, int(before.max(initial=-1)) + 1)
    shared = np.zeros((width, width))
    known = before >= 0
    np.add.at(shared, (labels[known], before[known]), 1)
    new, old = linear_sum_assignment(-shared)
    # Fewer groups than before leave gaps in the names; close them, in order.
    wanted = {int(a): int(b) for a, b in zip(new, old, strict=True) if a < count}
    name_of = {label: rank for rank, label in enumerate(sorted(wanted, key=wanted.__getitem__))}
    return np.array([name_of[int(label)] for label in labels], dtype=np.int64)


def _spread(labels: IntArray, placed: IntArray, people: int) -> IntArray:
    everyone = np.full(people, -1, dtype=np.int64)
    everyone[placed] = labels
    return everyone


def _map(positions: FloatArray, placed: IntArray, people: int) -> FloatArray:
    """Return the first two axes for everyone; a lone axis becomes a line."""
    where = np.full((people, 2), np.nan)
    where[placed] = 0.0
    where[placed, : min(2, positions.shape[1])] = positions[:, :2]
    return where
