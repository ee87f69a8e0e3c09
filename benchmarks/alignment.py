"""How alignment behaves where the truth is known: false alarms, power, coverage and speed."""

from __future__ import annotations

import time
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from scipy import stats

from vision.alignment import align
from vision.alignment.reach_interval import likely_range
from vision.consensus import Consensus, OpinionGroups, Votes, consensus, opinion_groups
from vision.privacy import bands, release
from vision.significance import BUDGET, VERDICTS, adjusted, called_in, score_test

if TYPE_CHECKING:
    import argparse

    from numpy.typing import NDArray

LEVELS: Final = ("Executive", "Manager", "Lead", "Frontline")
SHARES: Final = (0.06, 0.14, 0.25, 0.55)
UNITS: Final = 5
STATEMENTS: Final = 15
ANSWERED: Final = 0.8
"""Share of the statements that a person has answered."""
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


def workshop(people: int, random: np.random.Generator, rounds: int = 1) -> pd.DataFrame:
    """Return a workshop in which levels, units and rounds speak of the same things.

    In a later round six of ten people take part again.
    """
    level = random.choice(len(LEVELS), people, p=SHARES)
    unit = random.integers(0, UNITS, people)
    waves = []
    for wave in range(1, rounds + 1):
        said = random.integers(1, 5, people) * (random.random(people) < (1 if wave == 1 else 0.6))
        person = np.repeat(np.arange(people), said)
        part = {
            "person": person,
            "theme": random.choice(THEMES, person.size, p=APPEAL / APPEAL.sum()) + 1,
            "level": np.array(LEVELS)[level[person]],
            "unit": np.char.add("U", unit[person].astype(str)),
            "round": wave,
        }
        waves.append(pd.DataFrame(part))
    return pd.concat(waves, ignore_index=True)


def answers(people: int, random: np.random.Generator) -> tuple[Consensus, OpinionGroups]:
    """Return the answers of levels that do not differ, to 15 statements that some want more."""
    level = np.array(LEVELS)[random.choice(len(LEVELS), people, p=SHARES)]
    wanted = random.uniform(0.3, 0.95, STATEMENTS)
    rows = [
        (f"p{who}", f"s{at}", int(random.choice([-1, 0, 1], p=[0.9 * (1 - w), 0.1, 0.9 * w])))
        for who in range(people)
        for at, w in enumerate(wanted)
        if random.random() < ANSWERED
    ]
    places = {f"p{who}": name for who, name in enumerate(level)}
    keys = [f"s{at}" for at in range(STATEMENTS)]
    shown = bands([(name, int((level == name).sum())) for name in LEVELS], 6)
    released = release(
        None,
        [(statement, who, vote) for who, statement, vote in rows],
        asked=keys,
        levels=places,
        bands=shown,
        smallest_group=5,
    )
    votes = Votes.from_answers(rows, statements=keys)
    return consensus(released, keys, shown, smallest_group=5), opinion_groups(votes)


def false_alarms(workshops: int, permutations: int) -> None:
    """Print how often each verdict, and anything at all, is called where nothing differs."""
    names = [verdict.name for verdict in VERDICTS]
    print(f"\nFalse alarms: % of {workshops} workshops without any true difference, two rounds,")
    print(f"{STATEMENTS} statements answered; the budget is {100 * BUDGET:.0f} for anything at all")
    print(f"{'people':>6}", *(f"{name:>{len(name) + 1}}" for name in names), " anything")
    for people in (30, 100, 400):
        random, counted, anything = np.random.default_rng(people), Counter[str](), 0
        for k in range(workshops):
            found = align(
                workshop(people, random, rounds=2),
                themes=[(theme, f"T{theme}") for theme in range(1, THEMES + 1)],
                levels=LEVELS,
                permutations=permutations,
                seed=k,
            )
            called = called_in(found, *answers(people, random))
            counted.update(called)
            anything += bool(called)
        shares = [100 * counted[name] / workshops for name in names]
        cells = [f"{s:>{len(n) + 1}.1f}" for s, n in zip(shares, names, strict=True)]
        print(f"{people:>6}", *cells, f"{100 * anything / workshops:>9.1f}", flush=True)


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
