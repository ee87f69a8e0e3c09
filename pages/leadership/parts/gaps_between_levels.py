"""What lies behind a picture of levels: the gaps of any two, and what is beyond chance in words.

That nothing is beyond chance, or that nothing can be told, is said by the finding above the
picture, in the words of ``vision.alignment.sentences``, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.leadership.parts.chart import picture, table
from pages.leadership.parts.chart_menu import Drawn
from pages.parts import blocks, markup
from pages.parts.phone_charts import gap_strips
from vision.alignment.findings import gaps_finding
from vision.charts import gap_dumbbells
from vision.charts.alignment_frames import gap_frame
from vision.charts.tables import gap_table
from vision.translation import _, in_row, of_100

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pages.leadership.parts.selection import Selection
    from vision.alignment import Gap


def differences(selection: Selection) -> None:
    """Show the gaps between two levels, the outermost first, and all gaps that are called."""
    alignment, m = selection.results.alignment, selection.workshop.smallest_group
    names = [level.name for level in alignment.levels]
    says = str(gaps_finding(alignment))
    sub = _("Only what is beyond chance is called a gap, and coloured.")
    blocks.title(says, sub)
    called = [gap for gap in alignment.gaps if gap.beyond_chance]
    left, right = st.columns([3, 2], gap="medium") if called else (st.container(), None)
    with left:
        pairs = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]]
        pairs.sort(key=lambda pair: pair != (names[0], names[-1]))
        pair = st.selectbox(
            _("Between"),
            pairs,
            format_func=lambda pair: _("{upper} and {lower}", upper=pair[0], lower=pair[1]),
            filter_mode=None,
            label_visibility="collapsed",
        ) if len(pairs) > 1 else pairs[0]  # fmt: skip
        gaps = gap_frame(alignment, *(pair if pair in pairs else pairs[0]))
        chart = gap_dumbbells(gaps, title=says, mode=markup.mode(), smallest_group=m)
        numbers = gap_table(gaps, smallest_group=m)
        shown = Drawn(chart, says, sub, numbers)
        picture(chart, "gaps", narrow=gap_strips(gaps, m), stretch=True, drawn=shown)
    if right is not None:
        with right:
            _called(selection, called)
    table(numbers)


def _called(selection: Selection, called: list[Gap]) -> None:
    """List the gaps that are beyond chance, between any two levels."""
    blocks.title(_("Beyond chance"))
    said = (
        (
            gap.theme,
            in_row((f"{gap.level_a} {_of(gap.reach_a)}", f"{gap.level_b} {_of(gap.reach_b)}")),
        )
        for gap in called
    )
    _listed(selection, said)


def trends(selection: Selection) -> None:
    """Say which themes fade or grow beyond chance, if any do."""
    alignment = selection.results.alignment
    called = [trend for trend in alignment.trends or () if trend.beyond_chance]
    bottom, top = alignment.levels[-1].name, alignment.levels[0].name
    for direction, title in (
        ("fades", _("Fade on their way up")),
        ("grows", _("Grow on their way up")),
    ):
        these = [trend for trend in called if trend.direction == direction]
        if these:
            blocks.title(title, _("From {bottom} to {top}", bottom=bottom, top=top))
            _listed(
                selection,
                (
                    (t.theme, _("{bottom} to {top}", bottom=_of(t.bottom), top=_of(t.top)))
                    for t in these
                ),
            )


def _listed(selection: Selection, rows: Iterable[tuple[int, str]]) -> None:
    """Show each theme once, in the order of its first row, with all that is said of it."""
    said: dict[int, list[str]] = {}
    for theme, words in rows:
        said.setdefault(theme, []).append(f"<small>{blocks.esc(words)}</small>")
    names = selection.results.names
    items = "".join(
        f"<li>{markup.theme_name(theme, names.get(theme, ''))}{''.join(lines)}</li>"
        for theme, lines in said.items()
    )
    blocks.block(f'<ul class="v-listed">{items}</ul>')


def _of(share: float) -> str:
    return of_100(share)
