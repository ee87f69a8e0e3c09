"""Whether a theme's name tells someone who was not in the room what the theme is about.

Readers judged names of piles whose members are fixed; what they said is in ``verdicts.csv``. A name
that nobody judged counts as not good.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from benchmarks.labelled import DATA, load
from vision.models import Lens
from vision.themes.encoders import default_encoder
from vision.themes.labels import Partition, theme_labels
from vision.themes.points import points
from vision.themes.reading import read

if TYPE_CHECKING:
    import argparse

    from numpy.typing import NDArray

VERDICTS: Final = Path(__file__).parent / "verdicts.csv"
GOLD: Final = DATA.parent / "names" / "gold.csv"
SAMPLE: Final = Path(__file__).parents[1] / "sample_data" / "statements.csv"
OFFERED: Final = ("name", "second", "third", "fourth")
HELD_OUT: Final = ("bowling-green", "klimarat-de", "banking77", "hwu64")
"""Beginnings of the names of sets that nothing was tuned on."""
PAGES: Final = 2
LABELS: Final = 12
_SEED: Final = 7


@dataclass(frozen=True)
class Named:
    """A pile with the names offered for it, the first one its name."""

    set: str
    theme: int
    names: tuple[str, ...]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("names", help="whether names tell what themes are about")
    parser.add_argument("--members", type=Path, help="CSV with columns set, theme and text")
    parser.add_argument("--out", type=Path, help="where to write the names, as CSV")
    parser.add_argument("--lens", choices=[each.value for each in Lens], default="meaning")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Name piles: those of a file, or those that readers have judged names of."""
    members = read_members(args.members) if args.members else judged_members()
    named = name_piles(members, Lens(args.lens))
    if args.out:
        write_names(args.out, members, named)
    if not args.members:
        report(named)


def read_members(path: Path) -> pd.DataFrame:
    """Return a file's piles.

    Raises:
        SystemExit: A column is missing.
    """
    table = pd.read_csv(path, dtype={"set": str, "text": str}, keep_default_na=False)
    missing = {"set", "theme", "text"} - set(table.columns)
    if missing:
        raise SystemExit(f"{path} needs the columns set, theme and text.")
    return table


def judged_members() -> pd.DataFrame:
    """Return the piles of the shared sets, and piles cut from labelled ones; what is here."""
    parts = []
    if GOLD.is_file():
        for each in pd.read_csv(GOLD).itertuples():
            path = SAMPLE if each.file.startswith("the project") else DATA.parent / each.file
            texts = pd.read_csv(path)[each.column].iloc[[int(row) for row in each.rows.split()]]
            parts.append(pd.DataFrame({"set": each.set, "theme": each.theme, "text": texts}))
    for name in ("banking77", "hwu64"):
        if (DATA / f"{name}.csv").is_file():
            parts += cut_piles(name)
    columns = ["set", "theme", "text"]
    return pd.concat(parts) if parts else pd.DataFrame(columns=columns)


def cut_piles(name: str) -> list[pd.DataFrame]:
    """Return two pages of twelve piles of a labelled set, 12 to 44 statements of a label each."""
    table, random = load(name), np.random.default_rng(_SEED)
    labels = random.permutation(sorted(table["label"].unique()))
    piles = []
    for page in range(PAGES):
        for theme, label in enumerate(labels[page * LABELS : (page + 1) * LABELS], start=1):
            many = int(random.integers(12, 45))
            own = table[table["label"] == label].sample(many, random_state=page)
            piles.append(
                pd.DataFrame({"set": f"{name}-{page + 1}", "theme": theme, "text": own["text"]})
            )
    return piles


def name_piles(members: pd.DataFrame, lens: Lens) -> list[Named]:
    """Return the names of all piles, those of one set together."""
    encoder = default_encoder() if lens is Lens.MEANING else None
    named = []
    for name, pile in members.groupby("set", sort=False):
        codes, ids = pd.factorize(pile["theme"])
        texts = pile["text"].tolist()
        reading = read(texts, tuple(map(str, range(len(texts)))), "auto")
        labels: NDArray[np.int32] = codes[reading.rows].astype(np.int32)
        where = points(reading, encoder)
        unnamed = np.unique(labels).tolist()
        found = theme_labels(where, [Partition(labels, unnamed=unnamed)])[0]
        for code, theme in enumerate(ids):
            offered = found.offered.get(code) or (found.names.get(code, f"Theme {theme}"),)
            named.append(Named(str(name), theme, tuple(offered)))
    return named


def write_names(path: Path, members: pd.DataFrame, named: list[Named]) -> None:
    """Write names as CSV; no pile is ever called mixed by itself."""
    del members
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["set", "theme", *OFFERED, "mixed"])
        for each in named:
            four = [*each.names, *[""] * len(OFFERED)][: len(OFFERED)]
            writer.writerow([each.set, each.theme, *four, 0])


def report(named: list[Named]) -> None:
    """Print what readers say of the names, for sets tuned on and held out."""
    said: dict[tuple[str, str, str], list[str]] = {}
    for row in pd.read_csv(VERDICTS, keep_default_na=False).itertuples():
        key = row.set, str(row.theme), row.name.casefold()
        said.setdefault(key, []).append(row.verdict)
    groups: dict[str, list[Named]] = {}
    for each in named:
        groups.setdefault(each.set, []).append(each)
        held = each.set.startswith(HELD_OUT)
        groups.setdefault("held out" if held else "tuned on", []).append(each)
    print(f"{'':20}{'themes':>8}{'good':>7}{'bad':>7}{'one of four':>13}{'unjudged':>10}"
          f"{'interval of good':>20}")  # fmt: skip
    for name, group in groups.items():
        first = [_verdict(said, each, each.names[0]) for each in group]
        four = [
            any(_verdict(said, each, other) == "good" for other in each.names) for each in group
        ]
        good = first.count("good")
        low, high = interval(good, len(group))
        print(f"{name:20}{len(group):8}{good / len(group):7.2f}"
              f"{sum(each in {'misleading', 'nonsense'} for each in first) / len(group):7.2f}"
              f"{sum(four) / len(group):13.2f}{first.count('') / len(group):10.2f}"
              f"{low:13.2f} to {high:.2f}")  # fmt: skip
    print(f"agreement of readers on names that two or more judged: {agreement(said):.2f}")


def _verdict(said: dict[tuple[str, str, str], list[str]], each: Named, name: str) -> str:
    """Return what most readers say of a name, the worse if they are at odds; "" if nobody did."""
    order = ("nonsense", "misleading", "vague", "good")
    told = Counter(said.get((each.set, str(each.theme), name.casefold()), ()))
    return max(order, key=lambda verdict: (told[verdict], -order.index(verdict))) if told else ""


def interval(good: int, many: int) -> tuple[float, float]:
    """Return the 95% interval of a share.

    Source:
        Wilson (1927), "Probable inference, the law of succession, and statistical inference".

    Example:
        >>> [round(each, 2) for each in interval(5, 10)]
        [0.24, 0.76]
    """
    z, share = 1.96, good / max(1, many)
    middle = (share + z * z / (2 * many)) / (1 + z * z / many)
    half = z / (1 + z * z / many) * math.sqrt(share * (1 - share) / many + z * z / (4 * many**2))
    return middle - half, middle + half


def agreement(said: dict[tuple[str, str, str], list[str]]) -> float:
    """Return how often two readers of one name agree on good or not; NaN if no two read one."""
    same = [
        (one == "good") == (other == "good")
        for verdicts in said.values()
        for one, other in combinations(verdicts, 2)
    ]
    return float(np.mean(same)) if same else math.nan
