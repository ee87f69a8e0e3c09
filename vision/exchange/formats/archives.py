"""A packed file with tables in it, as survey tools send their exports."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidFileError
from vision.exchange.formats.workbooks import open_package
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from vision.exchange.formats.grid import Source

PACKED_TWICE: Final = marked(
    "There is a packed file inside this packed file. Unpack it and choose the table."
)
_TABLES: Final = (
    ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".fods", ".sav",
    ".json", ".jsonl", ".ndjson", ".docx", ".odt", ".doc", ".htm", ".html", ".mht", ".mhtml",
    ".rtf", ".xml", ".md", ".vtt", ".srt", ".mbox", ".eml",
)  # fmt: skip
_PACKED: Final = (".zip", ".gz", ".7z", ".rar", ".tar")
_MOST_FILES: Final = 30


def read_archive(data: bytes, read: Callable[[bytes, str], Source]) -> Source:
    """Return the table in a packed file; of several, each becomes a sheet with its file's name.

    Args:
        data: The packed file.
        read: How one file in it is read.

    Raises:
        InvalidFileError: Damaged, protected, too large, packed twice, or without a table.
    """
    with open_package(data) as package:
        names = [name for name in package.namelist() if _counts(name)]
        if not names:
            raise InvalidFileError(_no_table(package.namelist()))
        if len(names) > _MOST_FILES:
            raise InvalidFileError(
                told(
                    "This packed file holds {count} tables. Unpack it and choose the one with the"
                    " statements.",
                    count=len(names),
                )
            )
        try:
            contents = [(PurePosixPath(name).name, package.read(name)) for name in names]
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise InvalidFileError(
                marked(
                    "This packed file is damaged. Download it again, or unpack it and choose the"
                    " table in it."
                )
            ) from error
    return _together(contents, read)


def _together(contents: list[tuple[str, bytes]], read: Callable[[bytes, str], Source]) -> Source:
    found: list[tuple[str, Source]] = []
    refused: InvalidFileError | None = None
    for name, content in contents:
        try:
            found.append((name, read(content, name)))
        except InvalidFileError as error:
            refused = error
    if not found:
        raise refused or InvalidFileError(_no_table([]))
    if len(found) == 1:
        return found[0][1]
    grids = tuple(
        replace(grid, name=f"{name}: {grid.name}" if grid.name else name)
        for name, source in found
        for grid in source.grids
    )
    return replace(found[0][1], grids=grids)


def _counts(name: str) -> bool:
    path = PurePosixPath(name)
    unseen = any(part.startswith(("__MACOSX", ".")) for part in path.parts)
    return path.suffix.lower() in _TABLES and not unseen


def _no_table(names: list[str]) -> str:
    if any(PurePosixPath(name).suffix.lower() in _PACKED for name in names):
        return PACKED_TWICE
    return marked(
        "This packed file holds no table. Unpack it and choose the file with the statements: CSV"
        " or .xlsx."
    )
