"""Millions of statements: the same steps over parts, in one loop or on Spark.

``source``   a file or a folder of files, in parts
``steps``    what is asked of a part: pure functions
``engines``  who runs a step over all parts: one loop, or Spark
``work``     what is done already, so that an interrupted batch goes on
``batch``    scan -> sample -> fit -> assign -> count -> align, and the digest of the result
"""

from vision.batch.batch import Batch, run_batch
from vision.batch.engines import Engine, Local, Spark
from vision.batch.source import Part, parts_of
from vision.batch.steps import Columns
from vision.batch.work import Work

__all__ = ["Batch", "Columns", "Engine", "Local", "Part", "Spark", "Work", "parts_of", "run_batch"]
