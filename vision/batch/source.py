"""Where a batch comes from: CSV, JSON lines or Parquet, a file or a folder of them, in chunks."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from vision.errors import InvalidFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDINGS: Final = {
    ".csv": "csv",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".parquet": "parquet",
}
"""Endings of the files that are read; others in a folder are left alone."""


BLOCK: Final = 2**24
"""Bytes of a CSV file that are looked at together; no row may be longer."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one task reads: a file, or one row group of a Parquet file.

    Attributes:
        path: The file.
        name: Its place below the source, the same on every machine.
        group: Row group of a Parquet file; 0 for others.
        start: Rows of the file before this chunk.
    """

    path: str
    name: str
    group: int = 0
    start: int = 0

    @property
    def id(self) -> str:
        """What tells chunks apart."""
        return f"{self.name}#{self.group}"


def chunks_of(source: Path) -> tuple[Chunk, ...]:
    """Return the chunks of a source, in the order of their names.

    Raises:
        InvalidFileError: There is nothing to read, or a Parquet file is damaged.
    """
    if source.is_file():
        files, home = [source], source.parent
    else:
        found = (path for path in source.rglob("*") if path.is_file())
        files, home = sorted(path for path in found if path.suffix.lower() in ENDINGS), source
    if not files or files[0].suffix.lower() not in ENDINGS:
        raise InvalidFileError(f"There is no CSV, JSON lines (.jsonl) or Parquet file at {source}.")
    return tuple(
        chunk for path in files for chunk in _chunks(path, path.relative_to(home).as_posix())
    )


def read_chunk(chunk: Chunk, columns: Sequence[str]) -> pa.Table:
    """Return some columns of a chunk as text, one row a statement; null where a cell is empty.

    Raises:
        InvalidFileError: The file is damaged, lacks a column or has two of its name, or a column
            holds something else than text and numbers.
    """
    try:
        table = _READERS[ENDINGS[Path(chunk.path).suffix.lower()]](chunk, columns)
        names = table.column_names
    except (OSError, ValueError, TypeError, RecursionError, pa.ArrowException) as error:
        raise InvalidFileError(
            f"{chunk.name} can't be read to its end, so nothing was counted. Repair it, or leave "
            "it out."
        ) from error
    for name in columns:
        if name not in names:
            raise InvalidFileError(
                f"{chunk.name} has no column {name!r}. It has: {', '.join(names)}."
            )
        if names.count(name) > 1:
            raise InvalidFileError(f"{chunk.name} has two columns {name!r}. Rename one of them.")
    return pa.table({name: _as_text(table[name], chunk, name) for name in columns})


def _as_text(cells: pa.ChunkedArray, chunk: Chunk, name: str) -> pa.ChunkedArray:
    try:
        return cells.cast(pa.large_string())
    except pa.ArrowException as error:
        raise InvalidFileError(
            f"{chunk.name} holds no text in its column {name!r}. Write it anew with text there."
        ) from error


def _chunks(path: Path, name: str) -> tuple[Chunk, ...]:
    if ENDINGS[path.suffix.lower()] != "parquet":
        return (Chunk(str(path), name),)
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            sizes = [
                file.metadata.row_group(group).num_rows
                for group in range(file.metadata.num_row_groups)
            ]
    except (OSError, pa.ArrowException) as error:
        raise InvalidFileError(f"{name} is damaged. Repair it or take it out.") from error
    return tuple(
        Chunk(str(path), name, group, sum(sizes[:group])) for group in range(len(sizes))
    ) or (Chunk(str(path), name),)


def _csv(chunk: Chunk, _columns: Sequence[str]) -> pa.Table:
    with Path(chunk.path).open("rb") as file:
        first = file.readline().decode("utf-8-sig", "replace").rstrip("\r\n")
    delimiter = max(",;\t|", key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    return pyarrow.csv.read_csv(
        chunk.path,
        read_options=pyarrow.csv.ReadOptions(use_threads=False, block_size=BLOCK),
        parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.large_string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )


def _lines(chunk: Chunk, columns: Sequence[str]) -> pa.Table:
    """Read one JSON object a line; a field that a line lacks is empty there."""
    rows: list[list[object]] = []
    known: set[str] = set()
    with Path(chunk.path).open(encoding="utf-8-sig") as file:
        for line in file:
            if line.strip():
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise TypeError(chunk.name)
                known |= row.keys()
                rows.append([row.get(name) for name in columns])
    cells = zip(*rows, strict=True) if rows else ([] for _ in columns)
    found = {
        name: pa.array([None if cell is None else str(cell) for cell in column], pa.large_string())
        for name, column in zip(columns, cells, strict=True)
        if name in known or not rows
    }
    return pa.table(found | {name: pa.nulls(len(rows)) for name in sorted(known - found.keys())})


def _parquet(chunk: Chunk, columns: Sequence[str]) -> pa.Table:
    with pyarrow.parquet.ParquetFile(chunk.path) as file:
        there = set(file.schema_arrow.names)
        if not file.metadata.num_row_groups or not there >= set(columns):
            return file.schema_arrow.empty_table()
        return file.read_row_group(chunk.group, columns=list(columns), use_threads=False)


_READERS: Final = {"csv": _csv, "lines": _lines, "parquet": _parquet}
