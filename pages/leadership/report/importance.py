"""Chapters of a report on what matters: the go-zone of themes, levels, and statements."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from pages.leadership.consensus.importance import (
    LINES,
    OF_ANSWERS,
    OF_PEOPLE,
    OF_THEMES,
    UPWARDS,
    WANTED_TOO,
)
from pages.parts import quotes
from vision.charts import go_zone, importance_beside_agreement, importance_by_level
from vision.charts.answer_frames import (
    beside_frame,
    beside_levels,
    beside_themes,
    importance_frame,
    places_frame,
)
from vision.charts.tables import beside_table, go_zone_table, importance_table
from vision.consensus import Consensus
from vision.consensus.findings import corner_finding
from vision.consensus.importance import Importance
from vision.reports import Chapter
from vision.translation import _

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from pages.leadership.parts.selection import Selection

VIEW: Final = "consensus/matters"
MOST: Final = 6
"""Statements that a picture has; the workbook has all that are shown."""


def matters(selection: Selection) -> list[Chapter]:
    """Return where themes lie, to whom they matter, and which statements matter to most."""
    told = selection.results.agreement
    found = Importance.from_json(told["importance"]) if told else None
    if told is None or found is None or not any(found.of.values()):
        return []
    zones = [_zone(selection, found, across) for across in UPWARDS]
    levels = _by_level(selection, found)
    rest = _themes(selection, found), levels, _statements(selection, found, told["consensus"])
    return [each for each in (*zones, *rest) if each]


def _zone(selection: Selection, found: Importance, across: str) -> Chapter | None:
    names, m, up = selection.results.names, selection.workshop.smallest_group, _(UPWARDS[across])
    places = places_frame(found, names, across)
    if places[["share", "today"]].dropna().empty:
        return None
    says = str(corner_finding([names[t] for t in found.corner(across) if t in names], across))
    note = _(LINES)
    return Chapter(
        says,
        note,
        partial(_drawn_zone, places, says, up, m),
        VIEW,
        sheet=_("Matters and true today") if across == "matters" else _("Wanted against today"),
        table=go_zone_table(places, up, smallest_group=m),
    )


def _drawn_zone(
    places: pd.DataFrame, says: str, up: str, smallest_group: int, scale: float
) -> alt.HConcatChart:
    return go_zone(places, title=says, across=up, smallest_group=smallest_group, scale=scale)


def _themes(selection: Selection, found: Importance) -> Chapter | None:
    m = selection.workshop.smallest_group
    frame = beside_themes(found, selection.results.names)
    if frame[["agreement", "matters"]].dropna().empty:
        return None
    says = _(WANTED_TOO)
    return Chapter(
        says,
        _(OF_THEMES),
        lambda scale: importance_beside_agreement(frame, title=says, smallest_group=m, scale=scale),
        VIEW,
        sheet=_("Themes wanted and important"),
        table=beside_table(frame, smallest_group=m),
    )


def _by_level(selection: Selection, found: Importance) -> Chapter | None:
    m = selection.workshop.smallest_group
    frame = importance_frame(found, selection.results.names, everyone=_("Everyone"))
    if frame.empty:
        return None
    says = _("To whom each theme matters")
    return Chapter(
        says,
        _(OF_ANSWERS),
        lambda scale: importance_by_level(frame, title=says, smallest_group=m, scale=scale),
        VIEW,
        sheet=_("To whom themes matter"),
        table=importance_table(frame, smallest_group=m),
    )


def _statements(selection: Selection, found: Importance, consensus: dict[str, object]) -> Chapter:
    m, known = selection.workshop.smallest_group, found.of
    answered = [e for e in Consensus.from_json(consensus).statements if e.statement in known]
    answered.sort(key=lambda each: (-known[each.statement], -(each.consensus or 0.0)))
    said_by = selection.results.twice.said_by()
    texts = quotes.attributed([each.statement for each in answered], said_by)
    frame = beside_frame(found, answered, texts)
    says = _("The statements that matter to most people")
    some = frame.head(MOST)
    return Chapter(
        says,
        _(OF_PEOPLE),
        lambda scale: importance_beside_agreement(some, title=says, smallest_group=m, scale=scale),
        VIEW,
        sheet=_("What matters"),
        table=beside_table(frame, beside_levels(found, list(frame["statement"])), smallest_group=m),
    )
