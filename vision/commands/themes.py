"""``python -m vision themes``: what the statements of a file speak of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from vision.commands.statement_file import add_table_options, check_output, read_table, themes_of
from vision.errors import InvalidFileError
from vision.exchange.safe_spreadsheet import guarded

if TYPE_CHECKING:
    import argparse

    from vision.themes import Themes

_QUOTES = 3


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("themes", help="what the statements of a file speak of")
    add_table_options(parser)
    parser.add_argument("--out", metavar="OUT.csv", type=Path, help="theme of each row")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return the themes as the command prints them; write each row's theme to ``--out``.

    Raises:
        InvalidFileError: The file or a column can't be read, or the output can't be written.
        InvalidOptionError: An option has a value that is not on offer.
    """
    check_output(args.out, args.file)
    table, notices = read_table(args)
    themes = themes_of(args, table)
    if args.out is not None:
        _write(args.out, assignments(themes))
    texts = dict(zip(map(str, table.index), table["text"], strict=True))
    found = summary(themes, texts)
    return {**found, "notices": [*notices, *found["notices"]]}


def assignments(themes: Themes) -> pd.DataFrame:
    """Return one row per statement: ``row``, ``theme``, ``theme_name``, ``similarity``.

    A name that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    names = {theme.id: guarded(theme.name) for theme in themes.themes}
    return pd.DataFrame(
        {
            "row": [int(key) for key in themes.keys],
            "theme": themes.labels,
            "theme_name": [names.get(label, "") for label in themes.labels.tolist()],
            "similarity": themes.similarity,
        }
    )


def summary(themes: Themes, texts: dict[str, str]) -> dict[str, Any]:
    """Return themes as plain values, with quotes as text.

    Args:
        themes: The result.
        texts: Key -> statement.
    """
    return {
        "statements": len(themes.keys),
        "unassigned": len(themes.unassigned),
        "lens": themes.lens.value,
        "reason": str(themes.reason),
        "languages": dict(themes.languages),
        "notices": [str(each) for each in themes.notices],
        "themes": [
            {
                "id": theme.id,
                "name": theme.name,
                "keywords": list(theme.keywords),
                "size": theme.size,
                "quotes": [texts[key] for key in theme.quotes[:_QUOTES]],
                "coherence": theme.coherence,
                "closeness": theme.closeness,
            }
            for theme in themes.themes
        ],
        "seconds": dict(themes.seconds),
        "peak_mb": _peak_mb(),
    }


def _write(path: Path, table: pd.DataFrame) -> None:
    try:
        table.to_csv(path, index=False)
    except OSError as error:
        raise InvalidFileError(f"{path} can't be written: {error.strerror}.") from error


def _peak_mb() -> int | None:
    """Return the most memory this process has held, in megabytes; None where Windows runs."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - the module exists on Unix only

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10))
