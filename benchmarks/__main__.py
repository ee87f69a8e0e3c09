"""``python -m benchmarks NAME``: every module here with ``add_parser`` and ``run``."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from pathlib import Path


def main() -> None:
    """Run one benchmark; it prints its own table."""
    root = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    subparsers = root.add_subparsers(metavar="NAME", required=True)
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if found.name == "__main__":
            continue
        try:
            module = importlib.import_module(f"benchmarks.{found.name}")
        except ModuleNotFoundError as error:
            raise SystemExit(
                f"{error.name} is missing: pip install -r requirements-dev.txt."
            ) from None
        if hasattr(module, "add_parser"):
            module.add_parser(subparsers)
    arguments = root.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
