"""Names in columns: cut where there is no room, and never so that two of them read the same."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vision.charts import samples
from vision import charts
from vision.charts import for_export, to_svg
from vision.charts.line_breaks import apart, text_width, unbroken, wrap

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


UNITS = [
    *(f"University Hospital North, Department of Surgery, Ward {n}" for n in (1, 2, 10)),
    *(f"University Hospital North, Department of Medicine, Ward {n}" for n in (1, 2)),
    "University Hospital North",
    "University Hospital South",
]


@pytest.mark.parametrize("width", [60, 90, 128])
@pytest.mark.parametrize("lines", [1, 2])
def test_names_that_begin_alike_in_several_ways_stay_apart(width: int, lines: int) -> None:
    """What tells some from the others is not enough: each is told from each."""
    found = apart(UNITS, width, 13, lines)

    assert len({tuple(each) for each in found}) == len(UNITS)
    assert all(len(each) <= lines for each in found)
    assert all(text_width(line, 13) <= width for each in found for line in each)


@given(st.lists(st.text("ab ", min_size=1, max_size=40), max_size=8), st.integers(1, 3))
@settings(deadline=None)
def test_no_two_names_are_cut_to_the_same(names: list[str], lines: int) -> None:
    """Whatever they are, two names that differ by more than their spaces never read the same."""
    said = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    found = apart(said, 70, 14, lines)

    assert len({tuple(each) for each in found}) == len(said)
    assert all(text_width(line, 14) <= 70 for each in found for line in each)


def test_lines_break_where_a_script_lets_them() -> None:
    """Japanese breaks between letters, no line begins with a stop, no vowel loses its letter."""
    assert wrap("代表取締役社長室の担当者", 90, 14) == ["代表取締役社", "長室の担当者"]
    assert unbroken("IT 在宅、週「はい」") == ["IT ", "在", "宅、", "週", "「は", "い」"]
    assert "".join(unbroken("ทำงานจากที่บ้าน")) == "ทำงานจากที่บ้าน"
    assert not any(part[0] in "\u0e33\u0e34\u0e35\u0e48\u0e49" for part in unbroken("ทำงานที่บ้าน"))
    assert unbroken("Fair pay") == ["Fair ", "pay"]


def outermost(chart: Any) -> set[str]:  # noqa: ANN401 - any chart
    """Return the names that stand in a drawing."""
    return set(re.findall(r">([^<>]+)</text>", to_svg(for_export(chart, "T"))))


@pytest.mark.slow
def test_units_levels_and_sides_stay_apart_in_charts() -> None:
    """Where charts write names of units and levels beside marks, in a legend and over columns."""
    reach = samples.reach("unit", tuple(UNITS[:3]))
    said = {each for each in outermost(charts.unit_differences(reach, title="T")) if "Univ" in each}
    assert len(said) >= 2
    gaps = samples.gaps()
    gaps["level_a"], gaps["level_b"] = UNITS[0], UNITS[1]
    for chart in (
        charts.gap_dumbbells(gaps, title="T"),
        charts.reach_heatmap(samples.reach(), gaps=gaps, title="T"),
    ):
        said = outermost(chart)
        assert any("Ward 1" in each for each in said)
        assert any("Ward 2" in each for each in said)


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
