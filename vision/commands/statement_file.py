"""Reading a file of statements: the columns and options that all commands share."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidFileError, InvalidOptionError
from vision.exchange import NONE, Choices, Long, Split
from vision.exchange.file_import import answer_rows, opened_table
from vision.exchange.formats import LARGEST_FILE
from vision.exchange.name_matching import as_listed, spelled_alike
from vision.limits import SMALLEST_GROUP
from vision.models import Lens
from vision.text import LANGUAGES, Voices
from vision.themes import find_themes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    import pandas as pd

    from vision.themes import Encoder, Themes

ROLES: Final = ("level", "unit", "person", "round", "question")
COUNTED: Final = ROLES[:-1]
_MOST_DIGITS: Final = 9
"""Of a whole number, so that it fits in 32 bits."""


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the file and the choices that every reading of a file knows."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--sheet", metavar="NAME", help="sheet of a workbook")
    parser.add_argument("--header", metavar="ROW", help="row of the header; 0 for none")
    parser.add_argument("--encoding", metavar="NAME", help="of a text file")
    parser.add_argument("--text", metavar="COLUMN", action="append", help="column of statements")
    parser.add_argument("--where", metavar="COLUMN=VALUE", help="keep only these rows")
    parser.add_argument("--answers", metavar="QUESTION", help="take the answers to this one")
    parser.add_argument("--split", metavar="no|lines|semicolons", help="statements in one cell")
    parser.add_argument("--long", metavar="whole|sentences", default=Long.WHOLE.value)
    for role in ROLES:
        parser.add_argument(f"--{role}", metavar="COLUMN", help=f"column of {role}s; - for none")


def add_table_options(parser: argparse.ArgumentParser) -> None:
    """Add the file, its columns, and how themes are found, to a command's options."""
    add_choices(parser)
    parser.add_argument("--themes", metavar="N|auto", default="auto", help="how many themes")
    parser.add_argument("--lens", metavar="meaning|words", default=Lens.MEANING.value)
    parser.add_argument("--language", metavar="auto|en|de|...", default="auto")
    parser.add_argument("--seed", metavar="N", default="0", help="of every random draw")


def choices_of(args: argparse.Namespace) -> Choices:
    """Return the choices that were made on the command line.

    Raises:
        InvalidOptionError: One has a value that is not on offer.
    """
    where = None
    if args.where is not None:
        column, equals, value = args.where.partition("=")
        if not equals:
            raise InvalidOptionError("Write --where as COLUMN=VALUE.")
        where = (column, value)
    return Choices(
        sheet=args.sheet,
        header=None if args.header is None else number_option(args.header, "--header"),
        encoding=args.encoding,
        text=tuple(args.text or ()),
        level=args.level, unit=args.unit, person=args.person, round=args.round,
        question=args.question, answered=args.answers,
        split=None if args.split is None else _split(args.split),
        long=_long(args.long),
        where=where,
    )  # fmt: skip


def read_table(
    args: argparse.Namespace, *, levels: Sequence[str] | None = None
) -> tuple[pd.DataFrame, list[str]]:
    """Return the rows that are read, in the file's order, and what to check in them.

    The file is read as the pages read one; columns of levels, units, persons and rounds count
    only where an option names them. Blank answers stay: finding themes says what they are.

    Args:
        args: As parsed from ``add_table_options``.
        levels: Names that values of the level column are compared with, as the page does.

    Returns:
        Columns ``text``, ``level``, ``unit``, ``person`` and ``round``, every cell as text (an
        empty one is an empty text), indexed by the place in the file, from 0; and plain sentences
        on how the file was read. Where a row holds several statements, places count statements.

    Raises:
        InvalidFileError: The file can't be read, has no such column, or no row for ``--where``.
        InvalidOptionError: An option has a value that is not on offer.
    """
    choices = choices_of(args)
    explicit = replace(choices, **{role: getattr(choices, role) or NONE for role in COUNTED})  # type: ignore[arg-type] # roles are fields
    data = file_bytes(args.file)
    sheet = opened_table(data, args.file.name, explicit)
    rows, notices = answer_rows(sheet, explicit)
    for column in ("level", "unit"):
        rows[column] = spelled_alike(rows[column].tolist())
    if levels is not None:
        rows["level"] = as_listed(rows["level"].tolist(), levels)
    return rows, notices


def names_listed(option: str | None, called: str) -> list[str] | None:
    """Return the names in a list of names, None where the option was not given.

    Raises:
        InvalidOptionError: One is named twice, or none is.
    """
    if option is None:
        return None
    names = [name.strip() for name in option.split(",") if name.strip()]
    if len(set(names)) < len(names):
        raise InvalidOptionError(f"{called} names a {called.strip('-').rstrip('s')} twice.")
    if not names:
        raise InvalidOptionError(f"{called} needs at least one name.")
    return names


def themes_of(
    args: argparse.Namespace,
    table: pd.DataFrame,
    texts: Sequence[str] | None = None,
    encoder: Encoder | None = None,
) -> Themes:
    """Return the themes of a table's statements, keyed by row, with progress on stderr.

    Where persons are named, themes and their words count people and not lines, as on the pages.

    Args:
        args: As parsed from ``add_table_options``.
        table: As ``read_table`` returned it.
        texts: Found themes in instead of the table's own, one a row.
        encoder: Gives sentence vectors; the installed one by default.

    Raises:
        InvalidOptionError: An option has a value that is not on offer.
    """
    return find_themes(
        table["text"].tolist() if texts is None else texts,
        encoder=encoder,
        lens=_lens(args.lens),
        count=_count(args.themes),
        language=_language(args.language),
        seed=number_option(args.seed, "--seed"),
        keys=[str(row) for row in table.index],
        progress=tell_progress,
        voices=_voices(table) if names_persons(table) else None,
    )


def names_persons(table: pd.DataFrame) -> bool:
    """Return whether it is known of any statements who wrote them: by a column, or one row."""
    return bool((table["person"] != "").any())


def _voices(table: pd.DataFrame) -> Voices:
    """Return whose statements they are; a row without a person is one of its own."""
    people = [
        f"person {cell.strip()}" if cell.strip() else f"row {row}"
        for row, cell in zip(table.index, table["person"], strict=True)
    ]
    return Voices(tuple(people), (True,) * len(people), SMALLEST_GROUP)


def number_option(value: str, option: str, least: int = 0) -> int:
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


def file_bytes(path: Path) -> bytes:
    """Return a file's bytes, refusing one that is far too large before it is read.

    Raises:
        InvalidFileError: It is not there, can't be read, or is too large.
    """
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise InvalidFileError(
                f"{path} is too large to be read. Keep only the columns you need, or cut it into"
                " several files."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InvalidFileError(f"There is no file {path}.") from error
    except OSError as error:
        raise InvalidFileError(f"{path} can't be read: {error.strerror}.") from error


def _lens(value: str) -> Lens:
    if value not in set(Lens):
        raise InvalidOptionError(f"--lens is meaning or words, not {value!r}.")
    return Lens(value)


def _split(value: str) -> Split:
    if value not in set(Split):
        raise InvalidOptionError(f"--split is no, lines or semicolons, not {value!r}.")
    return Split(value)


def _long(value: str) -> Long:
    if value not in set(Long):
        raise InvalidOptionError(f"--long is whole or sentences, not {value!r}.")
    return Long(value)


def _count(value: str) -> int | None:
    return None if value == "auto" else number_option(value, "--themes", least=1)


def _language(value: str) -> str:
    if value != "auto" and value not in LANGUAGES:
        raise InvalidOptionError(f"--language is auto or one of {', '.join(LANGUAGES)}.")
    return value


def tell_progress(step: str, part: float) -> None:
    """Tell on the console which part of a step is done."""
    print(f"{part:4.0%}  {step}", file=sys.stderr)  # noqa: T201 - this is what stderr is for
