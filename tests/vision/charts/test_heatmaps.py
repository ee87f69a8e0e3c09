"""Heat maps: order, numbers, and nothing where nothing may be told."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest

from tests.vision.charts import samples
from tests.vision.charts.test_every_chart import marks
from vision.charts import level_matrix, palette, reach_heatmap
from vision.significance.registry import LESS


def cells(spec: dict[str, object], field: str = "theme") -> pd.DataFrame:
    """Return the cells of a heat map as they are drawn."""
    (drawn,) = [part for part in marks(spec) if "cornerRadius" in part["mark"]]
    assert field in drawn["rows"][0]
    return pd.DataFrame(drawn["rows"])


def test_rows_and_columns_keep_the_order_they_come_in() -> None:
    """Levels stand from the top down and themes in the order of the finding, not of the ABC."""
    turned = samples.reach().iloc[::-1]

    drawn = cells(reach_heatmap(turned, title="x").to_dict())

    assert list(drawn.sort_values("row")["theme"].unique()) == [5, 4, 3, 2, 1]
    assert list(drawn.sort_values("column")["level"].unique()) == list(samples.LEVELS[::-1])


def test_every_cell_has_its_number() -> None:
    """The number stands in each cell, and the darkest colour belongs to the largest share."""
    frame = samples.reach()

    drawn = cells(reach_heatmap(frame, title="x").to_dict())

    known = drawn[drawn["reach"].notna()]
    assert list(known["words"]) == [f"{share * 100:.0f}%" for share in known["reach"]]
    by_share = known.sort_values("reach")["fill"].map(lambda fill: int(fill[1:3], 16))
    assert by_share.is_monotonic_decreasing


def test_withheld_cells_carry_no_count() -> None:
    """Neither the picture nor its data tells what a withheld cell would have held."""
    frame = samples.reach().assign(people=range(1001, 1021))

    spec = reach_heatmap(frame, title="x", smallest_group=6).to_dict()

    hidden = cells(spec)
    hidden = hidden[hidden["reach"].isna()]
    assert list(hidden["words"]) == ["under 6"]
    assert set(hidden["fill"]) == {palette("light").page}
    assert "1010" not in json.dumps(spec["datasets"])


def test_a_pair_that_is_missing_is_withheld_not_empty() -> None:
    """A cell without a row is hatched like one whose number is withheld."""
    frame = samples.reach().query("not (theme == 1 and level == 'Executive')")

    drawn = cells(reach_heatmap(frame, title="x").to_dict())

    assert len(drawn) == 20
    assert drawn.query("theme == 1 and level == 'Executive'")["words"].item() == "under 5"


def test_themes_beyond_chance_are_bold() -> None:
    """Names are bold exactly where the gap at their right is beyond chance."""
    spec = reach_heatmap(samples.reach(), gaps=samples.gaps(), title="x").to_dict()

    axis = spec["hconcat"][0]["layer"][0]["encoding"]["y"]["axis"]
    heavy = re.findall(r"[\d.]+", axis["labelFontWeight"]["condition"]["test"].split("]")[0])

    assert {round(float(place)) for place in heavy} == {0, 3}


def test_shared_focus_is_shown_once_a_pair_with_what_chance_gives() -> None:
    """The matrix is a triangle; each cell says what chance alone would give."""
    drawn = cells(level_matrix(samples.focus(), title="x").to_dict(), "level_a")

    assert len(drawn) == 6
    assert (drawn["row"] >= drawn["column"]).all()
    assert set(drawn["note"]) == {"chance 55–90"}
    assert list(drawn["words"]) == ["50", "60", "70", "80", "under 5", "90"]


@pytest.mark.parametrize("levels", [1, 2, 7])
@pytest.mark.parametrize("themes", [1, 15])
def test_any_number_of_levels_and_themes(levels: int, themes: int) -> None:
    """One level or seven, one theme or fifteen: as many cells as there are pairs."""
    rows = [
        (theme, f"Theme {theme}", f"Level {level}", np.nan if theme == level else 0.2)
        for theme in range(1, themes + 1)
        for level in range(1, levels + 1)
    ]
    frame = pd.DataFrame(rows, columns=["theme", "name", "level", "reach"])

    assert len(cells(reach_heatmap(frame, title="x").to_dict())) == levels * themes


def test_what_is_bold_in_the_matrix_is_what_is_called() -> None:
    """A number below its usual range is bold only if the verdict says so."""
    frame = samples.focus()
    called = frame.assign(verdict=[LESS, *frame["verdict"][1:]])

    drawn = cells(level_matrix(called, title="x").to_dict(), "level_a")
    assert list(drawn["bold"]) == [True] + [False] * 5
