"""How time and memory grow with the number of statements."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.processes import alone
from benchmarks.speed import statements
from vision.models import Lens
from vision.themes import find_themes

if TYPE_CHECKING:
    import argparse

SIZES = {Lens.WORDS: (10_000, 100_000, 1_000_000), Lens.MEANING: (5_000, 20_000, 100_000)}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("scale", help="time and memory up to a million statements")
    parser.add_argument("sizes", type=int, nargs="*", help="numbers of statements")
    parser.add_argument("--lens", type=Lens, choices=list(Lens), default=Lens.WORDS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print processor seconds, growth and peak memory; each size has its own process."""
    print(f"{'statements':>12}{'themes':>8}{'seconds':>9}{'growth':>8}{'peak MB':>9}  steps")
    last = 0.0
    for size in args.sizes or SIZES[args.lens]:
        (themes, seconds, steps), cost = alone(_measure, size, args.lens)
        growth = f"{seconds / last:.1f} x" if last else ""
        print(
            f"{size:12,}{themes:8}{seconds:9.1f}{growth:>8}{cost.peak:9,.0f}  {steps}", flush=True
        )
        last = seconds


def _measure(size: int, lens: Lens) -> tuple[int, float, str]:
    texts = statements(size)
    start = time.process_time()
    themes = find_themes(texts, lens=lens)
    spent = time.process_time() - start
    steps = ", ".join(f"{step} {seconds:.0f}" for step, seconds in themes.seconds.items())
    return len(themes.themes), spent, steps
