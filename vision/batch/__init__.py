"""Millions of statements: the same steps over chunks, in one loop or on Spark.

``source``   a file or a folder of files, in chunks
``steps``    what is asked of a chunk: pure functions
``engines``  who runs a step over all chunks: one loop, or Spark
``resume``   what is done already, so that an interrupted batch goes on
``batch``    scan -> sample -> fit -> assign -> count -> align, and the digest of the result
"""

from vision.batch.batch import Batch, run_batch
from vision.batch.engines import Engine, Local, Spark
from vision.batch.resume import Work
from vision.batch.source import Chunk, chunks_of
from vision.batch.steps import Columns

__all__ = [
    "Batch",
    "Chunk",
    "Columns",
    "Engine",
    "Local",
    "Spark",
    "Work",
    "chunks_of",
    "run_batch",
]
