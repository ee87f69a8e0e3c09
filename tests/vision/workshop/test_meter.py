"""Five scripted workshops come out as what they are, in the order of the Fieldbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.vision.workshop.played import Play, play
from vision.drafts.meter import Stage

if TYPE_CHECKING:
    from vision.drafts.meter import Meter
    from vision.store import Store

SCRIPTS = Path(__file__).parent / "scripts"
IN_ORDER = ("dictated", "sold", "tested", "consulted", "co-created")
SECOND = tuple(f"second/{stage}" for stage in Stage)


@pytest.mark.slow
@pytest.mark.parametrize("scripts", [IN_ORDER, SECOND], ids=["first", "second"])
def test_five_workshops_come_out_in_order(sqlite_store: Store, scripts: tuple[str, ...]) -> None:
    """Dictated, sold, tested, consulted, co-created: each by its name, and each scores higher.

    The second five were written by somebody who did not know what the meter weighs.
    """
    found = [play(sqlite_store, SCRIPTS / f"{name}.toml").measured() for name in scripts]

    assert [each.stage for each in found if each] == list(Stage)
    scores = [each.score for each in found if each]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


def test_a_vision_that_nobody_wrote_for_was_told(sqlite_store: Store) -> None:
    """No statement, no theme, no answer: leaders' own text is still measured."""
    room = Play(sqlite_store, [("Managers", 10), ("Frontline", 30)])
    assert room.measured() is None
    room.save({"sentences": ["We are the best.", "We grow."], "shared": True})
    found = room.measured()

    assert found is not None
    assert (found.stage, found.score, found.sentences) == (Stage.TELLING, 0, 2)


def measured_after(store: Store, level: str) -> Meter | None:
    """Return the meter where the fifth remark comes from a level, and a version follows."""
    room = Play(store, [("Managers", 10), ("Frontline", 30)])
    texts = ["Time for patients", "One login for all systems", "Rosters known a month ahead"]
    for name, people in (("Managers", 10), ("Frontline", 20)):
        room.write({"level": name, "people": people, "texts": texts})
    room.reveal({})
    room.save({"sentences": ["We have time.", "We grow."], "shared": True})
    room.comment({"level": "Frontline", "people": 4, "sentence": 1, "text": "Why?"})
    last = room.people({"level": level, "people": 10})[-1]
    store.remarks.add(last, room.newest().id, 0, "For whom?", "once")
    room.save({"sentences": ["We have time for patients.", "We grow."], "shared": True})
    return room.measured()


def test_no_remark_tells_whose_it_is(sqlite_store: Store) -> None:
    """The fifth remark is read when it comes: the meter is the same, whichever level's it was."""
    managers, frontline = (measured_after(sqlite_store, each) for each in ("Managers", "Frontline"))

    assert managers is not None
    assert managers == frontline
