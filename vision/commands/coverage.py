"""``python -m vision coverage``: whose voice a draft carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from vision.alignment import spoken
from vision.alignment.findings import themes_of_the_top
from vision.commands.align import compared, level_order
from vision.commands.statement_file import (
    add_table_options,
    names_listed,
    number_option,
    read_table,
)
from vision.drafts import Matcher, clauses, coverage
from vision.errors import InvalidFileError, InvalidOptionError
from vision.limits import LOWEST_GROUP, SMALLEST_GROUP
from vision.manner import cautions
from vision.privacy import publish

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("coverage", help="whose voice a draft carries")
    parser.add_argument("draft", metavar="DRAFT.txt", type=Path)
    add_table_options(parser)
    parser.add_argument("--levels", metavar="TOP,...,BOTTOM", help="their order, from the top")
    parser.add_argument("--min-group", metavar="N", default=str(SMALLEST_GROUP))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return the coverage as the command prints it.

    Raises:
        InvalidFileError: A file or a column can't be read.
        InvalidTextError: The draft is too long.
        InvalidOptionError: An option has a value that is not on offer.
    """
    smallest_group = number_option(args.min_group, "--min-group", least=LOWEST_GROUP)
    sentences = clauses(_read(args.draft))
    order = names_listed(args.levels, "--levels")
    table, notices = read_table(args, levels=order)
    if order is not None and not (table["level"] != "").any():
        raise InvalidOptionError("--levels needs --level, the column that it puts in order.")
    levels = level_order(order, table["level"], args.level or "")
    comparison = compared(args, table, levels, smallest_group)
    published = publish(
        None,
        spoken(comparison.rows, has_person=comparison.has_person),
        levels=levels,
        smallest_group=smallest_group,
    )
    top = themes_of_the_top(comparison.alignment)
    matcher = Matcher(comparison.themes, table["text"].tolist())
    found = coverage(sentences, matcher, published, of_the_top=top)
    notices += [*comparison.notices, *cautions(comparison.alignment.withheld)]
    return {**found.to_json(), "manner": comparison.manner.to_json(), "notices": notices}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InvalidFileError(f"There is no file {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFileError(f"{path} can't be read as text in UTF-8.") from error
