"""What an interrupted batch has done already, in a folder, so that it goes on where it was."""

from __future__ import annotations

import hashlib
import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vision.batch.engines import packed, unpacked
from vision.errors import InvalidFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa

    from vision.batch.source import Chunk

MARK: Final = "batch.json"
OTHER: Final = (
    "{folder} holds the work of another batch, or of files that have changed since. Name another "
    "folder, or empty this one."
)


class Work:
    """Keeps each chunk of each step as it is done.

    Args:
        folder: Empty, new, or of the same batch.
        options: What the batch was asked for; another question is another batch.
        chunks: Its chunks.

    Raises:
        InvalidFileError: The folder is another batch's, or can't be written.
    """

    def __init__(self, folder: Path, options: dict[str, Any], chunks: Sequence[Chunk]) -> None:
        self._folder = folder
        files = sorted({chunk.path for chunk in chunks})
        seen = [(path, *_state(path)) for path in files]
        mark = json.dumps([options, seen], sort_keys=True)
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
            raise InvalidFileError(f"{folder} can't be written: {error.strerror}.") from error

    def kept(self, step: str, chunks: Sequence[Chunk]) -> dict[str, pa.Table]:
        """Return what is there of a step, by chunk."""
        paths = {chunk.id: self._path(step, chunk.id) for chunk in chunks}
        return {
            chunk: unpacked(path.read_bytes()) for chunk, path in paths.items() if path.exists()
        }

    def keep(self, step: str, chunk: str, table: pa.Table) -> None:
        """Keep a chunk of a step, whole or not at all."""
        self._write(self._path(step, chunk), packed(table))

    def once(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is made
        """Return what was made before, or make and keep it."""
        path = self._folder / f"{name}.pickle"
        if path.exists():
            return pickle.loads(path.read_bytes())  # nosec B301 # noqa: S301 - the folder is ours, by its mark
        made = make()
        self._write(path, pickle.dumps(made))
        return made

    def _path(self, step: str, chunk: str) -> Path:
        name = hashlib.blake2b(f"{step}\n{chunk}".encode(), digest_size=12).hexdigest()
        return self._folder / f"{step.lower()}-{name}.arrow"

    def _write(self, path: Path, data: bytes) -> None:
        draft = path.with_suffix(".draft")
        draft.write_bytes(data)
        draft.replace(path)


def _state(path: str) -> tuple[int, int]:
    found = Path(path).stat()
    return found.st_size, found.st_mtime_ns
