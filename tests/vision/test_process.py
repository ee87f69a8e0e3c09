"""Work in a process of its own: it comes back, or it is stopped, and nobody else notices."""

from __future__ import annotations

import gc
import os
import re
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidChoiceError, LimitError
from vision.process import Limits, Process, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LITTLE = Limits(seconds=1, megabytes=300)

BROKEN = [
    pytest.param(re.fullmatch, ("(a+)+b", "a" * 40), "time", id="takes a core for ever"),
    pytest.param(bytearray, (2_000_000_000,), "memory", id="takes the whole memory"),
    pytest.param(os.abort, (), "crash", id="ends by itself"),
    pytest.param(signal.raise_signal, (signal.SIGSEGV,), "crash", id="is broken"),
]


def refuse(what: str) -> None:
    """Refuse a choice."""
    raise InvalidChoiceError(what, "x")


def many(count: int) -> list[list[int]]:
    """Return so many objects that a collection would look at."""
    return [[number] for number in range(count)]


@pytest.fixture
def process() -> Iterator[Process]:
    """A process that stays for many jobs."""
    made = Process(LITTLE)
    yield made
    made.close()


def test_a_function_comes_back_with_what_it_returns(process: Process) -> None:
    """Arguments go in, a result comes out, from another process; one that stays is the same."""
    assert run(LITTLE, max, 3, 4) == 4
    assert run(LITTLE, sorted, "bca", reverse=True) == ["c", "b", "a"]
    assert len({os.getpid(), run(LITTLE, os.getpid), run(LITTLE, os.getpid)}) == 3
    assert process.run(os.getpid) == process.run(os.getpid) != os.getpid()


def test_what_comes_back_may_be_large(process: Process) -> None:
    """More than any pipe holds, both ways."""
    words = b"word " * 2_000_000

    assert process.run(bytes.upper, words) == words.upper()


def test_nothing_is_collected_while_much_comes_back(process: Process) -> None:
    """A collection looks at all there is, and every other thread waits for it."""
    began: list[int] = []
    watched = threading.get_ident()

    def count(phase: str, _info: dict[str, int]) -> None:
        if phase == "start" and threading.get_ident() == watched:
            began.append(1)

    gc.callbacks.append(count)
    try:
        assert len(process.run(many, 50_000)) == 50_000
    finally:
        gc.callbacks.remove(count)
    assert gc.isenabled()
    assert len(began) < 20  # 70 and more where each few hundred new ones begin one


def test_a_refusal_comes_back_as_itself(process: Process) -> None:
    """An error of ours, with its sentence and all that it carries."""
    for runs in (process.run, lambda *job: run(LITTLE, *job)):
        with pytest.raises(InvalidChoiceError, match="not on the list") as caught:
            runs(refuse, "level")
        assert (caught.value.what, caught.value.value) == ("level", "x")


def test_a_bug_comes_back_without_what_was_typed(process: Process) -> None:
    """Its kind and place, not its message."""
    with pytest.raises(RuntimeError, match=r"^ValueError at ") as caught:
        process.run(int, "a secret wish")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("function", "given", "what"), BROKEN)
@pytest.mark.slow
def test_a_broken_limit_costs_one_job(
    process: Process, function: Callable[..., object], given: tuple[object, ...], what: str
) -> None:
    """One sentence, whatever went wrong; the next job finds a process as before."""
    with pytest.raises(LimitError) as caught:
        process.run(function, *given)

    assert caught.value.what == what
    assert str(caught.value).endswith(".")
    assert process.run(max, 3, 4) == 4


@pytest.mark.slow
def test_who_sleeps_is_woken() -> None:
    """A job that uses no processor at all, but never ends."""
    with pytest.raises(LimitError) as caught:
        run(Limits(seconds=1, megabytes=300), time.sleep, 600)
    assert caught.value.what == "time"


def test_a_process_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads strangers' files can't read the key or the way to the database."""
    monkeypatch.setenv("VISION_SECRET", "the key")
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:word@host/base")

    assert run(LITTLE, os.getenv, "VISION_SECRET") is None
    assert run(LITTLE, os.getenv, "DATABASE_URL") is None


def test_a_process_that_has_nothing_to_do_ends() -> None:
    """Its memory is given back; the next job starts another."""
    process = Process(LITTLE, idle=0.2)
    first = process.run(os.getpid)
    gone = threading.Event()
    for _ in range(100):
        if not os.path.exists(f"/proc/{first}"):  # noqa: PTH110 - a number, not a file
            gone.set()
            break
        time.sleep(0.1)

    assert gone.is_set()
    assert process.run(os.getpid) != first
    process.close()


def test_jobs_of_many_threads_take_turns(process: Process) -> None:
    """Each gets its own answer."""
    found: dict[int, int] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: process.run(pow, n, 2)}))
        for n in range(20)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert found == {n: n * n for n in range(20)}
