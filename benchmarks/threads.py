"""Whether a pile without a common thread can be told from others, on sets nothing was tuned on.

A detector would be worth having if it found half of such piles, of each kind, at 3% false.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.labelled import DATA
from benchmarks.made_piles import (
    EACH,
    KEPT,
    KINDS,
    THREAD,
    UNSURE,
    Room,
    found_room,
    judged_piles,
    room,
    sources,
)
from benchmarks.names import interval
from benchmarks.thread_figures import figures
from vision.models import Lens
from vision.themes import CachedEncoder, default_encoder
from vision.themes.points import points
from vision.themes.reading import read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from sklearn.pipeline import Pipeline

    from vision.themes import Encoder

ROOMS: Final = 8
ALLOWED: Final = 0.03
RIDGES: Final = (0.01, 0.1, 1.0)
KNOWN: Final = ["set", "room", "kind", "size"]
REAL: Final = "found"
"""What kind of room the piles are in that people read, as they were found."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("threads", help="whether piles without a thread can be told")
    parser.add_argument("--rooms", type=int, default=ROOMS, help="rooms of each set")
    parser.add_argument("--figures", type=Path, help="CSV of the figures: read, or else written")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print what each figure, and all together, find on sets kept apart, and what is false."""
    encoder = default_encoder()
    if not DATA.is_dir() or encoder is None:
        print("The labelled sets or the encoder are not here; nothing to measure.")
        return
    if args.figures and args.figures.is_file():
        table = pd.read_csv(args.figures)
    else:
        table = measured(args.rooms, encoder)
        if args.figures:
            table.to_csv(args.figures, index=False)
    table = table[(table["kind"] != UNSURE) & (table["size"] > 1)]
    made = table[table["room"] != REAL]
    counts = pd.crosstab(made["set"].isin(KEPT), made["kind"])
    print(counts.rename(index={True: "kept", False: "tuned on"}).to_string(), "\n")
    report(table)


def measured(rooms: int, encoder: Encoder) -> pd.DataFrame:
    """Return one row a pile: set, room, kind, size and its figures by both lenses.

    Beside each figure stands how far it is above the middle one of its room.
    """
    kept: dict[str, NDArray[np.float32]] = {}
    cached = CachedEncoder(
        encoder, lambda hashes: {h: kept[h] for h in hashes if h in kept}, kept.update
    )
    parts = []
    for name, each in all_rooms(rooms, cached):
        columns: dict[str, object] = {"set": each.set, "room": name, "kind": each.kinds}
        rows = pd.DataFrame(columns)
        for lens in Lens:
            reading = read(each.texts, tuple(map(str, range(len(each.texts)))), "auto")
            labels = each.piles[reading.rows]
            where = points(reading, cached if lens is Lens.MEANING else None)
            rows["size"] = np.bincount(labels, minlength=len(each.kinds))
            for figure, values in figures(where, labels).items():
                rows[f"{lens}: {figure}"] = values
                rows[f"{lens}: {figure}, in its room"] = values - np.nanmedian(values)
        parts.append(rows)
        print(each.set, name, len(each.texts), flush=True)
    return pd.concat(parts, ignore_index=True)


def all_rooms(rooms: int, encoder: Encoder) -> Iterator[tuple[str, Room]]:
    """Yield the rooms with made piles, then those with the piles that people read."""
    for source in sources(np.random.default_rng(0)):
        for seed in range(rooms):
            yield f"made {seed}", room(source, seed, encoder)
            yield f"grouped {seed}", found_room(source, seed, encoder)
    judged = judged_piles().sample(frac=1, random_state=0).groupby(["set", "theme"]).head(EACH)
    for name, rows in judged.groupby("set", sort=False):
        piles, ids = pd.factorize(rows["theme"])
        kinds = rows.groupby("theme")["kind"].first().loc[ids]
        told = tuple(THREAD if kind != "mixed" else "mixed" for kind in kinds)
        yield REAL, Room(str(name), rows["text"].tolist(), piles.astype(np.int32), told)


def report(table: pd.DataFrame) -> None:
    """Print a line for each figure, then for all together, with bounds from sets tuned on."""
    made = table["room"] != REAL
    tuned, kept = table[made & ~table["set"].isin(KEPT)], table[made & table["set"].isin(KEPT)]
    every = [name for name in table.columns if name not in KNOWN]
    print(f"{'':46}{'AUC tuned':>10}{'kept':>6}{'false':>19}"
          + "".join(f"{kind:>19}" for kind in KINDS))  # fmt: skip
    for figure in every:
        bound = _bound(tuned[figure].to_numpy(), tuned["kind"])
        areas = _area(tuned[figure], tuned) + _area(kept[figure], kept)
        _found_line(figure, kept[figure].to_numpy() < bound, kept, areas)
    for title, columns in _groups(every).items():
        model, outside = fitted(tuned, columns)
        bound = _bound(outside, tuned["kind"])
        scores = model.decision_function(kept[columns])
        areas = _area(outside, tuned) + _area(scores, kept)
        _found_line(title, scores < bound, kept, areas)
        _found_line("    if 3% were known here", scores < _bound(scores, kept["kind"]), kept)
        for name in KEPT:
            rows = (kept["set"] == name).to_numpy()
            _found_line(f"    {name}", scores[rows] < bound, kept[rows])
        real = table[~made]
        own = model.decision_function(real[columns])
        for name, held in (("kept", True), ("tuned on", False)):
            rows = (real["set"].isin(KEPT) == held).to_numpy()
            _found_line(f"    piles that people read, {name}", own[rows] < bound, real[rows])


def _groups(every: list[str]) -> dict[str, list[str]]:
    """Return the figures that are fitted together."""
    sizes = ["size"]
    groups = {
        f"all, {lens}": [name for name in every if name.startswith(f"{lens}:")] + sizes
        for lens in Lens
    }
    groups["all, both lenses"] = every + sizes
    for lens in Lens:
        own = groups[f"all, {lens}"]
        groups[f"as they are, {lens}"] = [name for name in own if "in its room" not in name]
        groups[f"in their rooms, {lens}"] = [name for name in own if "in its room" in name]
    return groups


def fitted(tuned: pd.DataFrame, columns: list[str]) -> tuple[Pipeline, NDArray[np.float64]]:
    """Return a logistic fit on sets tuned on, and the scores of each of them left out in turn."""
    thread = (tuned["kind"] == THREAD).to_numpy()
    best: tuple[float, Pipeline, NDArray[np.float64]] | None = None
    for ridge in RIDGES:
        outside = np.zeros(len(tuned))
        for name in tuned["set"].unique():
            out = (tuned["set"] == name).to_numpy()
            model = _model(ridge).fit(tuned[columns][~out], thread[~out])
            outside[out] = model.decision_function(tuned[columns][out])
        right = float(roc_auc_score(thread, outside))
        if best is None or right > best[0]:
            best = right, _model(ridge).fit(tuned[columns], thread), outside
    assert best is not None
    return best[1], best[2]


def _model(ridge: float) -> Pipeline:
    fit = LogisticRegression(C=ridge, class_weight="balanced", max_iter=2_000)
    return make_pipeline(StandardScaler(), fit)


def _bound(values: NDArray[np.float64], kinds: pd.Series) -> float:
    """Return the value below which 3% of the piles with a thread lie."""
    return float(np.quantile(values[(kinds == THREAD).to_numpy()], ALLOWED))


def _area(values: NDArray[np.float64] | pd.Series, rows: pd.DataFrame) -> str:
    """Return how often a pile with a thread has more than one without."""
    return f"{roc_auc_score(rows['kind'] == THREAD, values):8.2f}"


def _found_line(title: str, told: NDArray[np.bool_], rows: pd.DataFrame, areas: str = "") -> None:
    """Print how many piles of each kind were told to have no thread, with 95% intervals."""
    cells = []
    made = rows["kind"].isin(KINDS).any()
    for kind in (THREAD, *(KINDS if made else ("mixed",))):
        own = told[(rows["kind"] == kind).to_numpy()]
        low, high = interval(int(own.sum()), len(own)) if len(own) else (0.0, 0.0)
        cells.append(f"{own.sum()}/{len(own)} {low:.2f}-{high:.2f}")
    print(f"{title:46}{areas:16}" + "".join(f"{cell:>19}" for cell in cells))
