"""``python -m vision align``: who speaks of what, level by level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from vision.alignment import align
from vision.alignment.named_persons import tell_people_apart
from vision.commands.statement_file import (
    add_table_options,
    names_listed,
    names_persons,
    number_option,
    read_table,
    themes_of,
)
from vision.errors import InvalidOptionError
from vision.limits import LOWEST_GROUP, SMALLEST_GROUP
from vision.manner import find_manner, plainly, with_notes
from vision.models import Lens
from vision.themes import default_encoder

if TYPE_CHECKING:
    import argparse

    from vision.alignment import Alignment
    from vision.manner import Manner
    from vision.themes import Themes

NO_PERSON: Final = (
    "There is no column of persons, so each row counts as a person: the numbers stand for"
    " themselves, and no difference can be told from chance."
)
FEW_NAMED: Final = (
    "Too few rows name a person, so each row counts as a person: the numbers stand for"
    " themselves, and no difference can be told from chance."
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("align", help="who speaks of what, level by level")
    add_table_options(parser)
    parser.add_argument("--levels", metavar="TOP,...,BOTTOM", help="their order, from the top")
    parser.add_argument("--min-group", metavar="N", default=str(SMALLEST_GROUP))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return the alignment as the command prints it.

    Raises:
        InvalidFileError: The file or a column can't be read.
        InvalidOptionError: An option has a value that is not on offer.
    """
    smallest_group = number_option(args.min_group, "--min-group", least=LOWEST_GROUP)
    order = names_listed(args.levels, "--levels")
    table, notices = read_table(args, levels=order)
    if args.level is None and not (table["level"] != "").any():
        raise InvalidOptionError("--level is needed: the column of levels; try --help.")
    levels = level_order(order, table["level"], args.level or "")
    found = compared(args, table, levels, smallest_group)
    unlisted = sorted(set(table["level"].str.strip()) - {"", *levels}) if levels else []
    notices += found.notices
    if unlisted:
        notices.append(f"Counted without a level, since --levels lacks it: {', '.join(unlisted)}.")
    return {**found.alignment.to_json(), "manner": found.manner.to_json(), "notices": notices}


@dataclass(frozen=True, slots=True)
class Compared:
    """What levels of a table speak of, manner left out.

    Attributes:
        rows: Its statements that belong to a theme, as ``assigned`` returns them.
        has_person: Whether people can be told apart.
        manner: How levels write.
        themes: Found without it.
        alignment: Who speaks of what, with what was left out.
        notices: Of themes and people.
    """

    rows: pd.DataFrame
    has_person: bool
    manner: Manner
    themes: Themes
    alignment: Alignment
    notices: list[str]


def compared(
    args: argparse.Namespace,
    table: pd.DataFrame,
    levels: list[str] | None,
    smallest_group: int,
) -> Compared:
    """Return themes and alignment of a table's statements.

    Args:
        args: As parsed from ``add_table_options``.
        table: As ``read_table`` returned it.
        levels: As ``level_order`` returned them.
        smallest_group: People that a group needs.

    Raises:
        InvalidOptionError: An option has a value that is not on offer.
    """
    rows = statements(table)
    has_person, untold = people_of(table)
    manner, themes = _themes_plainly(args, table, rows, smallest_group)
    rows = assigned(rows.assign(length=[len(text) for text in manner.texts]), themes)
    found = align(
        rows,
        themes=[(theme.id, theme.name) for theme in themes.themes],
        levels=levels,
        has_person=has_person,
        smallest_group=smallest_group,
        seed=int(args.seed),
    )
    told = [*map(str, themes.notices), *untold]
    return Compared(rows, has_person, manner, themes, with_notes(found, manner), told)


def _themes_plainly(
    args: argparse.Namespace, table: pd.DataFrame, rows: pd.DataFrame, smallest_group: int
) -> tuple[Manner, Themes]:
    """Return how levels write, and the themes of a table's statements with that left out.

    Args:
        args: As parsed from ``add_table_options``.
        table: As ``read_table`` returned it.
        rows: As ``statements`` returned it.
        smallest_group: People that a group needs.

    Raises:
        InvalidOptionError: An option has a value that is not on offer.
    """
    manner = find_manner(
        table["text"].tolist(),
        rows["person"].tolist(),
        rows["level"].tolist(),
        smallest_group=smallest_group,
        seed=number_option(args.seed, "--seed"),
    )
    encoder = default_encoder() if args.lens == Lens.MEANING.value else None
    return manner, plainly(partial(themes_of, args, table), manner, encoder)


def people_of(table: pd.DataFrame) -> tuple[bool, list[str]]:
    """Return whether people can be told apart, and what to say where they can't.

    Args:
        table: As ``read_table`` returned it.
    """
    if not names_persons(table):
        return False, [NO_PERSON]
    told = tell_people_apart(table["person"].tolist())
    return told, [] if told else [FEW_NAMED]


def level_order(levels: list[str] | None, column: pd.Series[str], called: str) -> list[str] | None:
    """Return the levels from the top down, None if no order was given.

    Args:
        levels: As listed.
        column: The level of each row, near spellings already replaced.
        called: Name of the column.

    Raises:
        InvalidOptionError: None of them is in the column.
    """
    known = sorted(set(column.str.strip()) - {""})
    if levels is not None and not set(levels) & set(known):
        raise InvalidOptionError(
            f"None of --levels is in column {called!r}, which holds: {', '.join(known[:20])}."
        )
    return levels


def statements(table: pd.DataFrame) -> pd.DataFrame:
    """Return person, level, unit and round of each row; an empty cell is None.

    A row without a person counts as a person of its own.

    Raises:
        InvalidOptionError: A round is not a whole number from 1 on.
    """
    rows = pd.DataFrame({"row": [str(row) for row in table.index]}, dtype=object)
    for name in ("person", "level", "unit"):
        cells = table[name].str.strip().tolist()
        rows[name] = pd.Series([cell or None for cell in cells], dtype=object)
    rows["person"] = [
        f"row {row}" if person is None else f"person {person}"
        for row, person in zip(rows["row"], rows["person"], strict=True)
    ]
    waves = [wave.strip() for wave in table["round"]]
    asked = any(waves)
    rows["round"] = [number_option(wave, "--round", least=1) if asked else 1 for wave in waves]
    return rows


def assigned(rows: pd.DataFrame, themes: Themes) -> pd.DataFrame:
    """Return the rows with the theme each belongs to, without those that belong to none."""
    theme = dict(zip(themes.keys, themes.labels.tolist(), strict=True))
    found = rows.assign(theme=[theme[row] for row in rows["row"]], statement=rows["row"])
    return found[found["theme"] > 0].reset_index(drop=True)
