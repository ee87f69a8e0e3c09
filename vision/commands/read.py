"""``python -m vision read``: what stands in a file, and what the page would take of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vision.commands.statement_file import add_choices, choices_of, file_bytes, names_listed
from vision.exchange import Reading, read_statements

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


class _Stream(list[dict[str, Any]]):
    """A list that is made while it is written: a million statements need no second copy."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading

    def __len__(self) -> int:
        return len(self.reading.taken.rows)

    def __bool__(self) -> bool:
        return bool(self.reading.taken.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self.reading.statements()


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("read", help="what stands in a file of statements")
    add_choices(parser)
    parser.add_argument("--levels", metavar="TOP,...,BOTTOM", help="names of the levels")
    parser.add_argument("--units", metavar="NAME,...", help="names of the units")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return what the command prints: how the file was read, its statements, what was left out.

    Raises:
        InvalidFileError: The file can't be read, or holds no statements.
        InvalidOptionError: An option has a value that is not on offer.
    """
    reading = read_statements(
        file_bytes(args.file), args.file.name, choices_of(args),
        levels=names_listed(args.levels, "--levels"), units=names_listed(args.units, "--units"),
    )  # fmt: skip
    return summary(reading)


def summary(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain values."""
    table, mapping = reading.table, reading.mapping
    return {
        "format": table.format,
        "encoding": table.encoding if table.encoding != table.format else None,
        "delimiter": table.delimiter or None,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "header_row": table.header_row,
        "text": list(mapping.texts),
        "level": mapping.level,
        "unit": mapping.unit,
        "person": mapping.person,
        "round": mapping.round,
        "question": mapping.question,
        "questions": reading.questions,
        "columns": [{"name": name, "question": table.question(name)} for name in table.columns],
        "split": reading.cell_rules.split.value,
        "people": reading.people,
        "levels": reading.level_map,
        "left_out": [
            {"reason": reason, "rows": rows} for reason, rows in reading.left_out().items()
        ],
        "notices": [str(each) for each in reading.notices],
        "statements": _Stream(reading),
    }
