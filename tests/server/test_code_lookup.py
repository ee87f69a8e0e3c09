"""Codes can't be found by trying them all, and a room still comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server import code_lookup
from server.store import open_store
from vision.errors import UnknownCodeError
from vision.limits import CODE_PACE_S, MOST_UNKNOWN_CODES
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
    store = open_store()
    yield store.workshops.add(Setup("Room", ["Why?"], [("All", 0)]))
    store.close()


def test_going_through_all_codes_takes_the_better_part_of_an_hour(
    room: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many browsers try at once; known and unknown codes wait alike."""
    slept: list[float] = []
    monkeypatch.setattr(code_lookup.time, "sleep", slept.append)
    for number in range(200):
        with pytest.raises(UnknownCodeError):
            code_lookup.workshop_of(f"NONE {number}")
        assert number >= MOST_UNKNOWN_CODES or not slept
    assert slept[-1] > 10
    tried = len(slept)
    assert code_lookup.workshop_of(room.code).id == room.id
    assert len(slept) == tried + 1
    assert slept[-1] > 10
    assert 10_496 * CODE_PACE_S / 60 > 40

    known = len(slept)
    code_lookup.workshop_of(room.code, is_new=False)
    assert len(slept) == known


def test_a_rooms_slips_slow_nobody_down(room: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred who join, and one in twelve who mistypes the code."""
    slept: list[float] = []
    monkeypatch.setattr(code_lookup.time, "sleep", slept.append)
    for number in range(300):
        if number % 12 == 0:
            with pytest.raises(UnknownCodeError):
                code_lookup.workshop_of("KITE 1")
        code_lookup.workshop_of(room.code)

    assert not slept
