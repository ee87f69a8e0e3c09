"""``python -m vision passphrase``: a new passphrase for whoever lost theirs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from vision.errors import InvalidOptionError
from vision.models import Role
from vision.settings import Settings
from vision.store import open_store
from vision.store.connections import called

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "passphrase",
        help="make a new passphrase for the owner, or for a workshop's leaders or facilitators",
    )
    parser.add_argument("--owner", action="store_true", help="for the owner of the installation")
    parser.add_argument("--workshop", metavar="CODE", help="the join code of a workshop")
    parser.add_argument(
        "--role",
        choices=[Role.LEADER.value, Role.FACILITATOR.value],
        default=Role.FACILITATOR.value,
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return the new passphrase, and of which database; the old one and the passes it gave end.

    Raises:
        InvalidOptionError: Neither the owner nor a workshop was named, or both were.
        UnknownCodeError: No workshop has this code.
    """
    if args.owner == bool(args.workshop):
        raise InvalidOptionError("Say for whom: --owner, or --workshop CODE.")
    settings = Settings.from_mapping(os.environ)
    store, which = open_store(settings), called(settings.database_url)
    try:
        if args.owner:
            phrase = store.passes.new_owner_passphrase()
            return {"database": which, "role": Role.OWNER.value, "passphrase": phrase}
        workshop = store.workshops.by_code(args.workshop)
        phrase = store.passes.new_passphrase(workshop.id, Role(args.role))
        told = {"workshop": workshop.code, "role": args.role, "passphrase": phrase}
        return {"database": which, **told}
    finally:
        store.close()
