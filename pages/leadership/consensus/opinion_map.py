"""The map of answers on the page: dots of several people, never one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from pages.leadership.parts.chart import picture
from pages.leadership.parts.chart_menu import Drawn
from pages.parts import blocks, markup
from vision.charts import opinion_dots
from vision.consensus import OpinionGroups, opinion_map
from vision.translation import _

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection


def dots(selection: Selection, told: dict[str, Any]) -> pd.DataFrame:
    """Return the dots of the map as a chart takes them; empty where no groups are shown."""
    columns = ["group", "x", "y", "people"]
    if not told["groups"]["sizes"]:
        return pd.DataFrame(columns=columns)
    found = opinion_map(OpinionGroups.from_json(told["opinions"]), _least(selection, told))
    rows = [(each.group, each.x, each.y, each.people) for each in found]
    return pd.DataFrame(rows, columns=columns)


def _least(selection: Selection, told: dict[str, Any]) -> int:
    """Return how many people a dot stands for at least."""
    return int(told["groups"].get("least", selection.workshop.smallest_group))


def measured(selection: Selection) -> str:
    """Return what the map shows."""
    return _(
        "Close together: answers alike. Each dot is {m} people or more of one group, drawn where "
        "their answers are on average.",
        m=selection.workshop.smallest_group,
    )


def show(selection: Selection, told: dict[str, Any]) -> None:
    """Show who answers alike as a map, where opinion groups are beyond chance."""
    found = dots(selection, told)
    if found.empty:
        return
    says, sub = _("Where people’s answers lie"), measured(selection)
    blocks.title(says, sub)
    chart = opinion_dots(found, title=says, mode=markup.mode())
    numbers = found[["group", "people"]].groupby("group", as_index=False).sum()
    numbers.columns = pd.Index([_("Group"), _("People")])
    picture(chart, "opinions", stretch=True, drawn=Drawn(chart, says, sub, numbers))
