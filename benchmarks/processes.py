"""Work in a process of its own: what it costs from the first import on."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

T = TypeVar("T")
THREADS = ("OMP", "OPENBLAS", "MKL", "NUMBA", "RAYON")
"""Libraries that read how many threads they may have from ``NAME_NUM_THREADS``."""


@dataclass(frozen=True)
class Cost:
    """What a process cost: processor seconds of all threads, seconds by the clock, peak MB."""

    seconds: float
    wall: float
    peak: float


def alone(work: Callable[..., T], *args: object, threads: int | None = None) -> tuple[T, Cost]:
    """Return what a function of a module returned in a new process, and what that cost.

    Args:
        work: Found by its name in the new process, which imports its module first.
        args: Handed to it.
        threads: What libraries are told that they may have; as they like by default.
    """
    if threads is not None:
        os.environ.update({f"{name}_NUM_THREADS": str(threads) for name in THREADS})
    spawned = multiprocessing.get_context("spawn")
    here, there = spawned.Pipe()
    process = spawned.Process(target=_answer, args=(there, work, args))
    start = time.perf_counter()
    process.start()
    there.close()
    answer, seconds, peak = here.recv()
    wall = time.perf_counter() - start
    process.join()
    return answer, Cost(seconds, wall, peak)


def _answer(there: Connection, work: Callable[..., object], args: tuple[object, ...]) -> None:
    answer = work(*args)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    there.send((answer, time.process_time(), peak))
