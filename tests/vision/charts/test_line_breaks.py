"""Names in columns: cut where there is no room, and never so that two of them read the same."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.vision.charts import samples
from vision import charts
from vision.charts import for_export, to_svg
from vision.charts.line_breaks import apart, text_width, wrap

LEVELS = {
    "ja": ["代表取締役社長室の担当者", "代表取締役社長室の責任者", "課長"],
    "ar": ["مديرو الفروع والمناطق الشمالية", "مديرو الفروع والمناطق الجنوبية", "الموظفون"],
    "en": ["Regional managers of the north", "Regional managers of the south", "Staff"],
    "one in the other": ["Heads of department and lab", "Heads of department and lab, acting", "x"],
}


@pytest.mark.parametrize("names", LEVELS.values(), ids=list(LEVELS))
@pytest.mark.parametrize("lines", [1, 2])
def test_names_that_begin_alike_stay_apart(names: list[str], lines: int) -> None:
    """Where two would be cut to the same, what is their own is shown, in the room there is."""
    found = apart(names, 90, 14, lines)

    assert len({tuple(each) for each in found}) == len(names)
    assert all(len(each) <= lines for each in found)
    assert all(text_width(line, 14) <= 90 for each in found for line in each)
    assert found[2] == wrap(names[2], 90, 14, lines)


def test_names_that_fit_stay_whole() -> None:
    """Nothing is cut where there is room, and the same name twice is the same twice."""
    names = ["Top", "Top", "Floor"]
    assert apart(names, 90, 14) == [["Top"], ["Top"], ["Floor"]]


HARD = ["constructor", "__proto__", "toString"]


@pytest.mark.parametrize("chart", ["reach_heatmap", "gap_dumbbells", "way_up", "support_by_level"])
@pytest.mark.slow
def test_names_that_mean_something_to_programs_are_names(chart: str) -> None:
    """Levels and themes called as parts of JavaScript are stand in the drawing as any other."""
    made: dict[str, Any] = {
        "reach_heatmap": samples.reach,
        "gap_dumbbells": samples.gaps,
        "way_up": samples.reach,
        "support_by_level": samples.support,
    }
    frame = made[chart]()
    for column in ("level", "level_a", "level_b", "name", "text"):
        if column in frame:
            old = list(dict.fromkeys(frame[column]))
            frame[column] = frame[column].map(
                {each: HARD[at] if at < len(HARD) else each for at, each in enumerate(old)}
            )
    drawn = to_svg(for_export(getattr(charts, chart)(frame, title="T"), "T"))
    said = set(re.findall(r">([^<>]+)</text>", drawn))

    assert any("constructor" in each for each in said)
    assert not any("native code" in each or "[object" in each for each in said)
