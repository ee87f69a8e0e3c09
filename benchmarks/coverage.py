"""How well coverage hears what people said: in other words, and in statements held back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from benchmarks import paraphrase
from vision.drafts import CARRIES, Matcher
from vision.models import Lens
from vision.themes import UNASSIGNED, Themes, find_themes

if TYPE_CHECKING:
    import argparse

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT.parent / "shared" / "data"
MOST: Final = 1000

SETS: Final = (
    ("sample organisation", ROOT / "sample_data" / "statements.csv", "text"),
    ("polis-bg2050", DATA / "polis-bg2050" / "comments.csv", "comment-body"),
    ("polis-bowling-green", DATA / "polis-bowling-green" / "comments.csv", "comment-body"),
    ("klimarat-de", DATA / "klimarat-de.csv", "text"),
    ("stacks-mission", DATA / "stacks-mission-survey.csv", "text"),
    ("banking77", DATA / "banking77.csv", "text"),
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``python -m benchmarks coverage``."""
    parser = subparsers.add_parser("coverage", help=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print a line for each collection and lens; collections that are absent are left out."""
    for part in ("tuned", "kept"):
        paraphrase.measure(part)
    phrases = paraphrase.slogans()
    print()
    print("a fifth of the statements held back; at most 1,000 of each collection")
    print("first: theme named first; carried: strength >= .5; phrases: carry anything;")
    print("draft: a draft of 8 held-back statements of one theme carries it / how many others")
    print(
        f"{'collection':20} {'lens':8} {'n':>5} {'themes':>6} {'first':>6} {'carried':>8}", end=""
    )
    print(f" {'phrases':>8} {'draft':>10}")
    for name, path, column in SETS:
        if path.exists():
            texts = pd.read_csv(path, dtype=str, keep_default_na=False)[column]
            texts = texts.sample(min(MOST, len(texts)), random_state=args.seed)
            for lens in Lens:
                _line(name, texts.tolist(), phrases, lens, args.seed)


def _line(name: str, texts: list[str], slogans: list[str], lens: Lens, seed: int) -> None:
    themes = find_themes(texts, lens=lens, seed=seed)
    rng = np.random.default_rng(seed)
    assigned = np.flatnonzero(themes.labels != UNASSIGNED)
    held = rng.choice(assigned, len(assigned) // 5, replace=False)
    matcher = Matcher(_without(themes, held), texts)
    said = [texts[row] for row in held]
    true = themes.labels[held]
    strengths = matcher.strengths(said)
    ids = np.array([theme.id for theme in themes.themes])
    own = strengths[np.arange(len(held)), np.searchsorted(ids, true, sorter=np.argsort(ids))]
    first = (matcher.nearest(said) == true).mean()
    phrases = (matcher.strengths(slogans).max(axis=1) >= CARRIES).mean()
    drafts = []
    for column, theme in enumerate(ids):
        mine = np.flatnonzero(true == theme)[:8]
        if len(mine) >= 3:
            carried = strengths[mine].max(axis=0) >= CARRIES
            drafts.append((carried[column], carried.sum() - carried[column]))
    own_theme, others = np.mean(drafts, axis=0) if drafts else (np.nan, np.nan)
    print(f"{name:20} {lens.value:8} {len(assigned):5} {len(ids):6} {first:6.2f}", end="")
    print(f" {(own >= CARRIES).mean():8.2f} {phrases:8.2f} {own_theme:5.2f}/{others:4.2f}")


def _without(themes: Themes, rows: np.ndarray) -> Themes:
    """Return the same themes as if some statements had not been written."""
    data = themes.to_json()
    for row in rows.tolist():
        data["labels"][row] = UNASSIGNED
    return Themes.from_json(data)
