"""A running workshop of an earlier version goes on as it was."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from vision.phases import Phase
from vision.settings import Settings
from vision.store import open_store
from vision.workshop.worker import make

EARLIER = Path(__file__).with_name("version-0.1.zip")
"""A data folder as version 0.1 left it while people responded, and what its pages showed."""


def test_a_running_workshop_opens_with_the_same_themes_and_numbers(tmp_path: Path) -> None:
    """The next snapshot after an update keeps themes, who is in them, their names and levels."""
    with zipfile.ZipFile(EARLIER) as packed:
        packed.extractall(tmp_path)
    shown = json.loads((tmp_path / "expected.json").read_text(encoding="utf-8"))
    store = open_store(Settings.from_mapping({"VISION_DATA": str(tmp_path)}))
    (workshop,) = store.workshops.all()
    assert workshop.phase is Phase.RESPOND
    (question,) = workshop.questions
    made = store.snapshots.get(make(store, workshop, question))
    assert made is not None
    themes, alignment = made.body["themes"], made.body["alignment"]
    assert themes["labels"] == shown["labels"]
    names = [[each["id"], each["name"]] for each in themes["themes"]]
    # One person alone said "Mistakes": since then names are of words that two people used, and no
    # general word is sure of so few people.
    assert names == [
        [4, "Theme 4"] if each == [4, "Mistakes"] else each for each in shown["themes"]
    ]
    assert [[band["name"], band["people"]] for band in alignment["levels"]] == shown["levels"]
    assert alignment["reach"] == shown["reach"]
    store.close()
