"""Chapters of a report on how themes hang together, and on what is said back of the draft."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pages.leadership.shape import say_back
from pages.leadership.themes import influence as view
from pages.parts import influence_map
from vision.charts import influence_picture
from vision.drafts.picture_findings import picture_finding
from vision.influence.sentences import influence_finding, loop_names, together_finding
from vision.privacy import group_title
from vision.reports import Chapter, Section
from vision.translation import _

if TYPE_CHECKING:
    import altair as alt

    from pages.leadership.parts.selection import Selection
    from vision.influence import InfluenceMap


def influence(selection: Selection) -> list[Chapter]:
    """Return the influence map, its levers and loops; nothing where the part is off or empty."""
    if not influence_map.there(selection.workshop):
        return []
    drawn, names = influence_map.of(selection.results), selection.results.names
    if drawn is None or not drawn.arrows:
        return []
    says = str(influence_finding(drawn, names))
    roles = sorted(drawn.roles, key=lambda role: role.passive - role.active)
    sections = [
        Section(
            _("What drives, and what is driven"),
            tuple((names[role.theme], view.does(role)) for role in roles),
        )
    ]
    if drawn.loops:
        loops = tuple((loop_names(loop, names), view.comes_back(loop)) for loop in drawn.loops)
        sections.append(Section(_("Loops"), loops))
    spoken = influence_map.spoken_together(selection.results)
    both = tuple(("", view.of_both(each, names)) for each in spoken if each.beyond_chance)
    sections.append(Section(str(together_finding(spoken)), both))
    return [
        Chapter(
            says,
            _("Whole line: more of one makes the other easier. Dashed: harder."),
            partial(_picture, drawn, names, says),
            "themes/influence",
            tuple(sections),
            sheet=_("What drives what"),
            table=influence_map.arrow_table(drawn, names),
        )
    ]


def _picture(drawn: InfluenceMap, names: dict[int, str], says: str, scale: float) -> alt.LayerChart:
    arrows, themes = influence_map.frames(drawn, names)
    return influence_picture(arrows, themes, title=says, scale=scale)


def said_back(selection: Selection) -> list[Chapter]:
    """Return what came back of each sentence; nothing where the part is off or nothing did."""
    if not say_back.there(selection.workshop):
        return []
    found, m = say_back.came_back(selection.results), selection.workshop.smallest_group
    if not found:
        return []
    now, _gone = say_back.standing(selection.workshop, found)
    lines = tuple((each.sentence, " ".join(say_back.numbers(each))) for each in now)
    sections = [Section(_("What came back of each sentence"), lines)] if lines else []
    levels = say_back.by_level(selection.results)
    sections += [
        Section(
            each.sentence,
            tuple(
                (group_title(level.level), say_back.level_numbers(level, each.by_chance))
                for level in levels[each.sentence]
            ),
        )
        for each in now
        if each.sentence in levels
    ]
    return [
        Chapter(
            str(picture_finding(now)),
            _("Each person wrote what one sentence would change on an ordinary day."),
            None,
            "shape/back",
            tuple(sections),
            sheet=_("Said back"),
            table=say_back.numbers_table(found, m),
        )
    ]
