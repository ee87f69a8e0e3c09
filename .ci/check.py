"""Everything that is checked, in one command: ``python .ci/check.py``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("bandit", "-q", "-ll", "-c", "pyproject.toml", "-r", "server", "vision", "pages", "app.py"),
)
AUDIT = ("pip-audit", "-r", "requirements.txt", "--no-deps", "--disable-pip", "-f", "json")
AUDIT_S = 300
"""Seconds for the audit: what it asks may be slow, or out of reach."""
TESTS = ("pytest",)


def audited() -> bool:
    """Return whether no requirement has a known hole; where that can't be asked, say so.

    The data lies at PyPI. A machine that can't reach it has audited nothing, and is told so.
    """
    print(f"--- {' '.join(AUDIT)}", flush=True)
    try:
        run = subprocess.run(
            AUDIT, cwd=ROOT, check=False, capture_output=True, text=True, timeout=AUDIT_S
        )
        told = json.loads(run.stdout)["dependencies"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        print("Not audited: the data of known holes can't be reached from here.")
        return True
    asked = [each for each in told if "skip_reason" not in each]
    holes = [(each["name"], hole["id"]) for each in asked for hole in each.get("vulns", ())]
    print(f"{len(asked)} of {len(told)} requirements audited; the others can't be asked from here.")
    for name, hole in holes:
        print(f"{name}: {hole}")
    return not holes


def main() -> int:
    """Run every check, also after one has failed, and return how many failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-tests", action="store_true", help="leave the tests to someone else")
    checks = CHECKS if parser.parse_args().no_tests else (*CHECKS, TESTS)
    failed = []
    for check in checks:
        print(f"--- {' '.join(check)}", flush=True)
        if subprocess.run(check, cwd=ROOT, check=False).returncode:
            failed.append(" ".join(check))
    if not audited():
        failed.append(" ".join(AUDIT))
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
