"""``python -m vision align``: who speaks of what, level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from vision.alignment import align
from vision.commands.table import add_table_options, read_table, themes_of, whole_number
from vision.errors import InvalidOptionError
from vision.limits import LOWEST_GROUP, SMALLEST_GROUP

if TYPE_CHECKING:
    import argparse

    from vision.themes import Themes

NO_PERSON: Final = "There is no column of persons, so each row counts as a person."


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("align", help="who speaks of what, level by level")
    add_table_options(parser)
    parser.add_argument("--level", metavar="COLUMN", required=True, help="column of levels")
    parser.add_argument("--levels", metavar="TOP,...,BOTTOM", help="their order, from the top")
    parser.add_argument("--unit", metavar="COLUMN", help="column of departments, sites, teams")
    parser.add_argument("--person", metavar="COLUMN", help="column that tells people apart")
    parser.add_argument("--round", metavar="COLUMN", help="column of rounds, numbered from 1")
    parser.add_argument("--min-group", metavar="N", default=str(SMALLEST_GROUP))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return the alignment as the command prints it.

    Raises:
        InvalidFileError: The file or a column can't be read.
        InvalidOptionError: An option has a value that is not on offer.
    """
    smallest_group = whole_number(args.min_group, "--min-group", least=LOWEST_GROUP)
    columns = (args.level, args.unit, args.person, args.round)
    table, notices = read_table(args, columns=columns)
    levels = level_order(args.levels, table[args.level])
    rows = statements(table, args)
    themes = themes_of(args, table)
    found = align(
        assigned(rows, themes),
        themes=[(theme.id, theme.name) for theme in themes.themes],
        levels=levels,
        has_person=args.person is not None,
        smallest_group=smallest_group,
        seed=int(args.seed),
    )
    unlisted = sorted(set(rows["level"].dropna()) - set(levels)) if levels else []
    notices += [*themes.notices, *([] if args.person else [NO_PERSON])]
    if unlisted:
        notices.append(f"Counted without a level, since --levels lacks it: {', '.join(unlisted)}.")
    return {**found.to_json(), "notices": notices}


def level_order(option: str | None, column: pd.Series[str]) -> list[str] | None:
    """Return the levels from the top down, None if no order was given.

    Raises:
        InvalidOptionError: One is named twice, or none of them is in the column.
    """
    if option is None:
        return None
    levels = [name.strip() for name in option.split(",") if name.strip()]
    if len(set(levels)) < len(levels):
        raise InvalidOptionError("--levels names a level twice.")
    known = sorted(set(column.str.strip()) - {""})
    if not set(levels) & set(known):
        raise InvalidOptionError(
            f"None of --levels is in column {column.name!r}, which holds: {', '.join(known[:20])}."
        )
    return levels


def statements(table: pd.DataFrame, args: argparse.Namespace) -> pd.DataFrame:
    """Return person, level, unit and round of each row; an empty cell is None.

    A row without a person counts as a person of its own.

    Raises:
        InvalidOptionError: A round is not a whole number from 1 on.
    """
    rows = pd.DataFrame({"row": [str(row) for row in table.index]}, dtype=object)
    for name in ("person", "level", "unit"):
        column = getattr(args, name)
        cells = table[column].str.strip().tolist() if column else [None] * len(table)
        rows[name] = pd.Series([cell or None for cell in cells], dtype=object)
    rows["person"] = [
        f"row {row}" if person is None else f"person {person}"
        for row, person in zip(rows["row"], rows["person"], strict=True)
    ]
    waves = table[args.round].tolist() if args.round else ["1"] * len(table)
    rows["round"] = [whole_number(str(wave).strip(), "--round", least=1) for wave in waves]
    return rows


def assigned(rows: pd.DataFrame, themes: Themes) -> pd.DataFrame:
    """Return the rows with the theme each belongs to, without those that belong to none."""
    theme = dict(zip(themes.keys, themes.labels.tolist(), strict=True))
    found = rows.assign(theme=[theme[row] for row in rows["row"]], statement=rows["row"])
    return found[found["theme"] > 0].reset_index(drop=True)
