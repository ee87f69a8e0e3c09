"""SPSS files: variables with their questions, codes as their labels."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Final

import pyreadstat

from vision.errors import InvalidFileError
from vision.exchange.formats.grid import Source, grid_of
from vision.translation import marked

SPSS: Final = (b"$FL2", b"$FL3", b"PK\x03\x04zsav")
_ERRORS: Final = (
    pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OSError, MemoryError,
)  # fmt: skip


def read_statistics(data: bytes) -> Source:
    """Return an SPSS file as a table whose second row holds the questions, where it has any.

    Raises:
        InvalidFileError: Damaged, or without a row.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.sav"
        path.write_bytes(data)
        try:
            columns, meta = pyreadstat.read_sav(
                path, apply_value_formats=True, formats_as_category=False
            )
        except _ERRORS as error:
            raise InvalidFileError(
                marked(
                    "This SPSS file is damaged or of a kind that can't be read here. Save it as"
                    " CSV and choose that file."
                )
            ) from error
    names = list(meta.column_names)
    labels = [str(meta.column_names_to_labels.get(name) or "") for name in names]
    cells = [[_as_text(value) for value in columns[name].tolist()] for name in names]
    rows = [names, *([labels] if any(labels) else []), *map(list, zip(*cells, strict=True))]
    return Source("sav", (grid_of("", rows, numbers=_numbers(len(rows), questions=any(labels))),))


def _numbers(rows: int, *, questions: bool) -> list[int]:
    """Return the numbers SPSS shows: cases from 1; names and questions stand above."""
    above = 2 if questions else 1
    return [0] * above + list(range(1, rows - above + 1))


def _as_text(value: object) -> str:
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return str(value).strip()
