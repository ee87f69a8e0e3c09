"""How alignment behaves where the truth is known: false alarms, power, coverage and speed."""

from __future__ import annotations

import time
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from scipy import stats

from vision.alignment import align, spoken
from vision.alignment.comparing import gaps, trends
from vision.alignment.focus import SAME, shared_focus
from vision.alignment.intervals import likely_range
from vision.alignment.roster import Roster, roster
from vision.alignment.units import CALLED, unit_difference
from vision.chance import adjusted, score_test
from vision.privacy import publish

if TYPE_CHECKING:
    import argparse

    from numpy.typing import NDArray

LEVELS: Final = ("Executive", "Manager", "Lead", "Frontline")
SHARES: Final = (0.06, 0.14, 0.25, 0.55)
UNITS: Final = 5
THEMES: Final = 8
APPEAL: Final = 1 / np.arange(1, THEMES + 1) ** 0.7
"""How often each theme is spoken of, before the shares are made to sum to 1."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``python -m benchmarks alignment``."""
    parser = subparsers.add_parser("alignment", help=__doc__)
    parser.add_argument("--workshops", type=int, default=500, help="simulated for each line")
    parser.add_argument("--permutations", type=int, default=199, help="in simulated workshops")
    parser.add_argument("--speed-only", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print every table."""
    if not args.speed_only:
        false_alarms(args.workshops, args.permutations)
        power(args.workshops)
        coverage()
    speed()


def workshop(people: int, random: np.random.Generator) -> pd.DataFrame:
    """Return a workshop in which levels and units speak of the same things."""
    said = random.integers(1, 5, people)
    person = np.repeat(np.arange(people), said)
    level = random.choice(len(LEVELS), people, p=SHARES)
    unit = random.integers(0, UNITS, people)
    return pd.DataFrame(
        {
            "person": person,
            "theme": random.choice(THEMES, person.size, p=APPEAL / APPEAL.sum()) + 1,
            "level": np.array(LEVELS)[level[person]],
            "unit": np.char.add("U", unit[person].astype(str)),
        }
    )


def table_of(rows: pd.DataFrame) -> Roster:
    """Return what may be counted of a workshop."""
    published = publish(None, spoken(rows), levels=LEVELS, smallest_group=5)
    return roster(published, range(1, THEMES + 1))


def false_alarms(workshops: int, permutations: int) -> None:
    """Print how often something is called where nothing is, in percent of workshops."""
    print(f"\nFalse alarms: % of {workshops} workshops without any true difference")
    print("(a gap or trend: at q = .10; focus outside its 95% range; units at p = .05)")
    print(f"{'people':>6} {'any gap':>8} {'any trend':>10} {'focus':>6} {'units':>6}")
    for people in (30, 100, 1000):
        random = np.random.default_rng(people)
        called = np.zeros(4)
        for k in range(workshops):
            table = table_of(workshop(people, random))
            bands, units = len(table.bands), len(table.units)
            focus = bands > 1 and shared_focus(
                table.weights, table.band, bands, permutations=permutations, seed=k
            )
            apart = unit_difference(
                table.weights, table.unit, units, table.band, permutations=permutations, seed=k
            )
            called += [
                any(gap.beyond_chance for gap in gaps(table)),
                any(trend.beyond_chance for trend in trends(table)),
                bool(focus) and focus.verdict != SAME,
                apart.p <= CALLED,
            ]
        gap, trend, focus_, silo = 100 * called / workshops
        print(f"{people:>6} {gap:>8.1f} {trend:>10.1f} {focus_:>6.1f} {silo:>6.1f}")


def power(workshops: int) -> None:
    """Print how often a true difference is found, in percent, among the gaps of 8 themes."""
    differences = (0.1, 0.2, 0.3, 0.4, 0.5)
    print(
        f"\nPower: % of {workshops} workshops in which a true difference in one of {THEMES} themes"
    )
    print("is called, two levels of the size given; low reach starts at .10, middle around .50")
    print(f"{'people':>6} {'reach':>7}", *(f"{round(d * 100):>4} pts" for d in differences))
    for size, where in product((10, 20, 30, 50, 100, 200), ("low", "middle")):
        random, found = np.random.default_rng(size), []
        for difference in differences:
            low = 0.1 if where == "low" else 0.5 - difference / 2
            reach = np.full((workshops, 2, THEMES), 0.25)
            reach[:, 0, 0], reach[:, 1, 0] = low + difference, low
            counts = random.binomial(size, reach)
            p = score_test(counts[:, 0], size, counts[:, 1], size)
            q = np.array([adjusted(row) for row in p])
            found.append(100 * (q[:, 0] <= 0.10).mean())
        print(f"{size:>6} {where:>7}", *(f"{share:>8.0f}" for share in found))


def coverage() -> None:
    """Print how often the likely range of a difference holds the truth, worst and mean."""
    print("\nCoverage of the likely range (95%) over reach .1 to .9 of both groups, summed exactly")
    print(f"{'groups':>10} {'lowest':>7} {'mean':>6} {'highest':>8}")
    grid = np.arange(0.1, 0.91, 0.1)
    for n, m in ((5, 5), (5, 50), (10, 10), (10, 100), (30, 30), (30, 100), (100, 100)):
        held = [exact_coverage(n, m, p, q) for p, q in product(grid, grid)]
        print(f"{n:>4} : {m:<4} {min(held):>6.1%} {np.mean(held):>6.1%} {max(held):>8.1%}")
    edge = [0.01, 0.03, 0.05, 0.95, 0.97, 0.99]
    for n, m in ((5, 5), (30, 30), (100, 100)):
        held = [exact_coverage(n, m, p, q) for p, q in product(edge, edge)]
        numbers = f"{min(held):>6.1%} {np.mean(held):>6.1%} {max(held):>8.1%}"
        print(f"{n:>4} : {m:<4} {numbers}  reach below .1 or above .9")
    print("Shared focus is shown with the range that chance gives, not with an interval.")


def exact_coverage(n: int, m: int, p: float, q: float) -> float:
    """Return the chance that the range holds p - q, summed over all possible counts."""
    a, b = np.meshgrid(np.arange(n + 1), np.arange(m + 1), indexing="ij")
    low, high = likely_range(a, n, b, m)
    chance = stats.binom.pmf(a, n, p) * stats.binom.pmf(b, m, q)
    return float(chance[(low <= p - q + 1e-12) & (p - q <= high + 1e-12)].sum())


def speed() -> None:
    """Print how long everything takes beside rebuilding tables with ``pandas.crosstab``."""
    random, levels = np.random.default_rng(0), [f"L{k}" for k in range(6)]
    person = np.repeat(np.arange(8000), random.integers(1, 5, 8000))[:20_000]
    level, unit = random.integers(0, 6, 8000), random.integers(0, 30, 8000)
    rows = pd.DataFrame(
        {
            "person": person,
            "theme": random.integers(1, 16, person.size),
            "level": np.array(levels)[level[person]],
            "unit": np.char.add("U", unit[person].astype(str)),
        }
    )
    start = time.perf_counter()
    align(rows, themes=[(k, f"T{k}") for k in range(1, 16)], levels=levels, permutations=999)
    ours = time.perf_counter() - start
    theirs = crosstab_seconds(rows, tables=999 * (15 + 1 + 1))
    print(f"\nSpeed: {len(rows)} statements, 15 themes, 6 levels, 30 units, 999 permutations")
    print(f"everything, publication included: {ours:.1f} s; the permuted tables alone with")
    print(f"pandas.crosstab: {theirs:.0f} s (from 30 of them), {theirs / ours:.0f} times as long")


def crosstab_seconds(rows: pd.DataFrame, tables: int) -> float:
    """Return how long pandas would take for so many permuted tables, from 30 of them."""
    random = np.random.default_rng(0)
    weight = 1 / rows.groupby("person")["theme"].transform("size")
    first = rows.drop_duplicates("person")
    people: NDArray[np.int64] = rows["person"].to_numpy()
    start = time.perf_counter()
    for _ in range(30):
        dealt = random.permutation(first["level"].to_numpy())[people]
        pd.crosstab(dealt, rows["theme"], values=weight, aggfunc="sum")
    return (time.perf_counter() - start) / 30 * tables
