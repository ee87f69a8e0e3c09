"""Page: how visions align along the hierarchy, one view at a time; the choice is in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.leadership.parts import alignment_by_level
from pages.leadership.parts.chart import picture, table
from pages.leadership.parts.chart_menu import Drawn
from pages.leadership.parts.explanation import explain
from pages.leadership.parts.selection import choice, kicker, open_selection, withheld
from pages.parts import blocks, markup
from pages.parts.phone_charts import unit_strips
from vision.alignment.findings import headline, rounds_finding, units_finding
from vision.charts import rounds as rounds_chart
from vision.charts import unit_differences
from vision.charts.alignment_frames import most_spoken, round_frame, unit_frame
from vision.charts.tables import reach_table
from vision.translation import _, marked

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection


def units(selection: Selection) -> None:
    """Show how differently units speak."""
    alignment, m = selection.results.alignment, selection.workshop.smallest_group
    found, reach = units_finding(alignment), unit_frame(alignment)
    if found is None or reach.empty:
        why = _("People chose no units in this workshop.")
        if selection.workshop.units:
            why = _("A unit is compared from {m} people on; smaller ones are shown together.", m=m)
        blocks.title(_("There are no two units large enough to compare"), why)
    else:
        says = str(found)
        sub = _("People of 100 in each unit who speak of a theme. A dot is a unit.")
        blocks.title(says, sub)
        chart = unit_differences(reach, title=says, mode=markup.mode(), smallest_group=m)
        numbers = reach_table(reach, by="unit", smallest_group=m)
        shown = Drawn(chart, says, sub, numbers)
        picture(chart, "units", narrow=unit_strips(reach, m), drawn=shown)
        table(numbers)
    explain("units", selection)


def rounds(selection: Selection) -> None:
    """Show what changed from round to round."""
    alignment, m = selection.results.alignment, selection.workshop.smallest_group
    reach = round_frame(alignment)
    if reach.empty:
        blocks.title(
            _("There is one round so far"), _("A second one shows whether alignment grows.")
        )
    else:
        says = str(rounds_finding(alignment) or _("Reach of each theme, round by round"))
        sub = _("People of 100 who speak of a theme in each round; the most spoken of in colour.")
        blocks.title(says, sub)
        wide, small = (
            rounds_chart(
                reach,
                title=says,
                highlight=most_spoken(reach),
                narrow=narrow,
                mode=markup.mode(),
                smallest_group=m,
            )
            for narrow in (False, True)
        )
        numbers = reach_table(reach, by="round", smallest_group=m)
        picture(wide, "rounds", narrow=small, drawn=Drawn(wide, says, sub, numbers))
        table(numbers)
    explain("rounds", selection)


VIEWS = {
    "level": (marked("Themes by level"), alignment_by_level.by_level),
    "up": (marked("On its way up"), alignment_by_level.up),
    "matrix": (marked("Level by level"), alignment_by_level.matrix),
    "units": (marked("Units"), units),
    "rounds": (marked("Rounds"), rounds),
}

selection = open_selection(
    _("Here you see which theme is spoken of at which level, unit and round.")
)
results = selection.results
blocks.finding(str(headline(results.alignment, results.themes.piles)), kicker=kicker(selection))
view = choice("view", {name: title for name, (title, _) in VIEWS.items()})
VIEWS[view][1](selection)
withheld(selection)
