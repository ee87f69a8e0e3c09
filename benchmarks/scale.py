"""How time and memory grow with the number of statements."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from benchmarks.processes import alone
from benchmarks.speed import statements
from vision.alignment import align, spoken
from vision.exchange import read_statements
from vision.models import Lens
from vision.privacy import publish
from vision.themes import find_themes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from vision.privacy import Spoken

SIZES = {Lens.WORDS: (10_000, 100_000, 1_000_000), Lens.MEANING: (5_000, 20_000, 100_000)}
SAID_SIZES = (10_000, 100_000, 900_000)
A_PERSON = 3
THEMES = 40
LEVELS = {"Board": 0.001, "Executive": 0.004, "Manager": 0.035, "Lead": 0.11, "Senior": 0.25}
"""Share of people; the rest are of the front line."""
UNITS = 200
TRIES = 3
"""Of which the cheapest counts: other work on a machine only ever adds."""
READ_SIZES = (50_000, 1_000_000)
PARTS = ("themes", "publication", "align", "reading")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("scale", help="time and memory up to a million statements")
    parser.add_argument("sizes", type=int, nargs="*", help="numbers of statements")
    parser.add_argument("--lens", type=Lens, choices=list(Lens), default=Lens.WORDS)
    parser.add_argument("--part", choices=PARTS, help="only this one")
    parser.add_argument(
        "--scattered", action="store_true", help="publication with ids in no order, as stored ones"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print processor seconds, growth and peak memory; each size has its own process."""
    print(f"{'':13}{'statements':>12}{'seconds':>9}{'growth':>8}{'peak MB':>9}  steps")
    if args.part in {None, "themes"}:
        sizes = args.sizes or SIZES[args.lens]
        _print("themes", sizes, _themes, args.lens)
    for part, work, usual, *others in (
        ("publication", _publication, SAID_SIZES, args.scattered),
        ("align", _align, SAID_SIZES),
        ("reading", _reading, READ_SIZES),
    ):
        if args.part in {None, part}:
            _print(part, args.sizes or usual, work, *others)


def said(size: int, seed: int = 0) -> pd.DataFrame:
    """Return statements with a theme: three a person, uneven themes and levels, 200 units."""
    draw = np.random.default_rng(seed)
    people = -(-size // A_PERSON)
    popular = 1 / np.arange(1, THEMES + 1)
    shares = [*LEVELS.values(), 1 - sum(LEVELS.values())]
    level = draw.choice([*LEVELS, "Front line"], people, p=shares)
    unit = np.array([f"U{k:03}" for k in range(UNITS)])[draw.integers(UNITS, size=people)]
    person = np.arange(size) // A_PERSON
    return pd.DataFrame(
        {
            "statement": [f"s{row:07}" for row in range(size)],
            "person": [f"p{row:07}" for row in person.tolist()],
            "theme": 1 + draw.choice(THEMES, size, p=popular / popular.sum()),
            "level": level[person],
            "unit": unit[person],
        }
    )


def _print(name: str, sizes: tuple[int, ...], work: Callable[..., object], *args: object) -> None:
    last = 0.0
    for size in sizes:
        (seconds, steps), cost = alone(work, size, *args)  # type: ignore[misc]
        growth = f"{seconds / last:.1f} x" if last else ""
        print(f"{name:13}{size:12,}{seconds:9.2f}{growth:>8}{cost.peak:9,.0f}  {steps}", flush=True)
        last = seconds


def _themes(size: int, lens: Lens) -> tuple[float, str]:
    texts = statements(size)
    start = time.process_time()
    themes = find_themes(texts, lens=lens)
    spent = time.process_time() - start
    steps = ", ".join(f"{step} {seconds:.0f}" for step, seconds in themes.seconds.items())
    return spent, f"{len(themes.themes)} themes; {steps}"


def _publication(size: int, scattered: bool) -> tuple[float, str]:  # noqa: FBT001 - a process's argument
    """Measure a first publication, and the next one when a twentieth has arrived: the cheapest."""
    table = said(size)
    if scattered:
        draw = random.Random(0)
        for column in ("statement", "person"):
            ids = {each: f"{draw.getrandbits(64):016x}" for each in table[column]}
            table[column] = table[column].map(ids)
    rows = spoken(table)
    del table
    tries = [_published_twice(rows) for _ in range(TRIES)]
    first, after = min(tries, key=sum)
    return first + after, f"first {first:.2f}, next {after:.2f}"


def _published_twice(rows: tuple[Spoken, ...]) -> tuple[float, float]:
    early = len(rows) - len(rows) // 20
    levels = [*LEVELS, "Front line"]
    start = time.process_time()
    first = publish(None, rows[:early], levels=levels, smallest_group=5)
    between = time.process_time()
    publish(first, rows, levels=levels, smallest_group=5)
    return between - start, time.process_time() - between


def _align(size: int) -> tuple[float, str]:
    rows = said(size)
    names = [(theme, f"Theme {theme}") for theme in range(1, THEMES + 1)]
    steps: dict[str, float] = {}
    start = time.process_time()

    def lap(step: str, _part: float) -> None:
        steps.setdefault(step, time.process_time() - start)

    align(rows, themes=names, levels=[*LEVELS, "Front line"], progress=lap)
    spent = time.process_time() - start
    return spent, ", ".join(f"{step} from {seconds:.1f}" for step, seconds in steps.items())


def _reading(size: int) -> tuple[float, str]:
    """Measure a CSV file of a row a statement, from its bytes to what would be taken."""
    rows = said(size)
    rows["statement"] = [
        f"{text}, number {row}" for row, text in enumerate(statements(size))
    ]  # no two alike
    data = rows[["person", "level", "unit", "statement"]].to_csv(index=False).encode()
    del rows
    start = time.process_time()
    found = read_statements(data, "answers.csv")
    spent = time.process_time() - start
    return spent, f"{len(data) / 1e6:.0f} MB, {len(found.taken.rows):,} statements"
