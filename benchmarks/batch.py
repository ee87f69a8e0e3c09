"""A million statements in a batch: the same digest, here and on Spark, and what they cost."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.scale import said
from benchmarks.speed import statements

if TYPE_CHECKING:
    import argparse

SIZES: Final = (50_000, 200_000, 1_000_000)
ROWS_A_GROUP: Final = 20_000


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("batch", help="a million statements, here and on Spark")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of statements")
    parser.add_argument("--engines", nargs="*", default=["local", "spark"])
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print processor seconds, statements a second and memory of each size and engine."""
    print(
        f"{'statements':>12}  {'engine':8}{'seconds':>9}{'a second':>10}{'driver MB':>11}  digest"
    )
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "rows.parquet"
            table = said(size).assign(text=statements(size))
            table.to_parquet(source, row_group_size=ROWS_A_GROUP)
            for engine in args.engines:
                _print(size, engine, source)


def _print(size: int, engine: str, source: Path) -> None:
    columns = ["--text", "text", "--level", "level", "--unit", "unit", "--person", "person"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own command
        [
            *(sys.executable, "-m", "benchmarks.batch", str(source), *columns),
            *("--engine", engine, "--master", "local[2]"),
        ],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    told = json.loads(done.stdout)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    seconds = spent if engine == "local" else wall  # Spark's own processes are not our children
    print(
        f"{size:12,}  {engine:8}{seconds:9.1f}{size / seconds:10,.0f}{told['peak']:11,.0f}"
        f"  {told['digest']}",
        flush=True,
    )


def main() -> None:
    """Run one batch and print its digest and the most memory that this process held."""
    from vision.__main__ import parser  # noqa: PLC0415 - only in the process that is measured

    args = parser().parse_args(["batch", *sys.argv[1:]])
    found = args.run(args)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"digest": found["digest"], "peak": peak}))


if __name__ == "__main__":
    main()
