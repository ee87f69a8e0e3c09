"""How well themes agree with human labels, against plain TF-IDF + KMeans (and BERTopic)."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score

from benchmarks import bertopic
from benchmarks.labelled import DATA, DRAWS, SETS, Labelled, draw, whole
from vision.models import Lens
from vision.themes import CachedEncoder, default_encoder, find_themes

if TYPE_CHECKING:
    import argparse

SEEDS = 2


@dataclass
class Line:
    """One row of the table: agreement at the true number, at the chosen one, and stability.

    BERTopic leaves statements out: ``at_true`` and ``at_chosen`` count those as a group of their
    own, ``given_at_true`` and ``given_at_chosen`` give each to the nearest topic.
    """

    name: str
    true: int
    at_true: float
    largest: float
    chosen: int = 0
    at_chosen: float = float("nan")
    kept: float = float("nan")
    outliers: float = float("nan")
    reached: int = 0
    given_at_true: float = float("nan")
    given_at_chosen: float = float("nan")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("quality", help="agreement of themes with human labels")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="seeds to average over")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print agreement with labels (adjusted Rand index) for plain, words, meaning, BERTopic."""
    if not DATA.is_dir():
        print("The labelled sets are not here; nothing to measure.")
        return
    seeds = args.seeds
    sets = [whole(name) for name in SETS]
    draws = [draw(name, seed) for name in SETS for seed in range(DRAWS)]
    methods = {"plain": _plain, "words": _words, "meaning": _meaning}
    if bertopic.installed():
        methods["BERTopic"] = _bertopic
    lines: dict[str, list[Line]] = {name: [] for name in methods}
    for each in sets + draws:
        for name, method in methods.items():
            lines[name].append(method(each, seeds))
            print(each.name, name, lines[name][-1], file=sys.stderr, flush=True)
    _print_sets(lines)
    _print_summary(lines, len(sets))
    _print_bertopic(lines.get("BERTopic", []), len(sets))


def _print_sets(lines: dict[str, list[Line]]) -> None:
    print(f"{'':28}{'labels':>7}" + "".join(f"{name:>22}" for name in lines))
    for place in range(len(lines["plain"])):
        first = lines["plain"][place]
        cells = [
            f"{each[place].at_true:.2f} (largest {each[place].largest:.0%})"
            for each in lines.values()
        ]
        print(f"{first.name:28}{first.true:7}" + "".join(f"{cell:>22}" for cell in cells))
    print(
        f"\n{'':28}{'labels':>7}{'words: chosen, ARI, kept':>28}{'meaning: chosen, ARI, kept':>28}"
    )
    for place in range(len(lines["plain"])):
        cells = [
            f"{line.chosen}, {line.at_chosen:.2f}, {line.kept:.1%}"
            for line in (lines["words"][place], lines["meaning"][place])
        ]
        print(f"{lines['plain'][place].name:28}{lines['plain'][place].true:7}"
              + "".join(f"{cell:>28}" for cell in cells))  # fmt: skip


def _print_summary(lines: dict[str, list[Line]], sets: int) -> None:
    plain = np.mean([line.at_true for line in lines["plain"][sets:]])
    print()
    for name in ("words", "meaning"):
        own = lines[name]
        small = np.mean([line.at_true for line in own[sets:]])
        chosen = np.mean([line.at_chosen for line in own]) / np.mean([line.at_true for line in own])
        kept = np.mean([line.kept for line in own])
        print(f"{name}: workshop size {small:.3f} = {small / plain:.2f} x plain ({plain:.3f}); "
              f"chosen / true number {chosen:.2f}; keep their theme at +5% {kept:.1%}")  # fmt: skip


def _print_bertopic(lines: list[Line], sets: int) -> None:
    if not lines:
        print(f"\n{bertopic.ABSENT}")
        return
    print("\nBERTopic; outliers a group of their own, and given to the nearest topic")
    print(f"{'':28}{'labels':>7}{'merged: topics, ARI, given':>30}{'own: topics, ARI, given':>30}"
          f"{'outliers':>10}")  # fmt: skip
    for line in lines:
        merged = f"{line.reached}, {line.at_true:.2f}, {line.given_at_true:.2f}"
        own = f"{line.chosen}, {line.at_chosen:.2f}, {line.given_at_chosen:.2f}"
        print(f"{line.name:28}{line.true:7}{merged:>30}{own:>30}{line.outliers:10.0%}")
    small = lines[sets:]
    print(f"workshop size: {np.mean([line.at_true for line in small]):.3f}, "
          f"given {np.mean([line.given_at_true for line in small]):.3f}")  # fmt: skip


def _plain(data: Labelled, seeds: int) -> Line:
    features = TfidfVectorizer(stop_words="english").fit_transform(data.texts)
    found = [
        KMeans(data.themes, n_init=10, random_state=seed).fit_predict(features)
        for seed in range(seeds)
    ]
    return _line(data, found)


def _words(data: Labelled, seeds: int) -> Line:
    return _ours(data, seeds, Lens.WORDS)


def _meaning(data: Labelled, seeds: int) -> Line:
    return _ours(data, seeds, Lens.MEANING)


def _ours(data: Labelled, seeds: int, lens: Lens) -> Line:
    encoder = default_encoder()
    kept: dict[str, np.ndarray] = {}
    cached = encoder and CachedEncoder(
        encoder, lambda hashes: {h: kept[h] for h in hashes if h in kept}, kept.update
    )
    found = [
        find_themes(data.texts, lens=lens, count=data.themes, seed=seed, encoder=cached).labels
        for seed in range(seeds)
    ]
    line = _line(data, found)
    free = [find_themes(data.texts, lens=lens, seed=seed, encoder=cached) for seed in range(seeds)]
    line.chosen = round(np.mean([len(themes.themes) for themes in free]))
    line.at_chosen = _agreement(data, [themes.labels for themes in free])
    line.kept = _kept(data, lens, cached)
    return line


def _kept(data: Labelled, lens: Lens, encoder: CachedEncoder | None) -> float:
    """Return the share of statements that keep their theme when 5% more arrive."""
    first = round(len(data.texts) / 1.05)
    before = find_themes(data.texts[:first], lens=lens, encoder=encoder)
    after = find_themes(data.texts, lens=lens, encoder=encoder, previous=before)
    return float((before.labels == after.labels[:first]).mean())


def _bertopic(data: Labelled, seeds: int) -> Line:
    vectors = bertopic.encoded(data.texts)
    both = [bertopic.topics(data.texts, vectors, data.themes, seed) for seed in range(seeds)]
    own, merged = zip(*both, strict=True)
    line = _line(data, [each.apart for each in merged])
    line.outliers = float(np.mean([each.outliers for each in merged]))
    line.reached = round(np.mean([each.number for each in merged]))
    line.given_at_true = _agreement(data, [each.given for each in merged])
    line.chosen = round(np.mean([each.number for each in own]))
    line.at_chosen = _agreement(data, [each.apart for each in own])
    line.given_at_chosen = _agreement(data, [each.given for each in own])
    return line


def _line(data: Labelled, found: list[np.ndarray]) -> Line:
    at_true = _agreement(data, found)
    sizes = [np.unique(labels, return_counts=True)[1].max() / len(labels) for labels in found]
    return Line(data.name, data.themes, at_true, float(np.mean(sizes)))


def _agreement(data: Labelled, found: list[np.ndarray]) -> float:
    return float(np.mean([adjusted_rand_score(data.labels, labels) for labels in found]))
