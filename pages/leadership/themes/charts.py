"""How themes are shown: bars of reach, a map of statements, what belongs to no theme."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.leadership.parts import word_cloud
from pages.leadership.parts.chart import picture
from pages.leadership.parts.chart_menu import Drawn, offer_files
from pages.leadership.parts.selection import select
from pages.parts import blocks, markup, totals
from vision.alignment.findings import most_spoken
from vision.charts import theme_bars
from vision.charts.alignment_frames import reach_frame, round_frame, theme_frame, unit_frame
from vision.charts.tables import bar_table
from vision.exchange import write_statements_csv
from vision.privacy.totals_in_steps import Total
from vision.translation import _, marked, ngettext
from vision.wordclouds import cloud_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.leadership.parts.selection import Selection
    from vision.themes import Theme

CLOSENESS: Final = {
    "tight": marked("its statements are close"),
    "mixed": marked("its statements are mixed"),
    "loose": marked("its statements are only loosely alike"),
}
USUAL: Final = {
    "tight": marked("Unless a theme says otherwise, its statements are close."),
    "mixed": marked("Unless a theme says otherwise, its statements are mixed."),
    "loose": marked("Unless a theme says otherwise, its statements are only loosely alike."),
}
"""What is so of most themes, said once above them instead of at each."""


def finding(selection: Selection) -> str:
    """Return what most people speak of."""
    frames = theme_frame(selection.results.alignment)
    if frames.empty:
        return _("There are no themes yet")
    if len(frames) == 1:
        return _("All that people wrote is one theme: “{name}”", name=frames["name"].iloc[0])
    if frames["reach"].isna().all():
        return _("Too few people speak of any one theme to count them yet")
    most, passed = most_spoken(selection.results.alignment.themes, selection.results.themes.piles)
    if passed:
        return _("Of what hangs together, most people speak of “{name}”", name=most.name)
    return _("More people speak of “{name}” than of anything else", name=most.name)


def ranked(selection: Selection) -> list[Theme]:
    """Return the themes in the order of their reach; what has no common thread comes last."""
    order = list(theme_frame(selection.results.alignment)["theme"])
    place, piles = {theme: at for at, theme in enumerate(order)}, selection.results.themes.piles
    return sorted(
        selection.results.themes.themes,
        key=lambda theme: (theme.id in piles, place.get(theme.id, len(order))),
    )


def usual_closeness(themes: Sequence[Theme]) -> str:
    """Return how close the statements of most themes are; blank where no two themes are alike."""
    counted = Counter(theme.closeness for theme in themes if not theme.other)
    (closeness, times), *_rest = counted.most_common(1) or [("", 0)]
    return closeness if times > 1 and closeness in USUAL else ""


def other(theme: Theme, selection: Selection) -> None:
    """Show, greyed, how many statements have no common thread; in steps while a room is small."""
    people, _statements = totals.wrote(selection.workshop)
    size = Total(theme.size, people.people, people.smallest_group)
    told = ngettext(
        "One statement without a common thread; no finding counts it.",
        "{number} statements without a common thread; no finding counts them.",
        size.form,
        number=size,
    )
    blocks.block(
        f'<div class="v-row v-others"><h2 class="v-title">'
        f"{markup.theme_name(theme.id, theme.name)}</h2>"
        f'<span class="v-words">{blocks.esc(told)}</span></div>'
    )


def spoken_of(selection: Selection, theme_id: int) -> str:
    """Return how many of 100 people speak of a theme, in words."""
    reach = {theme.id: theme.reach for theme in selection.results.alignment.themes}.get(theme_id)
    if reach is None:
        return _(
            "under {m} people can be counted so far",
            m=selection.workshop.smallest_group,
        )
    return _("{of_100} of 100 people speak of it", of_100=round(100 * reach))


def draw_bars(selection: Selection) -> str | None:
    """Show reach of every theme, for everyone or for one level, unit or round.

    Returns:
        The level that was chosen, None where everyone or something else is shown.
    """
    alignment, m = selection.results.alignment, selection.workshop.smallest_group
    everyone = _("Everyone")
    slices = {everyone: theme_frame(alignment)}
    levels = reach_frame(alignment) if len(alignment.levels) > 1 else reach_frame(alignment)[:0]
    for told, column, called in (
        (levels, "level", "{name}"),
        (unit_frame(alignment), "unit", "{name}"),
        (round_frame(alignment), "round", marked("Round {name}")),
    ):
        for name in told[column].unique() if len(told) else ():
            one = told[told[column] == name]
            label = _(called, name=str(name))
            if label in slices:  # a level and a unit of the same name are two
                label = _("{name} (unit)", name=str(name))
            slices[label] = one.sort_values(
                "reach", ascending=False, na_position="last", ignore_index=True
            )
    title = _("People of 100 who speak of each theme")
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right:
        picked = select("who", _("Who"), list(slices)) if len(slices) > 1 else everyone
    with left:
        blocks.title(title if picked == everyone else f"{title}: {picked}")
    chart = theme_bars(slices[picked], title=title, mode=markup.mode(), smallest_group=m)
    says = title if picked == everyone else f"{title}: {picked}"
    shown = Drawn(chart, says, "", bar_table(slices[picked], smallest_group=m))
    picture(chart, "bars", stretch=True, drawn=shown)
    return picked if picked in set(levels["level"]) else None


def draw_words(selection: Selection) -> None:
    """Show the words that most people used, in the colour of the theme they spoke of."""
    says = _("What many people wrote, the larger the more of them")
    blocks.title(
        says, _("Words and phrases that at least two people used, in the colour of their theme.")
    )
    kept, m = selection.results.cloud, selection.workshop.smallest_group
    for key, words, size in (("wide", kept, (1200, 560)), ("narrow", kept["words"], (560, 900))):
        cloud = cloud_html(words, *size, mode=markup.mode(), fill=False, smallest_group=m)
        with st.container(key=f"{key}-words"):
            blocks.block(f'<div class="v-card">{cloud}</div>')
    blocks.block(markup.legend(selection.results.themes.themes))
    makers = {
        "png": partial(word_cloud.png, word_cloud.words(selection), markup.mode()),
        "csv": partial(write_statements_csv, word_cloud.numbers(selection)),
    }
    offer_files(says, makers, "words")
