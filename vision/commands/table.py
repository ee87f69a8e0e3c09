"""Reading a file of statements: the columns and options that all commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision import exchange
from vision.errors import InvalidFileError, InvalidOptionError
from vision.models import Lens
from vision.text import LANGUAGES
from vision.themes import find_themes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from vision.themes import Themes

_MOST_DIGITS: Final = 9
"""Of a whole number, so that it fits in 32 bits."""


def add_table_options(parser: argparse.ArgumentParser) -> None:
    """Add the file, its text column, and how themes are found, to a command's options."""
    parser.add_argument("file", metavar="FILE.csv", type=Path)
    parser.add_argument("--text", metavar="COLUMN", required=True, help="column of statements")
    parser.add_argument("--where", metavar="COLUMN=VALUE", help="keep only these rows")
    parser.add_argument("--themes", metavar="N|auto", default="auto", help="how many themes")
    parser.add_argument("--lens", metavar="meaning|words", default=Lens.MEANING.value)
    parser.add_argument("--language", metavar="auto|en|de|...", default="auto")
    parser.add_argument("--seed", metavar="N", default="0", help="of every random draw")


def read_table(
    args: argparse.Namespace, *, columns: Sequence[str | None] = ()
) -> tuple[pd.DataFrame, list[str]]:
    """Return the rows that ``--where`` keeps, in the file's order, and what to check in them.

    The file is read as the pages read one: CSV with any delimiter and encoding, or XLSX.

    Args:
        args: As parsed from ``add_table_options``.
        columns: Further columns the command needs; None for one that was not asked for.

    Returns:
        The text column and ``columns``, every cell as text (an empty one is an empty text),
        indexed by the place in the file, from 0; and plain sentences on how the file was read.

    Raises:
        InvalidFileError: The file can't be read, has no such column, or no row for ``--where``.
        InvalidOptionError: ``--where`` is not COLUMN=VALUE.
    """
    table = exchange.read_table(_bytes(args.file), args.file.name)
    if args.where is not None:
        column, equals, value = args.where.partition("=")
        if not equals:
            raise InvalidOptionError("Write --where as COLUMN=VALUE.")
        table = table.where(column, value)
    wanted = [column for column in (args.text, *columns) if column is not None]
    rows = pd.DataFrame({column: table.rows[table.column(column)] for column in wanted})
    return rows, list(table.notices)


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
    if not value.isdecimal() or len(value) > _MOST_DIGITS or int(value) < least:
        raise InvalidOptionError(f"{option} needs a whole number from {least} on, not {value!r}.")
    return int(value)


def check_output(path: Path | None, source: Path) -> None:
    """Raise before any work if a file could not be written later, or would be lost by it.

    Raises:
        InvalidFileError: There is no folder for it, it is a folder, or it is the file to be read.
    """
    if path is None:
        return
    if path.is_dir() or not path.parent.is_dir():
        raise InvalidFileError(f"{path} can't be written: there is no such folder, or it is one.")
    if path.exists() and source.exists() and path.samefile(source):
        raise InvalidFileError(f"{path} is the file to be read. Name another one for the output.")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InvalidFileError(f"There is no file {path}.") from error
    except OSError as error:
        raise InvalidFileError(f"{path} can't be read: {error.strerror}.") from error


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
