"""Many themes as groups, each opening to its themes: a list of twenty is read by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import blocks, markup
from pages.parts.blocks import esc
from pages.parts.phone_charts import cells
from vision.alignment.findings import most_spoken
from vision.charts.alignment_frames import foremost, reach_frame, set_apart
from vision.charts.heatmaps import COLOUR_STEPS
from vision.charts.style import scale_end
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pages.leadership.parts.selection import Selection
    from vision.alignment import ThemeReach


def section(selection: Selection) -> None:
    """Show all themes by group, those most spoken of first; nothing where themes are few."""
    alignment, piles = selection.results.alignment, selection.results.themes.piles
    told = {theme.id: theme for theme in alignment.themes}
    shelves = selection.results.themes.grouped(foremost(alignment, piles))
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
    apart, parts = set_apart(alignment), []
    for name, ids in shelves:
        rows = [
            (markup.theme_name(theme, told[theme].name), shares.get(theme, [])) for theme in ids
        ]
        framed = [apart.get(theme) for theme in ids]
        many = says([told[each] for each in ids], piles)
        parts.append(
            f'<details class="v-group"><summary><b>{esc(name or _("In no group"))}</b> '
            f'<span class="v-words">{esc(many)}</span></summary>'
            f"{cells(rows, levels, m, end=darkest, apart=framed)}</details>"
        )
    blocks.block("".join(parts))


def says(themes: Sequence[ThemeReach], piles: Collection[int]) -> str:
    """Return how many themes a group has, and which of them most people speak of."""
    many = ngettext("One theme.", "{number} themes.", len(themes))
    most, passed = most_spoken(themes, piles)
    if most.reach is None:
        return many
    says = marked("Most speak of “{theme}”: {of_100} of 100 people.")
    if passed:
        says = marked("Of what hangs together, most speak of “{theme}”: {of_100} of 100 people.")
    return f"{many} {_(says, theme=most.name, of_100=round(100 * most.reach))}"
