"""The command line: ``python -m vision COMMAND``."""

from __future__ import annotations

import argparse
import importlib
import io
import json
import os
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from vision import __version__, commands
from vision.errors import InvalidOptionError, VisionError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND: Final = "shared-vision"
"""What an installed library is called by in a terminal; the same as ``python -m vision``."""

_REFUSED = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence."""

    def error(self, message: str) -> NoReturn:
        raise InvalidOptionError(f"{message[:1].upper()}{message[1:]}; try {self.prog} --help.")


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command in ``vision.commands`` that adds one."""
    called = Path(sys.argv[0]).stem if sys.argv else ""
    prog = COMMAND if called == COMMAND else "python -m vision"
    root = _Parser(prog=prog, description="What the pages do, without a screen.")
    root.add_argument("--version", action="version", version=f"{COMMAND} {__version__}")
    subparsers = root.add_subparsers(metavar="COMMAND", required=True)
    for module in pkgutil.iter_modules(commands.__path__):
        command = importlib.import_module(f"vision.commands.{module.name}")
        if hasattr(command, "add_parser"):
            command.add_parser(subparsers)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, print what it found as JSON, and return the exit status.

    Args:
        arguments: Words after ``python -m vision``; those of the process by default.

    Returns:
        0; 1 if a doctor found something wrong; 2 with one sentence on stderr if something can't be
        taken as it is.
    """
    try:
        args = parser().parse_args(arguments)
        found = args.run(args)
    except VisionError as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is the command line
        return _REFUSED
    if found is not None:
        _say(found)
    # A doctor that finds something wrong says so to scripts as well.
    return int(isinstance(found, dict) and found.get("healthy") is False)


def _say(found: object) -> None:
    """Print what was found, as far as somebody reads it: ``| head`` is no error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # Windows would write its own code page
    try:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
        print(flush=True)  # noqa: T201
    except BrokenPipeError:
        # What is left would be written once more at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
