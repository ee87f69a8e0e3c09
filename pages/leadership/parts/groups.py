"""Many themes as groups, each opening to its themes: a list of twenty is read by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.leadership.parts.leading_themes import foremost
from pages.parts import blocks, markup
from pages.parts.blocks import esc
from pages.parts.phone_charts import cells
from vision.charts.alignment_frames import reach_frame
from vision.charts.heatmaps import COLOUR_STEPS
from vision.charts.style import scale_end
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from vision.alignment import ThemeReach


def section(selection: Selection) -> None:
    """Show all themes by group, those most spoken of first; nothing where themes are few."""
    alignment = selection.results.alignment
    told = {theme.id: theme for theme in alignment.themes}
    shelves = selection.results.themes.grouped(
        [theme for theme in foremost(selection, len(told)) if theme in told]
    )
    if not shelves:
        return
    named = sum(bool(name) for name, _ids in shelves)
    blocks.title(
        _("All {themes} themes, in {groups} groups", themes=len(told), groups=named),
        _("Open a group to see its themes, level by level."),
    )
    reach = reach_frame(alignment)
    shares = {int(theme): list(some["reach"]) for theme, some in reach.groupby("theme")}
    levels, m = list(reach["level"].unique()), selection.workshop.smallest_group
    darkest = scale_end((share for some in shares.values() for share in some), COLOUR_STEPS)
    parts = []
    for name, ids in shelves:
        rows = [
            (markup.theme_name(theme, told[theme].name), shares.get(theme, [])) for theme in ids
        ]
        parts.append(
            f'<details class="v-group"><summary><b>{esc(name or _("In no group"))}</b> '
            f'<span class="v-words">{esc(_says([told[each] for each in ids]))}</span></summary>'
            f"{cells(rows, levels, m, end=darkest)}</details>"
        )
    blocks.block("".join(parts))


def _says(themes: list[ThemeReach]) -> str:
    """Return how many themes a group has, and which of them most people speak of."""
    many = ngettext("One theme.", "{number} themes.", len(themes))
    most = max(themes, key=lambda theme: theme.reach or 0.0)
    if most.reach is None:
        return many
    said = _(
        "Most speak of “{theme}”: {of_100} of 100 people.",
        theme=most.name,
        of_100=round(100 * most.reach),
    )
    return f"{many} {said}"
