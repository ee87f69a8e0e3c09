"""Whether the themes of small rooms can be read, agree with labels, and stay."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from benchmarks.labelled import DATA, SETS, Labelled, load
from vision.models import Lens
from vision.themes import UNASSIGNED, CachedEncoder, default_encoder, find_themes

if TYPE_CHECKING:
    import argparse

    from vision.themes import Encoder

SIZES = (12, 16, 22, 24, 30, 40, 60, 80)
READABLE = (4, 9)
LARGEST = 0.4
LEVELLED = 22
UNEVEN = 1.2


@dataclass(frozen=True)
class Score:
    """One room: means are printed.

    Attributes:
        size: Statements.
        agreement: Adjusted Rand index with the labels.
        readable: 1 if there are 4 to 9 themes.
        even: 1 if none holds more than two in five statements.
        stays: Adjusted Rand index of the others with and without one statement.
    """

    size: int
    agreement: float
    readable: float
    even: float
    stays: float


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("rooms", help="themes of rooms of 12 to 80 statements")
    parser.add_argument("--rooms", type=int, default=40, help="rooms of each set")
    parser.add_argument("--first", type=int, default=0, help="seed of the first room")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print agreement, how many themes, the largest, and whether they stay, for both lenses."""
    if not DATA.is_dir():
        print("The labelled sets are not here; nothing to measure.")
        return
    encoder = _remembering(default_encoder())
    print(f"{'':12}{'agreement':>11}{'up to 24':>11}{'4 to 9':>9}{'<= 40%':>9}{'stays':>8}")
    for lens in Lens:
        seeds = range(args.first, args.first + args.rooms)
        scores = [_score(room(name, seed), seed, lens, encoder) for seed in seeds for name in SETS]
        every = np.array([astuple(score) for score in scores])
        small, levelled = every[every[:, 0] <= 24], every[every[:, 0] >= LEVELLED]
        print(f"{lens:12}{every[:, 1].mean():11.3f}{small[:, 1].mean():11.3f}"
              f"{levelled[:, 2].mean():9.0%}{levelled[:, 3].mean():9.0%}"
              f"{every[:, 4].mean():8.2f}", flush=True)  # fmt: skip


def room(name: str, seed: int) -> Labelled:
    """Return 12 to 80 statements of 4 to 9 labels of a set, of very uneven size."""
    table = load(name)
    draw = np.random.default_rng(seed * 7 + len(name))
    size = int(draw.choice(SIZES))
    labels = table["label"].unique()
    many = min(int(draw.integers(4, 10)), len(labels), size // 3)
    parts = []
    chosen = draw.choice(labels, many, replace=False)
    for label, share in zip(chosen, draw.dirichlet([UNEVEN] * many), strict=True):
        own = table[table["label"] == label]
        parts.append(own.sample(min(len(own), max(1, round(share * size))), random_state=seed))
    rows = pd.concat(parts)
    return Labelled(f"{name} {seed}", rows["text"].tolist(), pd.factorize(rows["label"])[0])


def _score(data: Labelled, seed: int, lens: Lens, encoder: Encoder | None) -> Score:
    found = find_themes(data.texts, lens=lens, encoder=encoder)
    usable = found.labels != UNASSIGNED
    sizes = [theme.size for theme in found.themes]
    gone = int(np.random.default_rng(seed).integers(len(data.texts)))
    others = [text for row, text in enumerate(data.texts) if row != gone]
    again = find_themes(others, lens=lens, encoder=encoder).labels
    before = np.delete(found.labels, gone)
    both = (before != UNASSIGNED) & (again != UNASSIGNED)
    return Score(
        size=len(data.texts),
        agreement=float(adjusted_rand_score(data.labels[usable], found.labels[usable])),
        readable=float(READABLE[0] <= len(sizes) <= READABLE[1]),
        even=float(max(sizes) <= LARGEST * usable.sum()),
        stays=float(adjusted_rand_score(before[both], again[both])),
    )


def _remembering(encoder: Encoder | None) -> Encoder | None:
    kept: dict[str, np.ndarray] = {}
    return encoder and CachedEncoder(
        encoder, lambda hashes: {h: kept[h] for h in hashes if h in kept}, kept.update
    )
