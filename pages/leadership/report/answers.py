"""Chapters of a report on what people answered: the views of Consensus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from pages.leadership.consensus import opinion_map
from pages.leadership.consensus.statements import (
    ALL,
    MOST,
    SHARES_ALL,
    SHARES_BY_LEVEL,
    support,
    widest_first,
)
from pages.parts import quotes
from pages.parts.wishes import wishes
from vision.charts import bridges, opinion_dots, support_by_level, tension
from vision.charts.tables import support_table, tension_table
from vision.consensus import Consensus
from vision.consensus.findings import groups_finding, tension_finding
from vision.privacy import group_title
from vision.reports import Chapter, Section
from vision.translation import Message, _, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import altair as alt

    from pages.leadership.parts.selection import Selection
    from vision.consensus import Answered

SIDES: Final = {
    "agree": marked("They agree, more than others do."),
    "disagree": marked("They disagree, more than others do."),
}
SLIDE: Final = 14
"""Statements that a picture of all answers has; the workbook has all."""


def wanted_and_parted(selection: Selection) -> list[Chapter]:
    """Return what every level wants, and what parts the levels."""
    found = _consensus(selection)
    if found is None or not found.asked:
        return []
    several = len(found.levels) > 1
    wanted = _("What every level wants") if several else _("What most people want")
    parts = [(found.bridges, wanted, _("No statement is a bridge yet"), _("Bridges"))]
    if several:
        parts.append(
            (
                found.divides,
                _("What parts the levels"),
                _("Nothing parts the levels for certain"),
                _("Divides"),
            )
        )
    return [
        _answered(
            selection,
            found,
            shown,
            says=says if shown else none,
            sheet=sheet,
            view="consensus/bridges",
        )
        for shown, says, none, sheet in parts
    ]


def all_answers(selection: Selection) -> list[Chapter]:
    """Return every statement that has numbers, the strongest agreement over all levels first."""
    found = _consensus(selection)
    known = [each for each in found.statements if each.consensus is not None] if found else []
    if found is None or not known:
        return []
    ranked = sorted(known, key=lambda each: -(each.consensus or 0.0))
    texts = quotes.attributed(
        [each.statement for each in ranked], selection.results.twice.said_by()
    )
    shown = [each for each in ranked if each.statement in texts]
    if not shown:
        return []
    says = ngettext(
        "The one statement that enough people have answered",
        "The {number} statements that enough people have answered",
        len(shown),
    )
    note = _(SHARES_ALL)
    if len(shown) > SLIDE:
        note += " " + _("Here the first {most}; the workbook has all.", most=SLIDE)
    table = support_table(support(found, shown, texts), smallest_group=_m(selection))
    draw = _drawn(selection, support_by_level, support(found, shown[:SLIDE], texts), says)
    return [Chapter(says, note, draw, "consensus/all", sheet=_("All answers"), table=table)]


def opinion_groups(selection: Selection) -> list[Chapter]:
    """Return who votes alike, by the statements that each group is known by."""
    told = selection.results.agreement
    if told is None:
        return []
    groups = told["groups"]
    sections, rows = [], []
    for name, known in groups["marks"].items():
        texts = quotes.attributed(
            [each["statement"] for each in known], selection.results.twice.said_by()
        )
        lines = [
            (texts[each["statement"]], _(SIDES[each["side"]]))
            for each in known
            if each["statement"] in texts
        ]
        people = groups["sizes"][name]
        many = ngettext(
            "Group {name}: one person", "Group {name}: {number} people", people, name=name
        )
        sections.append(Section(many, tuple(lines)))
        rows += [(name, people, *line) for line in lines]
    sections.append(Section("", (("", str(Message.from_json(groups["reason"]))),)))
    columns = [_("Group"), _("People"), _("Statement"), _("What they say of it")]
    return [
        Chapter(
            str(groups_finding(groups["sizes"])),
            _("Found from answers alone, whatever anyone’s level."),
            _opinions(selection, told),
            "consensus/groups",
            sections=tuple(sections),
            sheet=_("Opinion groups"),
            table=pd.DataFrame(rows, columns=columns),
        )
    ]


def today(selection: Selection) -> list[Chapter]:
    """Return what is wanted against what is: creative tension."""
    told, names = selection.results.agreement, selection.results.names
    rows = [
        {**row, "name": names[row["theme"]], "level": group_title(row["level"])}
        for row in (told["tension"] if told else ())
        if row["theme"] in names
    ]
    if not rows:
        return []
    answers = pd.DataFrame(rows, columns=["theme", "name", "level", "wanted", "today"])
    answers, spaces = widest_first(answers.astype({"wanted": float, "today": float}))
    if not spaces:
        return []
    says = str(tension_finding(spaces))
    note = _(
        "Ring: true today. Mark: wanted. The space between is where the energy of a vision lies."
    )
    first = list(dict.fromkeys(answers["theme"]))[:MOST]
    some = answers[answers["theme"].isin(first)]
    return [
        Chapter(
            says,
            note,
            _drawn(selection, tension, some, says),
            "consensus/today",
            sheet=_("Wanted and true today"),
            table=tension_table(
                answers,
                wishes(selection.question, selection.results),
                smallest_group=_m(selection),
            ),
        )
    ]


def everyones(selection: Selection) -> dict[str, tuple[int, int]]:
    """Return words to how many of 100 agree with them, and how many answered, as far as told."""
    found = _consensus(selection)
    told = [each for each in (found.statements if found else ()) if each.everyone is not None]
    texts = quotes.texts([each.statement for each in told])
    return {
        texts[each.statement]: (round(100 * each.everyone.agree), each.everyone.answered)
        for each in told
        if each.everyone is not None and each.statement in texts
    }


def _opinions(
    selection: Selection, told: dict[str, Any]
) -> Callable[[float], alt.LayerChart] | None:
    dots = opinion_map.dots(selection, told)
    if dots.empty:
        return None
    return partial(_dots, dots, str(groups_finding(told["groups"]["sizes"])))


def _dots(dots: pd.DataFrame, says: str, scale: float) -> alt.LayerChart:
    return opinion_dots(dots, title=says, scale=scale)


def _answered(
    selection: Selection,
    found: Consensus,
    shown: Sequence[Answered],
    *,
    says: str,
    sheet: str,
    view: str,
) -> Chapter:
    keys = [each.statement for each in shown]
    texts: Mapping[str, str] = quotes.attributed(keys, selection.results.twice.said_by())
    kept = [each for each in shown if each.statement in texts]
    if not kept:
        return Chapter(says, "", view=view)
    note = _(SHARES_BY_LEVEL)
    if len(kept) > MOST:
        note = _("The {most} clearest.", most=MOST) + f" {note}"
    table = support_table(support(found, kept[:ALL], texts), smallest_group=_m(selection))
    draw = _drawn(selection, bridges, support(found, kept[:MOST], texts), says)
    return Chapter(says, note, draw, view, sheet=sheet, table=table)


def _drawn(
    selection: Selection, chart: Callable[..., alt.LayerChart], frame: pd.DataFrame, says: str
) -> Callable[[float], alt.LayerChart]:
    return partial(_scaled, chart, frame, says, _m(selection))


def _scaled(
    chart: Callable[..., alt.LayerChart],
    frame: pd.DataFrame,
    says: str,
    smallest_group: int,
    scale: float,
) -> alt.LayerChart:
    return chart(frame, title=says, smallest_group=smallest_group, scale=scale)


def _consensus(selection: Selection) -> Consensus | None:
    told: dict[str, Any] | None = selection.results.agreement
    return Consensus.from_json(told["consensus"]) if told else None


def _m(selection: Selection) -> int:
    return selection.workshop.smallest_group
