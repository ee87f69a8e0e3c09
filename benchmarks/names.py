"""Whether a theme's name tells someone who was not in the room what the theme is about.

Readers judged names of piles whose members are fixed; what they said is in ``verdicts.csv``. A name
that nobody judged counts as not good.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import pandas as pd

from benchmarks.labelled import DATA, load
from vision.models import Lens
from vision.themes.encoders import default_encoder
from vision.themes.names_and_keywords import Partition, names_and_keywords
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
READERS: Final[tuple[str, ...]] = ("author", "stranger")
"""Who had written the engine when judging, and who had not and saw no other verdict before."""
SITTINGS: Final = {
    **dict.fromkeys(("first", "second", "third", "fifth", "eighth"), "author"),
    **dict.fromkeys(("fourth", "sixth", "ninth"), "stranger"),
}
"""Readers as ``verdicts.csv`` calls them: the first three are sittings of one. The fifth and the
sixth stand in for both with names that came later; neither had seen the engine or a verdict. The
seventh had, and judged what came with three sides; the eighth and the ninth had not, and judged
first names with two and with three sides in random order."""
PAGES: Final = 2
LABELS: Final = 12
_SEED: Final = 7
_DRAWS: Final = 2_000

Verdicts: TypeAlias = dict[tuple[str, str, str], dict[str, str]]
"""Set, theme and name in lower case -> reader -> verdict."""


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
        found = names_and_keywords(where, [Partition(labels, unnamed=unnamed)])[0]
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
    said = read_verdicts(VERDICTS)
    groups: dict[str, list[Named]] = {}
    for each in named:
        groups.setdefault(each.set, []).append(each)
        held = each.set.startswith(HELD_OUT)
        groups.setdefault("held out" if held else "tuned on", []).append(each)
    print(f"{'':24}{'themes':>8}{'good':>7}{'bad':>7}{'one of four':>13}{'unjudged':>10}"
          f"{'interval of good':>20}")  # fmt: skip
    for name, group in groups.items():
        _line(name, group, said)
    for reader in READERS:
        if held_out := groups.get("held out"):
            own = {key: {reader: told[reader]} for key, told in said.items() if reader in told}
            _line(f"held out, {reader}", held_out, own)
    for title, held in (("held out", True), ("tuned on", False)):
        chosen = {key: told for key, told in said.items() if key[0].startswith(HELD_OUT) == held}
        same, kappa, low, high, many = agreement(chosen)
        if many:
            print(f"{title}: {many} names judged by both; they agree on good or not in {same:.2f}, "
                  f"kappa {kappa:.2f} ({low:.2f} to {high:.2f})")  # fmt: skip


def read_verdicts(path: Path) -> Verdicts:
    """Return what each reader says of a name: the sittings of one as one verdict."""
    sittings: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for row in pd.read_csv(path, keep_default_na=False).itertuples():
        told = sittings.setdefault((row.set, str(row.theme), row.name.casefold()), {})
        told.setdefault(SITTINGS.get(row.reader, row.reader), []).append(row.verdict)
    return {
        key: {reader: _most(verdicts) for reader, verdicts in told.items()}
        for key, told in sittings.items()
    }


def _line(name: str, group: list[Named], said: Verdicts) -> None:
    first = [_verdict(said, each, each.names[0]) for each in group]
    four = [any(_verdict(said, each, other) == "good" for other in each.names) for each in group]
    good = first.count("good")
    low, high = interval(good, len(group))
    print(f"{name:24}{len(group):8}{good / len(group):7.2f}"
          f"{sum(each in {'misleading', 'nonsense'} for each in first) / len(group):7.2f}"
          f"{sum(four) / len(group):13.2f}{first.count('') / len(group):10.2f}"
          f"{low:13.2f} to {high:.2f}")  # fmt: skip


def _verdict(said: Verdicts, each: Named, name: str) -> str:
    """Return what most readers say of a name; "" if nobody did."""
    told = said.get((each.set, str(each.theme), name.casefold()), {})
    return _most(list(told.values())) if told else ""


def _most(verdicts: list[str]) -> str:
    """Return what most say, the worse if they are at odds."""
    order, told = ("nonsense", "misleading", "vague", "good"), Counter(verdicts)
    return max(order, key=lambda verdict: (told[verdict], -order.index(verdict)))


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


def agreement(said: Verdicts) -> tuple[float, float, float, float, int]:
    """Return how far both readers agree on good or not, for names that both judged.

    Returns:
        In how many they agree, kappa, its 95% interval with piles drawn anew, and how many names.

    Source:
        Cohen (1960), "A coefficient of agreement for nominal scales".
    """
    piles: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for (name, theme, _), told in said.items():
        if all(reader in told for reader in READERS):
            one, other = (told[reader] == "good" for reader in READERS)
            piles.setdefault((name, theme), []).append((one, other))
    if not piles:
        return math.nan, math.nan, math.nan, math.nan, 0
    counts = np.array([
        [row.count((one, other)) for one in (True, False) for other in (True, False)]
        for row in piles.values()
    ])  # fmt: skip
    random = np.random.default_rng(_SEED)
    drawn = random.integers(0, len(counts), (_DRAWS, len(counts)))
    low, high = np.nanquantile([kappa(counts[rows].sum(axis=0)) for rows in drawn], [0.025, 0.975])
    whole = counts.sum(axis=0)
    same = float(whole[0] + whole[3]) / int(whole.sum())
    return same, kappa(whole), float(low), float(high), int(whole.sum())


def kappa(counts: NDArray[np.int64]) -> float:
    """Return the agreement of two readers beyond chance.

    Args:
        counts: Both yes, only the first, only the second, neither.

    Example:
        >>> round(kappa(np.array([20, 5, 10, 15])), 2)
        0.4
    """
    yes_yes, yes_no, no_yes, no_no = (float(each) for each in counts / counts.sum())
    chance = (yes_yes + yes_no) * (yes_yes + no_yes) + (no_yes + no_no) * (yes_no + no_no)
    return (yes_yes + no_no - chance) / (1 - chance) if chance < 1 else math.nan
