"""Who runs a step over all chunks of a source: one loop here, or Spark. Nobody decides anything."""

from __future__ import annotations

import importlib
import os
import pickle
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pyarrow as pa

from vision.errors import InvalidFileError, InvalidOptionError
from vision.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vision.batch.source import Chunk

    Step = Callable[[Chunk], pa.Table]

NO_SPARK: Final = "Spark is not installed: pip install -r requirements-spark.txt."
NO_JAVA: Final = "Spark needs Java 17 or newer: install it (Debian: default-jre-headless)."
NOT_STARTED: Final = (
    "Spark did not start at {master}. It needs Java 17 or newer (java -version tells which one is "
    "here), and a --master that this machine reaches."
)
GAVE_UP: Final = (
    "Spark gave up before the end ({why}), so nothing was counted. Its own words stand above; with "
    "--work FOLDER the same command goes on with the parts that are left."
)
REFUSED: Final = "InvalidFileError: "


class Engine(Protocol):
    """Runs a step once over every chunk."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield the id of every chunk with what the step made of it, in any order.

        Raises:
            InvalidFileError: A chunk can't be read.
        """

    def stop(self) -> None:
        """Let go of what the engine holds."""


class Local:
    """One loop in this process."""

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield the id of every chunk with what the step made of it."""
        for chunk in chunks:
            yield chunk.id, step(chunk)

    def stop(self) -> None:
        """Let go of nothing."""


class Spark:
    """Spark, on this machine or a cluster that sees the same files and has this library.

    Args:
        master: Where Spark is, e.g. ``local[2]``.

    Raises:
        InvalidOptionError: Spark or Java is not here.
    """

    def __init__(self, master: str = "local[*]") -> None:
        home = os.environ.get("JAVA_HOME")
        if shutil.which("java") is None and not (home and Path(home, "bin", "java").exists()):
            raise InvalidOptionError(NO_JAVA)
        try:
            sql: Any = importlib.import_module("pyspark.sql")
        except ImportError:
            raise InvalidOptionError(NO_SPARK) from None
        path = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, path))  # for Spark's own workers
        asked = (
            sql.SparkSession.builder.master(master)
            .appName("shared-vision batch")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "ERROR")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "10000")
        )
        try:
            self._session: Any = asked.getOrCreate()
        except Exception:  # noqa: BLE001 - of whatever kind: Java's own words help nobody
            raise InvalidOptionError(NOT_STARTED.format(master=master)) from None

    def apply(self, step: Step, chunks: Sequence[Chunk]) -> Iterator[tuple[str, pa.Table]]:
        """Yield the id of every chunk with what the step made of it, chunk by chunk as it comes.

        What a step makes travels as one cell a chunk, so that Spark changes no type and no order.
        """
        asked = self._session.createDataFrame(
            [(pickle.dumps(chunk),) for chunk in chunks], "chunk binary"
        ).repartition(max(1, len(chunks)))

        def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                for cell in batch.column("chunk").to_pylist():
                    chunk = pickle.loads(cell)  # nosec B301 # noqa: S301 - our own, from the line above
                    yield pa.RecordBatch.from_pydict(
                        {"chunk": [chunk.id], "made": [packed(step(chunk))]}
                    )

        made = asked.mapInArrow(run, "chunk string, made binary")
        try:
            for row in made.toLocalIterator(prefetchPartitions=True):
                yield row.chunk, unpacked(bytes(row.made))
        except Exception as error:
            told = str(error)
            if REFUSED in told:  # what a chunk of ours said, behind Spark's pages of its own
                sentence = told.split(REFUSED, 1)[1].splitlines()[0]
                raise InvalidFileError(sentence) from None
            raise InvalidFileError(GAVE_UP.format(why=type(error).__name__)) from error

    def stop(self) -> None:
        """Let go of Spark."""
        self._session.stop()


def packed(table: pa.Table) -> bytes:
    """Return a table as bytes."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def unpacked(data: bytes) -> pa.Table:
    """Return what ``packed`` made bytes of."""
    with pa.ipc.open_stream(data) as reader:
        return reader.read_all()
