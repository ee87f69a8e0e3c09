"""What a room of phones cost, as a table of the report."""

from __future__ import annotations

import os
import platform
from datetime import date
from typing import Any, Final

from benchmarks.servers import ROOT

REPORT: Final = ROOT / "docs" / "benchmarks.md"


def table(results: dict[str, dict[str, Any]], files: int) -> str:
    """Return the figures of both servers side by side.

    Args:
        results: Server to its figures.
        files: Requests of a cold join.
    """
    rows = ["| | app | plain | app : plain |", "|---|---|---|---|"]
    for key, ours in results["app"].items():
        theirs = results["plain"].get(key)
        ratio = f"{ours / theirs:.3g}" if theirs and key != "people" else ""
        rows.append(f"| {key} | {_figure(ours)} | {_figure(theirs)} | {ratio} |")
    machine = f"{platform.system()}, {_cores()} cores shared with the phones"
    head = f"{date.today():%Y-%m-%d}; {machine}; a cold join is {files} requests.\n"  # noqa: DTZ011 - the day where it ran
    return "\n".join([head, *rows])


def write(told: str) -> None:
    """Keep a table in the report, in the place of the last one."""
    old = REPORT.read_text(encoding="utf-8") if REPORT.exists() else "# Benchmarks\n"
    before, _, rest = old.partition("## live\n")
    after = rest[rest.find("\n## ") :] if "\n## " in rest else "\n"
    REPORT.write_text(f"{before.rstrip()}\n\n## live\n\n{told}\n{after}", encoding="utf-8")


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.3g}" if isinstance(value, float) else f"{value:,}"


def _cores() -> int:
    return os.cpu_count() or 1
