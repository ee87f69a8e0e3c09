"""Benchmarks say in one sentence what they lack."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_live_without_a_browser_is_a_sentence(tmp_path: Path) -> None:
    """No Chromium anywhere: it says what to install, and there is no traceback."""
    env = {**os.environ, "PATH": str(tmp_path)}
    env.pop("CHROMIUM", None)
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks", "live"],
        cwd=ROOT, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 1
    assert found.stdout == ""
    assert found.stderr.startswith("This counts what a browser loads: install")
    assert found.stderr.count("\n") == 1


@pytest.mark.slow
def test_live_with_too_few_late_people_is_a_sentence() -> None:
    """Fewer than the smallest group are never counted: it says so and doesn't wait for them."""
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks", "live", "--late", "4"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 1
    assert found.stdout == ""
    assert found.stderr.startswith("4 who write on after the reveal are never counted")
    assert found.stderr.count("\n") == 1


@pytest.mark.stage2
def test_every_step_of_a_snapshot_and_every_page_can_be_measured() -> None:
    """The table names steps and pages as they are called today; a small room is enough to see."""
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks", "snapshot", "300"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr[-2_000:]
    for line in ("the snapshot with answers, stored", "page overview, first", "page voice, again"):
        assert line in found.stdout
