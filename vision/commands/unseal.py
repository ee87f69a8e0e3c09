"""``python -m vision unseal``: what is inside a workshop that was taken along as one file."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vision.errors import InvalidFileError
from vision.exchange.workshop_file import unseal_workshop_file

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "unseal", help="open a sealed workshop as a ZIP of JSON and CSV; asks for its passphrase"
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--out", metavar="ZIP", type=Path, required=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return where the ZIP was written; its layout is in ``vision.exchange.workshop_file``.

    Without a terminal the passphrase is the first line of the standard input.

    Raises:
        InvalidFileError: There is no such file, something stands in the place of the ZIP, or the
            passphrase does not open it.
    """
    if args.out.exists():
        raise InvalidFileError(f"{args.out} is there already. Name another place with --out.")
    try:
        data = args.file.read_bytes()
    except OSError as error:
        raise InvalidFileError(f"{args.file} can't be read: check its name.") from error
    asked = sys.stdin.isatty()
    words = getpass.getpass("Passphrase of the file: ") if asked else sys.stdin.readline()
    opened = unseal_workshop_file(data, words.rstrip("\r\n"))
    args.out.touch(mode=0o600)
    args.out.write_bytes(opened)
    notice = "It holds who wrote what, unsealed: keep it where only you can read it."
    return {"file": str(args.out), "notice": notice}
