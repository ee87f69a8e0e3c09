"""A function in a process of its own, with limits of time and memory.

For work on what strangers sent, or by libraries that may end the process they run in: a file that
takes a core for minutes, a workbook that unpacks to gigabytes or a character that a converter
gives up on costs one process, and neither the server nor the worker.

Functions are named, not sent: one of ours, at the top level of a module. What goes in and what
comes back is pickled. The limit of memory holds where the system has one for a process's data
(Linux); the limit of time holds everywhere.
"""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, ParamSpec, TypeVar

from vision.errors import LimitError, VisionError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).resolve().parents[1]
MOST_AT_ONCE: Final = 2
"""Processes of ``run`` at the same time; others wait their turn."""

NICENESS: Final = 10
"""Steps that a process stands back behind the web server where both want the same core."""

PATIENCE: Final = 6
"""How many times the seconds of the processor a job may last by the clock, on a busy machine."""

_SECRETS: Final = ("DATABASE_URL", "VISION_SECRET", "VISION_DATA")
_COMMAND: Final = "from vision.process import serve; serve()"
_LENGTH: Final = 8
_OUT_OF_TIME: Final = -24
"""What a process that used up its time of the processor ends with (SIGXCPU)."""

_P = ParamSpec("_P")
_T = TypeVar("_T")
_turns: Final = threading.BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use.

    Attributes:
        seconds: Of the processor; by the clock it may last ``PATIENCE`` times as long.
        megabytes: Of memory for the whole process, its libraries included.
    """

    seconds: int
    megabytes: int


def run(limits: Limits, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Return what a function returns, from a process that is made for it and then ends.

    Args:
        limits: What it may use.
        function: At the top level of a module of ours.
        args: Its arguments.
        kwargs: Its named arguments.

    Raises:
        LimitError: It took too long or too much memory, or ended its process.
        VisionError: The function raised it.
    """
    with _turns:
        process = Process(limits)
        try:
            return process.run(function, *args, **kwargs)
        finally:
            process.close()


class Process:
    """A process that stays for many jobs, one at a time; it is started when it is first asked.

    A job that breaks a limit ends the process; the next job gets a new one.

    Args:
        limits: What each job may use.
        idle: Seconds without a job after which the process ends, to give its memory back.
    """

    def __init__(self, limits: Limits, *, idle: float = 60.0) -> None:
        self.limits = limits
        self.idle = idle
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._used = 0.0
        self._timer: threading.Timer | None = None
        atexit.register(self.close)

    def run(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Return what a function returns; see :func:`run`."""
        job = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        with self._turn:
            child = self._child or self._started()
            answer, too_long = _asked(child, job, PATIENCE * self.limits.seconds)
            self._used = time.monotonic()
            if answer is None:
                self._end()
                out_of_time = too_long or child.returncode == _OUT_OF_TIME
                raise LimitError("time" if out_of_time else "crash")
            self._end_when_idle()
        result: _T = _told(answer)
        return result

    def close(self) -> None:
        """End the process, if there is one."""
        with self._turn:
            if self._timer is not None:
                self._timer.cancel()
            self._end()
        atexit.unregister(self.close)

    def _started(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
        kept = {name: value for name, value in os.environ.items() if name not in _SECRETS}
        numbers = [str(self.limits.seconds), str(self.limits.megabytes)]
        self._child = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-P", "-c", _COMMAND, *numbers],
            env={**kept, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a library's last words may repeat what someone typed
        )
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # it has unsent bytes for a process that is gone
                    continue
        child.wait()

    def _end_when_idle(self) -> None:
        def look() -> None:
            with self._turn:
                if time.monotonic() - self._used >= self.idle:
                    self._end()

        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(self.idle, look)
        self._timer.daemon = True
        self._timer.start()


def _asked(
    child: subprocess.Popen[bytes], job: bytes, seconds: float
) -> tuple[tuple[Any, ...] | None, bool]:
    """Return a process's answer to a job, None if it ended instead, and whether we ended it."""
    if child.stdin is None or child.stdout is None:
        raise LimitError("crash")
    over = threading.Event()

    def stop() -> None:
        over.set()
        child.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        _send(child.stdin, job)
        answer = _received(child.stdout)
    except OSError:
        answer = None
    finally:
        timer.cancel()
    if answer is None:
        child.wait()
    return (None if answer is None else _unpacked(answer)), over.is_set()


def _unpacked(answer: bytes) -> tuple[Any, ...]:
    """Return what was packed; meanwhile nothing is collected, which all threads would wait for."""
    collects = gc.isenabled()
    gc.disable()
    try:
        found: tuple[Any, ...] = pickle.loads(answer)  # nosec B301 # noqa: S301 - from our own process
    finally:
        if collects:
            gc.enable()
    return found


def _told(answer: tuple[Any, ...]) -> Any:  # noqa: ANN401 - whatever the function returns
    """Return the result in a process's answer, or raise what it says was raised."""
    kind, *rest = answer
    if kind == "result":
        return rest[0]
    if kind == "refused":
        refusal: type[VisionError] = rest[0]
        error = refusal.__new__(refusal)
        error.args, error.__dict__ = rest[1], rest[2]
        raise error
    if kind == "memory":
        raise LimitError("memory")
    raise RuntimeError(f"{rest[0]} at {rest[1]}")


def _send(pipe: BinaryIO | Any, message: bytes) -> None:  # noqa: ANN401 - what Popen calls a pipe
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _received(pipe: BinaryIO | Any) -> bytes | None:  # noqa: ANN401
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    message: bytes = pipe.read(length)
    return message if len(message) == length else None


def serve() -> None:
    """Answer jobs from our input until it ends; runs in the process that is started for them."""
    seconds, megabytes = int(sys.argv[1]), int(sys.argv[2])
    with os.fdopen(os.dup(0), "rb") as jobs, os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what a library prints is no answer
        _limit_memory(megabytes)
        while (job := _received(jobs)) is not None:
            _limit_time(seconds)
            _send(answers, _answer(job))


def _answer(job: bytes) -> bytes:
    """Return what a job's function returned or raised, pickled."""
    answer: tuple[Any, ...]
    try:
        function, args, kwargs = pickle.loads(job)  # nosec B301 # noqa: S301 - from the process that started us
        del job
        answer = ("result", function(*args, **kwargs))
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except VisionError as error:
        answer = ("refused", type(error), error.args, error.__dict__)
    except MemoryError:
        answer = ("memory",)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told without what was typed
        at = traceback.extract_tb(error.__traceback__)[-4:]
        answer = ("failed", type(error).__name__, [f"{p.name}:{p.lineno}" for p in at])
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def _limit_memory(megabytes: int) -> None:
    """Stand back, and let this process have no more memory than that."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - the module exists on Unix only

    most = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Let the next job have so many seconds of the processor."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
