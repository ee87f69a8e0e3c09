"""What matters beside what is wanted: both say of whom."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.leadership.consensus.importance import OF_PEOPLE, OF_THEMES
from vision.charts import importance_beside_agreement

ROW = {"statement": "a", "text": "More time", "agreement": 0.9, "matters": 0.4}


@pytest.mark.parametrize("themes", [True, False])
def test_agreement_is_of_those_who_take_a_side_and_mattering_of_all(*, themes: bool) -> None:
    """In sight and in the alternative text: who passed counts for one and not for the other."""
    frame = pd.DataFrame([ROW | ({"theme": 1} if themes else {})])
    drawn = importance_beside_agreement(frame, title="What matters")

    for said in (drawn.to_dict()["description"], OF_THEMES if themes else OF_PEOPLE):
        sided, _, all_ = said.partition(";")
        assert "take a side, how many agree" in sided
        assert "of 100 of all" in all_
        assert "matters a lot" in all_
