"""The table beside a chart says the same, in words, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.vision.charts import samples
from vision.charts import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

TABLES: dict[str, Callable[[], pd.DataFrame]] = {
    "reach": lambda: tables.reach_table(samples.reach()),
    "support": lambda: tables.support_table(samples.support()),
    "gaps": lambda: tables.gap_table(samples.gaps()),
    "focus": lambda: tables.focus_table(samples.focus()),
    "guesses": lambda: tables.guess_table(samples.guesses()),
    "tension": lambda: tables.tension_table(samples.answers()),
    "stances": lambda: tables.stance_table(samples.standing()),
    "voice": lambda: tables.voice_table(samples.voice()),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_say_what_is_withheld(name: str) -> None:
    """A withheld number reads "under 5" and is never an empty cell; headings are plain words."""
    table = TABLES[name]()

    assert table.map(lambda cell: cell == "under 5").any(axis=None)
    assert table.notna().all(axis=None)
    assert not any("_" in str(heading) for heading in table.columns)


def test_reach_reads_across_the_levels() -> None:
    """One row a theme, one column a level from the top down, in the chart's order."""
    table = tables.reach_table(samples.reach())

    assert list(table.columns) == ["Number", "Theme", *samples.LEVELS]
    assert list(table["Number"]) == [1, 2, 3, 4, 5]
    assert table.loc[2, "Heads"] == "under 5"
    assert table.loc[0, "Executive"] == f"{samples.reach()['reach'][0] * 100:.0f}%"


def test_rounds_are_called_rounds() -> None:
    """Numbers of rounds get a word, so that a heading is never a bare number."""
    table = tables.reach_table(samples.reach("round", (1, 2)), by="round")

    assert list(table.columns) == ["Number", "Theme", "Round 1", "Round 2"]


def test_gaps_read_in_signed_points() -> None:
    """Differences have a sign, ranges both ends, and chance a yes or no."""
    first = tables.gap_table(samples.gaps()).iloc[0]

    assert first["Difference in points"] == "+30"
    assert first["Likely range"] == "+20 to +40"
    assert first["Beyond chance"] == "yes"
    assert (first["Executive"], first["Frontline"]) == ("10%", "40%")
