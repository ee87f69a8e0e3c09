"""Alignment by unit and by round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages import frame, paper
from pages.leadership.explain import explain
from pages.leadership.picture import picture, table
from pages.leadership.rails import unit_strips
from vision.alignment.findings import rounds_finding, units_finding
from vision.charts import rounds as rounds_chart
from vision.charts import unit_differences
from vision.charts.frames import most_moved, round_frame, unit_frame
from vision.charts.tables import reach_table

if TYPE_CHECKING:
    from pages.leadership.desk import Desk


def units(desk: Desk) -> None:
    """Show how differently units speak."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    says, reach = units_finding(alignment), unit_frame(alignment)
    if says is None or reach.empty:
        why = "People chose no units in this workshop."
        if desk.workshop.units:
            why = f"A unit is compared from {m} people on; smaller ones are shown together."
        frame.title("There are no two units large enough to compare", why)
    else:
        frame.title(says, "People of 100 in each unit who speak of a theme. A dot is a unit.")
        chart = unit_differences(reach, title=says, mode=paper.mode(), smallest_group=m)
        picture(chart, "units", narrow=unit_strips(reach, m))
        table(reach_table(reach, by="unit", smallest_group=m))
    explain("units", desk)


def rounds(desk: Desk) -> None:
    """Show what changed from round to round."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    reach = round_frame(alignment)
    if reach.empty:
        frame.title("There is one round so far", "A second one shows whether alignment grows.")
    else:
        says = rounds_finding(alignment) or "Reach of each theme, round by round"
        frame.title(says, "People of 100 who speak of a theme in each round; most moved in colour.")
        wide, small = (
            rounds_chart(
                reach,
                title=says,
                highlight=most_moved(reach),
                narrow=narrow,
                mode=paper.mode(),
                smallest_group=m,
            )
            for narrow in (False, True)
        )
        picture(wide, "rounds", narrow=small)
        table(reach_table(reach, by="round", smallest_group=m))
    explain("rounds", desk)
