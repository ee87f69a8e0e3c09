"""Five scripted workshops come out as what they are, in the order of the Fieldbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.vision.workshop.played import Play, play
from vision.drafts.meter import Stage

if TYPE_CHECKING:
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
