"""Figures that may tell a pile with a thread from one without: larger means more of a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_samples

from vision.themes.membership_evidence import nearest
from vision.themes.naming import Suggestions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.themes.points import Points

    Values = NDArray[np.float64]

NEIGHBOURS: Final = 5
BY_CHANCE: Final = 50
"""Piles of the same size drawn from the room, which a figure is compared with."""
SAMPLES: Final = 5
FOLDS: Final = 5
BEST: Final = 5


def figures(where: Points, labels: NDArray[np.int32]) -> dict[str, Values]:
    """Return shape (k,) for each figure, one value a pile.

    Args:
        where: The statements of a room.
        labels: Shape (n,): the pile of each, from 0.

    Source:
        Rousseeuw (1987), "Silhouettes"; Tibshirani, Walther & Hastie (2001), "Estimating the
        number of clusters via the gap statistic"; Pfister et al. (2013), "Good things peak in
        pairs" (the bimodality coefficient); Roy & Vetterli (2007), "The effective rank".
    """
    every = np.arange(len(labels))
    near = where.plain.between(every, every)
    return (
        _by_cosines(near, labels)
        | _by_neighbours(near, labels)
        | _by_spread(near, labels)
        | _by_middles(where, labels)
        | _by_names(where, labels)
    )


def _by_cosines(near: Values, labels: NDArray[np.int32]) -> dict[str, Values]:
    """Return mean cosines of pairs, against the nearest other pile and against piles by chance."""
    random = np.random.default_rng(0)
    distance = np.clip(1 - near, 0, 2)
    np.fill_diagonal(distance, 0)
    silhouettes = silhouette_samples(distance, labels, metric="precomputed")
    found: dict[str, list[float]] = {"alike": [], "ahead": [], "beyond chance": []}
    for pile in range(labels.max() + 1):
        own = np.flatnonzero(labels == pile)
        alike = _pairs(near, own)
        others = [
            float(near[np.ix_(own, labels == other)].mean())
            for other in range(labels.max() + 1)
            if other != pile
        ]
        drawn = [
            _pairs(near, random.choice(len(labels), len(own), replace=False))
            for _ in range(BY_CHANCE)
        ]
        found["alike"].append(alike)
        found["ahead"].append(alike - max(others))
        found["beyond chance"].append((alike - np.mean(drawn)) / max(float(np.std(drawn)), 1e-9))
    whole = {name: np.array(values) for name, values in found.items()}
    return whole | {"silhouette": _means(silhouettes, labels)}


def _by_neighbours(near: Values, labels: NDArray[np.int32]) -> dict[str, Values]:
    """Return where the nearest neighbours are: inside beyond chance, linked, in how many piles."""
    alone = near.copy()
    np.fill_diagonal(alone, -2)
    nearest_rows = np.argsort(-alone, axis=1, kind="stable")[:, :NEIGHBOURS]
    piles = labels[nearest_rows]
    many = int(labels.max()) + 1
    sizes = np.bincount(labels)
    chance = (sizes - 1) / (len(labels) - 1)
    inside = _means((piles == labels[:, None]).mean(axis=1), labels)
    edges = np.zeros_like(near, dtype=bool)
    edges[np.arange(len(labels))[:, None], nearest_rows] = True
    edges &= edges.T
    linked, even = [], []
    for pile in range(many):
        own = np.flatnonzero(labels == pile)
        _, part = connected_components(sparse.csr_array(edges[np.ix_(own, own)]), directed=False)
        linked.append(np.bincount(part).max() / len(own))
        shares = np.bincount(piles[own].ravel(), minlength=many) / piles[own].size
        even.append(-float((shares * np.log(np.maximum(shares, 1e-12))).sum()) / np.log(many))
    return {
        "neighbours inside": (inside - chance) / (1 - chance),
        "linked": np.array(linked),
        "neighbours of few piles": -np.array(even),
    }


def _by_spread(near: Values, labels: NDArray[np.int32]) -> dict[str, Values]:
    """Return whether a pile is one: gap of a cut in two, bimodality, directions it fills."""
    random = np.random.default_rng(0)
    found: dict[str, list[float]] = {"no gap": [], "one mode": [], "few directions": []}
    for pile in range(labels.max() + 1):
        own = np.flatnonzero(labels == pile)
        where = _coordinates(near, own)
        drawn = random.normal(size=(SAMPLES, *where.shape)) * where.std(axis=0)
        gap = np.mean([_within(each) for each in drawn]) - _within(where)
        by_chance = [
            _directions(_coordinates(near, random.choice(len(labels), len(own), replace=False)))
            for _ in range(BY_CHANCE // 5)
        ]
        found["no gap"].append(-float(gap))
        found["one mode"].append(-_bimodality(where[:, 0]))
        found["few directions"].append(-_directions(where) / float(np.mean(by_chance)))
    return {name: np.array(values) for name, values in found.items()}


def _by_middles(where: Points, labels: NDArray[np.int32]) -> dict[str, Values]:
    """Return how far a pile's middle is from the room's, and how well its others foretell each."""
    rows = where.plain.rows if where.meaning is None else where.meaning
    middle = _direction(rows)
    many = int(labels.max()) + 1
    apart = [1 - float(_direction(rows[labels == pile]) @ middle) for pile in range(many)]
    fold = np.random.default_rng(0).permutation(len(labels)) % FOLDS
    told = np.zeros(len(labels), dtype=np.int32)
    for each in range(FOLDS):
        out, rest = np.flatnonzero(fold == each), np.flatnonzero(fold != each)
        told[out] = nearest(where.evidence[out], where.evidence[rest], labels[rest], many)
    return {
        "far from the middle": np.array(apart),
        "foretold": _means((told == labels).astype(float), labels),
    }


def _by_names(where: Points, labels: NDArray[np.int32]) -> dict[str, Values]:
    """Return how well the best names of the naming fit: score, coverage, retrieval."""
    keys = ("score", "coverage", "five names", "f1", "auc", "centrality", "margin")
    many = int(labels.max()) + 1
    found = {key: np.zeros(many) for key in keys}
    ranked = Suggestions(
        where.reading.shown, labels, where.plain, where.middle, where.encoder,
        people=where.reading.writer.tolist(),
    ).ranked(range(many))  # fmt: skip
    for pile, names in ranked.items():
        if not names:
            continue
        signals = names[0].signals
        voices = len(np.unique(where.reading.writer[labels == pile]))
        told = frozenset[int]().union(*(each.voices for each in names[:BEST]))
        found["score"][pile] = names[0].score
        found["coverage"][pile] = names[0].own
        found["five names"][pile] = len(told) / max(1, voices)
        found["f1"][pile] = max(each.signals.get("f1", each.signals["f1_words"]) for each in names)
        found["auc"][pile] = max(each.signals.get("auc", 0.0) for each in names)
        for key in ("centrality", "margin"):
            found[key][pile] = signals.get(key, signals[f"{key}_words"])
    return {f"name: {key}": values for key, values in found.items()}


def _pairs(near: Values, own: NDArray[np.int64]) -> float:
    """Return the mean cosine of two different statements; NaN for a statement alone."""
    if len(own) < 2:
        return float("nan")
    part = near[np.ix_(own, own)]
    return float((part.sum() - np.trace(part)) / (len(own) * (len(own) - 1)))


def _coordinates(near: Values, own: NDArray[np.int64]) -> Values:
    """Return shape (n, d): statements around their middle, along their main directions."""
    part = near[np.ix_(own, own)]
    part = part - part.mean(axis=0) - part.mean(axis=1)[:, None] + part.mean()
    values, axes = np.linalg.eigh(part)
    kept = values[::-1] > 1e-9
    axes, values = axes[:, ::-1][:, kept], values[::-1][kept]
    return np.asarray(axes * np.sqrt(values)) if kept.any() else np.zeros((len(own), 1))


def _within(where: Values) -> float:
    """Return the logarithm of what is left of the spread when cut in two, as part of all of it."""
    total = float(((where - where.mean(axis=0)) ** 2).sum())
    left = KMeans(2, n_init=2, random_state=0).fit(where).inertia_ if total > 1e-9 else 1.0
    return float(np.log(max(float(left), 1e-9) / max(total, 1e-9)))


def _bimodality(values: Values) -> float:
    """Return the bimodality coefficient: 5/9 for an even spread, larger with two modes."""
    many = len(values)
    if many < 4 or not values.std():
        return 0.0
    scaled = (values - values.mean()) / values.std(ddof=1)
    skew, kurtosis = float((scaled**3).mean()), float((scaled**4).mean()) - 3
    return (skew**2 + 1) / (kurtosis + 3 * (many - 1) ** 2 / ((many - 2) * (many - 3)))


def _directions(where: Values) -> float:
    """Return the effective number of directions in which a pile spreads."""
    shares = where.var(axis=0)
    shares = shares / max(float(shares.sum()), 1e-12)
    return float(np.exp(-(shares * np.log(np.maximum(shares, 1e-12))).sum()))


def _direction(rows: NDArray[np.float32] | sparse.csr_array) -> Values:
    mean = np.asarray(rows.mean(axis=0), dtype=np.float64).ravel()
    return mean / max(float(np.linalg.norm(mean)), 1e-12)


def _means(values: Values, labels: NDArray[np.int32]) -> Values:
    return np.bincount(labels, values) / np.maximum(np.bincount(labels), 1)
