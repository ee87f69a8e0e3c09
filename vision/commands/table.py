"""Reading a file of statements: the columns and options that all commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.errors import InvalidFileError, InvalidOptionError
from vision.models import Lens
from vision.text import LANGUAGES
from vision.themes import find_themes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from vision.themes import Themes

ROW: Final = "row"
"""Name of the column that holds each row's place in the file, from 0."""


def add_table_options(parser: argparse.ArgumentParser) -> None:
    """Add the file, its text column, and how themes are found, to a command's options."""
    parser.add_argument("file", metavar="FILE.csv", type=Path)
    parser.add_argument("--text", metavar="COLUMN", required=True, help="column of statements")
    parser.add_argument("--where", metavar="COLUMN=VALUE", help="keep only these rows")
    parser.add_argument("--themes", metavar="N|auto", default="auto", help="how many themes")
    parser.add_argument("--lens", metavar="meaning|words", default=Lens.MEANING.value)
    parser.add_argument("--language", metavar="auto|en|de|...", default="auto")
    parser.add_argument("--seed", metavar="N", default="0", help="of every random draw")


def read_table(args: argparse.Namespace, *, columns: Sequence[str | None] = ()) -> pd.DataFrame:
    """Return the rows that ``--where`` keeps, every cell as text, in the file's order.

    Args:
        args: As parsed from ``add_table_options``.
        columns: Further columns the command needs; None for one that was not asked for.

    Returns:
        The file's columns (an empty cell is an empty text), indexed by ``row``: the place in the
        file, from 0.

    Raises:
        InvalidFileError: The file can't be read, or has no such column.
        InvalidOptionError: ``--where`` is not COLUMN=VALUE, or keeps no row.
    """
    table = _read_csv(args.file)
    for column in (args.text, *columns):
        _need(table, column)
    if args.where is not None:
        column, equals, value = args.where.partition("=")
        if not equals:
            raise InvalidOptionError("Write --where as COLUMN=VALUE.")
        _need(table, column)
        table = table[table[column] == value]
        if table.empty:
            raise InvalidOptionError(f"No row of {args.file} has {value!r} in column {column!r}.")
    return table


def themes_of(args: argparse.Namespace, table: pd.DataFrame) -> Themes:
    """Return the themes of a table's statements, keyed by row, with progress on stderr.

    Raises:
        InvalidOptionError: An option has a value that is not on offer.
    """
    texts: list[str | None] = table[args.text].tolist()
    return find_themes(
        texts,
        lens=_lens(args.lens),
        count=_count(args.themes),
        language=_language(args.language),
        seed=whole_number(args.seed, "--seed"),
        keys=[str(row) for row in table.index],
        progress=_tell,
    )


def whole_number(value: str, option: str, least: int = 0) -> int:
    """Return an option's value as a whole number.

    Raises:
        InvalidOptionError: It is none, or too small.
    """
    if not value.isdecimal() or len(value) > 9 or int(value) < least:  # noqa: PLR2004 - fits 32 bits
        raise InvalidOptionError(f"{option} needs a whole number from {least} on, not {value!r}.")
    return int(value)


def check_output(path: Path | None) -> None:
    """Raise before any work if a file could not be written later.

    Raises:
        InvalidFileError: Its folder does not exist, or it is a folder itself.
    """
    if path is not None and (path.is_dir() or not path.parent.is_dir()):
        raise InvalidFileError(f"{path} can't be written: there is no such folder, or it is one.")


def _read_csv(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InvalidFileError(f"There is no file {path}.") from error
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise InvalidFileError(f"{path} can't be read as a CSV table in UTF-8.") from error
    if table.empty:
        raise InvalidFileError(f"{path} has no rows.")
    table.index = pd.RangeIndex(len(table), name=ROW)
    return table


def _need(table: pd.DataFrame, column: str | None) -> None:
    if column is not None and column not in table.columns:
        names = ", ".join(table.columns)
        raise InvalidFileError(f"There is no column {column!r}; the columns are: {names}.")


def _lens(value: str) -> Lens:
    if value not in set(Lens):
        raise InvalidOptionError(f"--lens is meaning or words, not {value!r}.")
    return Lens(value)


def _count(value: str) -> int | None:
    return None if value == "auto" else whole_number(value, "--themes", least=1)


def _language(value: str) -> str:
    if value != "auto" and value not in LANGUAGES:
        raise InvalidOptionError(f"--language is auto or one of {', '.join(LANGUAGES)}.")
    return value


def _tell(step: str, part: float) -> None:
    print(f"{part:4.0%}  {step}", file=sys.stderr)  # noqa: T201 - this is what stderr is for
