"""``python -m vision coverage``: whose voice a draft carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from vision.alignment import align, spoken
from vision.alignment.findings import themes_of_the_top
from vision.commands.align import assigned, level_order, people_of, statements, themes_plainly
from vision.commands.statement_file import (
    add_table_options,
    names_listed,
    number_option,
    read_table,
)
from vision.drafts import Matcher, clauses, coverage
from vision.errors import InvalidFileError, InvalidOptionError
from vision.limits import LOWEST_GROUP, SMALLEST_GROUP
from vision.manner import cautions, notes
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
    rows = statements(table)
    has_person, untold = people_of(table)
    manner, themes = themes_plainly(args, table, rows, smallest_group)
    rows = assigned(rows.assign(length=[len(text) for text in manner.texts]), themes)
    published = publish(
        None, spoken(rows, has_person=has_person), levels=levels, smallest_group=smallest_group
    )
    compared = align(
        rows,
        themes=[(theme.id, theme.name) for theme in themes.themes],
        levels=levels,
        has_person=has_person,
        smallest_group=smallest_group,
        seed=int(args.seed),
    )
    top = themes_of_the_top(compared)
    matcher = Matcher(themes, table["text"].tolist())
    found = coverage(sentences, matcher, published, of_the_top=top)
    told = cautions(notes(manner, [band.name for band in compared.levels]))
    notices += [*map(str, themes.notices), *untold, *told]
    return {**found.to_json(), "manner": manner.to_json(), "notices": notices}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InvalidFileError(f"There is no file {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFileError(f"{path} can't be read as text in UTF-8.") from error
