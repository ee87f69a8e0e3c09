"""From an alignment to the tables of charts: signs, order, and what stays withheld."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from vision.alignment import align
from vision.alignment.findings import themes_apart
from vision.charts import (
    gap_dumbbells,
    level_matrix,
    reach_heatmap,
    rounds,
    theme_bars,
    unit_differences,
)
from vision.charts.alignment_frames import (
    focus_frame,
    gap_frame,
    most_spoken,
    on_the_way,
    reach_frame,
    round_frame,
    set_apart,
    theme_frame,
    unit_frame,
)

THEMES = [(1, "Time"), (2, "Research"), (3, "Pay"), (4, "Parking")]


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """Return a room where time belongs to the frontline, research to the top, parking to two."""
    random = np.random.default_rng(1)
    said = []
    for person in range(360):
        level = ("Top", "Middle", "Front")[person % 3]
        chance = {"Top": (0.1, 0.8, 0.4), "Middle": (0.4, 0.4, 0.4), "Front": (0.8, 0.1, 0.4)}
        for theme, share in enumerate(chance[level], start=1):
            if random.random() < share:
                unit = ("North", "South")[person % 2]
                said.append((person, theme, level, unit, 1 + person % 5 // 3))
    said += [(0, 4, "Top", "North", 1), (1, 4, "Middle", "South", 1)]
    return pd.DataFrame(said, columns=["person", "theme", "level", "unit", "round"])


def test_positive_differences_mean_more_below(rows: pd.DataFrame) -> None:
    """The frontline's theme comes first with a plus, the top's last with a minus."""
    alignment = align(rows, themes=THEMES, levels=["Top", "Middle", "Front"], permutations=19)

    gaps = gap_frame(alignment)

    assert list(gaps["theme"]) == [1, 3, 2, 4]
    first, last = gaps.iloc[0], gaps.iloc[2]
    assert first["difference"] == pytest.approx(first["reach_b"] - first["reach_a"])
    assert first["low"] <= first["difference"] <= first["high"]
    assert 0.4 < first["difference"] < 1
    assert -1 < last["difference"] < -0.4
    assert (first["level_a"], first["level_b"]) == ("Top", "Front")
    assert list(gaps["beyond_chance"]) == [True, False, True, False]


def test_withheld_themes_stay_withheld(rows: pd.DataFrame) -> None:
    """A theme of two people has no number at any level, and comes last."""
    alignment = align(rows, themes=THEMES, levels=["Top", "Middle", "Front"], permutations=19)

    reach = reach_frame(alignment)

    assert list(reach["theme"].unique()) == [1, 3, 2, 4]
    assert list(reach["level"].unique()) == ["Top", "Middle", "Front"]
    assert reach.query("theme == 4")["reach"].isna().all()
    assert reach.query("theme != 4")["reach"].notna().all()
    assert gap_frame(alignment).query("theme == 4")["difference"].isna().all()
    assert theme_frame(alignment).iloc[-1]["theme"] == 4


def test_trends_are_named_strongest_first(rows: pd.DataFrame) -> None:
    """What fades or grows beyond chance is what the slope puts in colour."""
    alignment = align(rows, themes=THEMES, levels=["Top", "Middle", "Front"], permutations=19)

    assert set(on_the_way(alignment)) == {1, 2}


@pytest.mark.slow
def test_every_frame_can_be_drawn(rows: pd.DataFrame) -> None:
    """The frames are what the charts take, column for column."""
    alignment = align(rows, themes=THEMES, levels=["Top", "Middle", "Front"], permutations=19)

    drawn = [
        reach_heatmap(reach_frame(alignment), gaps=gap_frame(alignment), title="x"),
        gap_dumbbells(gap_frame(alignment), title="x"),
        level_matrix(focus_frame(alignment), title="x"),
        theme_bars(theme_frame(alignment), title="x"),
        unit_differences(unit_frame(alignment), title="x"),
        rounds(round_frame(alignment), title="x"),
    ]

    assert all("datasets" in chart.to_dict() for chart in drawn)
    assert len(focus_frame(alignment)) == 3
    assert set(unit_frame(alignment)["unit"]) == {"North", "South"}
    assert list(round_frame(alignment)["round"].unique()) == [1, 2]


def test_a_room_of_one_level_has_no_gaps(rows: pd.DataFrame) -> None:
    """With one band there is nothing to compare: the frames are empty or show the whole room."""
    alone = rows.assign(level="Everyone", unit=None, round=1)

    alignment = align(alone, themes=THEMES, levels=["Everyone"], permutations=19)

    assert gap_frame(alignment).empty
    assert focus_frame(alignment).empty
    assert unit_frame(alignment).empty
    assert round_frame(alignment).empty
    assert list(reach_frame(alignment)["level"].unique()) == [alignment.levels[0].name]
    assert on_the_way(alignment) == ()


def test_what_the_picture_frames_is_what_the_headline_counts(rows: pd.DataFrame) -> None:
    """Framed are exactly the themes that set levels apart, between levels that are there."""
    alignment = align(rows, themes=THEMES, levels=["Top", "Middle", "Front"], permutations=19)

    found = set_apart(alignment)

    assert set(found) == themes_apart(alignment)
    assert found[1] == ("Front", "Top")
    assert found[2] == ("Top", "Front")
    spec = reach_heatmap(reach_frame(alignment), apart=found, title="x").to_dict()
    data = spec["datasets"].values()
    framed = [row for table in data for row in table if row.get("frame")]
    cells = {(row["theme"], row["level"]) for row in framed}
    assert cells == {(theme, level) for theme, pair in found.items() for level in pair}


def test_no_theme_is_singled_out_for_a_change_that_nobody_tested(rows: pd.DataFrame) -> None:
    """Coloured over rounds is what most spoke of last, whatever moved most."""
    alignment = align(rows, themes=THEMES, levels=["Top", "Middle", "Front"], permutations=19)
    reach = round_frame(alignment)

    last = reach[reach["round"] == 2].set_index("theme")["reach"].dropna()

    assert list(most_spoken(reach)) == list(last.sort_values(ascending=False).index[:3])
