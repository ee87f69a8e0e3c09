"""Charts of what matters get rows in the order in which a leader reads them."""

from __future__ import annotations

import math

from vision.charts.answer_frames import (
    beside_frame,
    beside_levels,
    beside_themes,
    importance_frame,
    places_frame,
)
from vision.charts.tables import beside_table
from vision.consensus import Answered, Slice
from vision.consensus.importance import Importance, Mattering, Measure, ThemePlace

NAMES = {1: "Time", 2: "Pay", 3: "Beds"}


def near(share: float) -> Measure:
    """Return a measure with its range."""
    return Measure(share, share - 0.05, share + 0.05)


FOUND = Importance(
    ("Top", "Base"),
    (Mattering("a", 0.2, (0.3, None)), Mattering("b", 0.4, (0.4, 0.4))),
    (Mattering("1", 0.2, (0.3, None)), Mattering("2", 0.4, (0.4, 0.4))),
    (
        ThemePlace(1, near(0.6), near(0.2), near(0.5)),
        ThemePlace(2, near(0.8), near(0.4), near(0.3)),
        ThemePlace(3, None, None, None),
        ThemePlace(9, near(0.5), near(0.5), near(0.5)),
    ),
)


def test_places_begin_with_what_is_furthest_from_true() -> None:
    """A theme that nothing is shown of comes last, one without a name not at all."""
    frame = places_frame(FOUND, NAMES, "matters")

    assert frame["theme"].tolist() == [2, 1, 3]
    assert frame.loc[0, ["share", "share_low", "today"]].tolist() == [0.4, 0.4 - 0.05, 0.3]
    assert math.isnan(frame.loc[2, "share"])


def test_importance_has_everyone_first() -> None:
    """What matters most comes first; a level that is not shown has no number."""
    frame = importance_frame(FOUND, NAMES, everyone="Everyone")

    assert frame["theme"].tolist() == [2, 2, 2, 1, 1, 1]
    assert frame["level"].tolist()[:3] == ["Everyone", "Top", "Base"]
    assert math.isnan(frame["matters"].iloc[-1])


def test_agreement_stands_beside_importance() -> None:
    """In the order given, without statements whose words may not be shown."""
    half = Slice(20, 0.4, 0.4, 0.2, "open")
    shown = [Answered(key, half, (), None, bridge=False, divide=False) for key in "bca"]
    frame = beside_frame(FOUND, shown, {"a": "Less noise", "b": "Fair pay"})

    assert frame["text"].tolist() == ["Fair pay", "Less noise"]
    assert frame[["agreement", "matters"]].to_numpy().tolist() == [[0.5, 0.4], [0.5, 0.2]]
    by_level = beside_levels(FOUND, frame["statement"].tolist())
    assert by_level["Top"].tolist() == [0.4, 0.3]
    table = beside_table(frame, by_level, smallest_group=5)
    assert table.iloc[1].tolist() == ["Less noise", "50%", "20%", "30%", "under 5"]


def test_agreement_stands_beside_importance_of_themes_too() -> None:
    """What matters most comes first; a theme without a name is left out."""
    frame = beside_themes(FOUND, NAMES)

    assert frame["text"].tolist() == ["Pay", "Time"]
    assert frame[["agreement", "matters"]].to_numpy().tolist() == [[0.8, 0.4], [0.6, 0.2]]
    table = beside_table(frame, smallest_group=5)
    assert table.columns.tolist() == ["Theme", "Agree", "Matters a lot"]
    assert table.iloc[0].tolist() == ["Pay", "80%", "40%"]
