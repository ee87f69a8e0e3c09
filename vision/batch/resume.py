"""What an interrupted batch has done already, in a folder, so that it goes on where it was."""

from __future__ import annotations

import hashlib
import json
import pickle
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vision import __version__
from vision.batch.engines import packed, unpacked
from vision.errors import InvalidFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa

    from vision.batch.source import Chunk
    from vision.batch.steps import Columns

MARK: Final = "batch.json"
OTHER: Final = (
    "{folder} holds the work of another batch, or of files that have changed since. Name another "
    "folder, or empty this one."
)
UNWRITTEN: Final = "{folder} can't be written: {why}."
UNREAD: Final = "{name} in {folder} is damaged. Take it away, and the batch goes on without it."


class Work:
    """Keeps each chunk of each step as it is done.

    Args:
        folder: Empty, new, or of the same batch.
        columns: Where to find what.
        options: What the batch was asked for; another question is another batch.
        chunks: Its chunks.

    Raises:
        InvalidFileError: The folder is another batch's, or can't be written.
    """

    def __init__(
        self, folder: Path, columns: Columns, options: dict[str, Any], chunks: Sequence[Chunk]
    ) -> None:
        self._folder = folder
        files = sorted({chunk.path for chunk in chunks})
        seen = [(path, *_state(path)) for path in files]
        mark = json.dumps([__version__, asdict(columns), options, seen], sort_keys=True)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            kept = folder / MARK
            if kept.exists():
                if kept.read_text(encoding="utf-8") != mark:
                    raise InvalidFileError(OTHER.format(folder=folder))
            elif any(folder.iterdir()):
                raise InvalidFileError(OTHER.format(folder=folder))
            else:
                kept.write_text(mark, encoding="utf-8")
        except OSError as error:
            raise InvalidFileError(UNWRITTEN.format(folder=folder, why=error.strerror)) from error

    def kept(self, step: str, chunks: Sequence[Chunk]) -> dict[str, pa.Table]:
        """Return what is there of a step, by chunk."""
        paths = {chunk.id: self._path(step, chunk.id) for chunk in chunks}
        return {chunk: self._read(path, unpacked) for chunk, path in paths.items() if path.exists()}

    def keep(self, step: str, chunk: str, table: pa.Table) -> None:
        """Keep a chunk of a step, whole or not at all."""
        self._write(self._path(step, chunk), packed(table))

    def once(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is made
        """Return what was made before, or make and keep it."""
        path = self._folder / f"{name}.pickle"
        if path.exists():
            return self._read(path, pickle.loads)  # nosec B301 - the folder is ours, by its mark
        made = make()
        self._write(path, pickle.dumps(made))
        return made

    def _path(self, step: str, chunk: str) -> Path:
        name = hashlib.blake2b(f"{step}\n{chunk}".encode(), digest_size=12).hexdigest()
        return self._folder / f"{step.lower()}-{name}.arrow"

    def _read(self, path: Path, understood: Callable[[bytes], Any]) -> Any:  # noqa: ANN401 - as kept
        try:
            return understood(path.read_bytes())
        except Exception as error:  # a damaged pickle may fail in any way
            told = UNREAD.format(name=path.name, folder=self._folder)
            raise InvalidFileError(told) from error

    def _write(self, path: Path, data: bytes) -> None:
        draft = path.with_suffix(".draft")
        try:
            draft.write_bytes(data)
            draft.replace(path)
        except OSError as error:
            told = UNWRITTEN.format(folder=self._folder, why=error.strerror)
            raise InvalidFileError(told) from error


def _state(path: str) -> tuple[int, int]:
    found = Path(path).stat()
    return found.st_size, found.st_mtime_ns
