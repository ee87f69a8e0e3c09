"""``python -m vision consensus``: who agrees, in a conversation that Polis exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vision.commands.statement_file import number_option
from vision.consensus import (
    Support,
    bridges,
    consensus_mean,
    group_informed_consensus,
    opinion_groups,
    read_polis_export,
    support,
)
from vision.errors import InvalidOptionError

if TYPE_CHECKING:
    import argparse

    from vision.consensus import PolisExport
    from vision.consensus.votes import FloatArray

GIVEN: Final = "given"
FOUND: Final = "found"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("consensus", help="who agrees, from a Polis export")
    parser.add_argument("folder", metavar="POLIS_EXPORT_FOLDER", type=Path)
    parser.add_argument("--groups", metavar="given|found", help="default: given, where given")
    parser.add_argument("--seed", metavar="N", default="0", help="of every random draw")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return every statement's consensus and everyone's group, as the command prints it.

    Raises:
        InvalidFileError: The export can't be read.
        InvalidOptionError: An option has a value that is not on offer, or no groups are given.
    """
    if args.groups not in (None, GIVEN, FOUND):
        raise InvalidOptionError(f"--groups is {GIVEN} or {FOUND}, not {args.groups!r}.")
    seed = number_option(args.seed, "--seed")
    export = read_polis_export(args.folder)
    grouped = any(member is not None for member in export.groups)
    if args.groups == GIVEN and not grouped:
        raise InvalidOptionError("The export names no groups; use --groups found.")
    members: tuple[str | None, ...]
    if args.groups != FOUND and grouped:
        members, reason = export.groups, "As given in the export."
    else:
        found = opinion_groups(export.votes.without(export.rejected), seed=seed)
        members, reason = found.members, str(found.reason)
    people = export.votes.people
    return {
        "statements": _statements(export, support(export.votes, members)),
        "groups": dict(zip(people, map(_id, members), strict=True)),
        "reason": reason,
        "left_out": list(map(_id, export.left_out)),
    }


def _statements(export: PolisExport, counts: Support) -> list[dict[str, Any]]:
    total = support(export.votes)
    columns = zip(
        map(_id, export.votes.statements),
        export.texts,
        total.agree[0].tolist(),
        total.disagree[0].tolist(),
        total.passed[0].tolist(),
        _numbers(group_informed_consensus(counts)),
        _numbers(consensus_mean(counts)),
        bridges(counts).tolist(),
        [statement in export.rejected for statement in export.votes.statements],
        strict=True,
    )
    names = (
        *("id", "text", "agree", "disagree", "passed"),
        *("consensus", "consensus_mean", "bridge", "rejected"),
    )
    return [dict(zip(names, row, strict=True)) for row in columns]


def _id(name: str | None) -> str | int | None:
    """Return an id as Polis writes it: its ids are numbers."""
    return int(name) if name is not None and name.isdecimal() else name


def _numbers(scores: FloatArray) -> list[float | None]:
    return [None if score != score else float(score) for score in scores]  # noqa: PLR0124 - NaN
