"""Codes can't be found by trying them all, and a room still comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server import guessing
from server.store import open_store
from vision.errors import UnknownCodeError
from vision.limits import RATE_WINDOW_S
from vision.store import Setup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vision.models import Workshop


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """A workshop of an installation where nobody has guessed yet."""
    monkeypatch.setenv("VISION_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    guessing.forget()
    store = open_store()
    yield store.workshops.add(Setup("Room", ["Why?"], [("All", 0)]))
    store.close()
    guessing.forget()


def test_going_through_all_codes_takes_the_better_part_of_an_hour(
    room: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many browsers try at once; known and unknown codes wait alike."""
    slept: list[float] = []
    monkeypatch.setattr(guessing.time, "sleep", slept.append)
    for number in range(400):
        with pytest.raises(UnknownCodeError):
            guessing.workshop_of(f"NONE {number}")
    assert sum(slept[: guessing.MOST_UNKNOWN]) == 0
    assert slept[-1] == guessing.LONGEST_S
    assert guessing.workshop_of(room.code).id == room.id
    assert slept[-1] > 0
    assert 10_496 * guessing.PACE_S / 60 > 40

    known = len(slept)
    guessing.workshop_of(room.code, is_new=False)
    assert len(slept) == known


def test_a_rooms_slips_slow_nobody_down(room: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred who join, and one in twelve who mistypes the code."""
    slept: list[float] = []
    monkeypatch.setattr(guessing.time, "sleep", slept.append)
    for number in range(300):
        if number % 12 == 0:
            with pytest.raises(UnknownCodeError):
                guessing.workshop_of("KITE 1")
        guessing.workshop_of(room.code)

    assert sum(slept) == 0


def test_after_a_quiet_minute_all_is_as_before(room: Workshop) -> None:
    """What was tried is forgotten."""
    for _ in range(guessing.MOST_UNKNOWN):
        with pytest.raises(UnknownCodeError):
            guessing.workshop_of("NONE 1")
    now = guessing.time.monotonic()

    assert guessing.wait(now) >= 0
    assert guessing.wait(now) > 0
    assert guessing.wait(now + RATE_WINDOW_S + 1) == 0
    assert room
