"""Statements with human labels: the shared sets, and draws from them at workshop size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

DATA = Path(__file__).parents[2] / "shared" / "data"
SETS = ("hwu64", "banking77", "klimarat-de")
SAMPLED = 5_000
DRAWS = 4


@dataclass(frozen=True)
class Labelled:
    """Texts and what people say they are about."""

    name: str
    texts: list[str]
    labels: np.ndarray

    @property
    def themes(self) -> int:
        """Number of different labels."""
        return len(np.unique(self.labels))


def load(name: str) -> pd.DataFrame:
    """Return one set with columns ``text`` and ``label``, incomplete rows left out."""
    return pd.read_csv(DATA / f"{name}.csv").dropna(subset=["text", "label"])


def whole(name: str, seed: int = 0) -> Labelled:
    """Return a sample of 5,000 of a set."""
    table = load(name)
    table = table.sample(min(SAMPLED, len(table)), random_state=seed)
    return Labelled(name, table["text"].tolist(), pd.factorize(table["label"])[0])


def draw(name: str, seed: int) -> Labelled:
    """Return 6 to 10 labels of a set (or all it has) with 25 to 60 statements each."""
    table = load(name)
    random = np.random.default_rng(seed)
    names = table["label"].unique()
    picked = random.choice(names, min(len(names), int(random.integers(6, 11))), replace=False)
    parts = []
    for label in picked:
        own = table[table["label"] == label]
        parts.append(own.sample(min(len(own), int(random.integers(25, 61))), random_state=seed))
    rows = pd.concat(parts).sample(frac=1, random_state=seed)
    return Labelled(f"{name}, draw {seed}", rows["text"].tolist(), pd.factorize(rows["label"])[0])
