"""Where levels differ: what is beyond chance, level beside level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.participant.results.meaning import meaning
from pages.parts import markup
from pages.parts.bars import bar, groups
from pages.parts.blocks import esc
from vision.alignment.findings import gaps_finding, overall_finding
from vision.manner import cautions
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from pages.parts.results import Results

FIRST: Final = 4
"""Differences that are shown; the clearest."""


def levels(found: Results, smallest_group: int) -> str:
    """Return what levels have in common, and where they differ by more than chance may explain."""
    alignment = found.alignment
    if len(alignment.levels) < 2:  # noqa: PLR2004 - nothing to compare
        return f'<p class="v-words">{esc(gaps_finding(alignment))}</p>'
    common = ""
    if alignment.overall is not None:
        common = (
            f'<p class="v-words">{esc(overall_finding(alignment))}</p>'
            f"{bar(alignment.overall.overlap)}{meaning('focus', smallest_group)}"
        )
    told = "".join(f'<p class="v-words">{esc(each)}</p>' for each in cautions(alignment.withheld))
    return f"{common}{_apart(found, smallest_group)}{told}"


def _apart(found: Results, smallest_group: int) -> str:
    alignment = found.alignment
    called = {gap.theme: gap for gap in reversed(alignment.gaps) if gap.beyond_chance}
    shown = [theme for theme in alignment.themes if theme.id in called]
    shown.sort(key=lambda theme: -abs(called[theme.id].difference))
    if not shown:
        return f'<p class="v-words">{esc(gaps_finding(alignment))}</p>'
    place = {theme.id: at for at, theme in enumerate(alignment.themes)}
    names = [level.name for level in alignment.levels]
    items = []
    piles = found.themes.piles
    for theme in sorted(shown[:FIRST], key=lambda theme: theme.id in piles):
        cells = zip(names, alignment.reach[place[theme.id]], strict=True)
        rows = groups((name, share) for name, share in cells if share is not None)
        items.append(f"<li>{markup.theme_name(theme.id, theme.name)}{rows}</li>")
    says = ngettext(
        "On one theme levels differ by more than chance may explain.",
        "On {number} themes levels differ by more than chance may explain.",
        len(shown),
    )
    more = len(shown) - FIRST
    rest = _("The {first} clearest are shown.", first=FIRST) if more > 0 else ""
    return (
        f'<p class="v-words">{esc(says)} {esc(rest)}</p>'
        f'<ul class="v-found">{"".join(items)}</ul>{meaning("levels", smallest_group)}'
    )
