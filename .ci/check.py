"""Everything that is checked, in one command: ``python .ci/check.py``."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)
TESTS = ("pytest",)


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
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
