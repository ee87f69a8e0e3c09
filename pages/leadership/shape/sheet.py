"""The draft on its sheet of paper: what each sentence carries, whose voice is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages.leadership.parts.chart import picture, table
from pages.leadership.parts.chart_menu import Drawn
from pages.parts import blocks, markup
from vision.charts import level_colours, voice_by_level
from vision.charts.tables import voice_table
from vision.drafts.speakers import SENTENCES
from vision.privacy import group_title
from vision.translation import _, ngettext, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from pages.leadership.parts.selection import Selection
    from vision.drafts import ClauseCoverage, Coverage

MOST = 200
"""Sentences on the sheet: a vision has ten, and a page of thousands would not open."""


def sheet(
    selection: Selection,
    told: Coverage,
    beside: Mapping[int | None, Callable[[], None]],
    only: Collection[int] | None = None,
) -> None:
    """Show each sentence with its themes and the people at each level who asked for it.

    Args:
        selection: What the leader looks at.
        told: What the draft carries.
        beside: Shows what is said about a sentence, by its place; None for sentences that are gone.
        only: Places of the sentences to show; None for all.
    """
    if told.clauses:
        with st.container(key="sheet", gap="small"):
            waiting: list[str] = []
            for at, clause in enumerate(told.clauses[:MOST]):
                if only is not None and at not in only:
                    continue
                waiting.append(_clause(selection, clause, open_=at in beside))
                if at in beside:
                    blocks.block("".join(waiting))
                    waiting = []
                    with st.container(key=f"beside-{at}"):
                        beside[at]()
            more = len(told.clauses) - MOST
            rest = (
                ngettext(
                    "The sentence after these is counted as well.",
                    "The {number} sentences after these are counted as well.",
                    more,
                )
                if more > 0
                else ""
            )
            bars = _(
                "Bars: part of each level who speak of it. Hatched: fewer than {m}.",
                m=selection.workshop.smallest_group,
            )
            told_last = blocks.esc(f"{rest} {bars}".strip())
            blocks.block("".join(waiting) + f'<p class="v-words">{told_last}</p>')
    if None in beside:
        with st.expander(_("Suggested for sentences that are gone")):
            beside[None]()


def _clause(selection: Selection, clause: ClauseCoverage, *, open_: bool) -> str:
    badges = "".join(markup.theme_name(theme.id, theme.name) for theme in clause.carried)
    alone = SENTENCES.get(clause.asked_by)
    warning = f'<div class="v-note v-attention">{blocks.esc(alone.text)}</div>' if alone else ""
    return (
        f'<div class="v-clause{" v-open" if open_ else ""}"><div>'
        f'<div class="v-clause-text">{blocks.esc(clause.text)}</div>'
        f'<div class="v-badges">{badges}</div>{warning}</div>'
        f'<div class="v-levels">{_bars(selection, clause)}</div></div>'
    )


def _bars(selection: Selection, clause: ClauseCoverage) -> str:
    sizes = {level.name: level.people for level in selection.results.alignment.levels}
    colours = level_colours(len(clause.people), markup.mode())
    least, rows = selection.workshop.smallest_group, []
    for (level, people), colour in zip(clause.people.items(), colours, strict=True):
        share = None if people is None else people / max(1, sizes.get(level, 1))
        bar = (
            '<i class="v-hatch"></i>'
            if share is None
            else f'<i><b style="width:{100 * min(1.0, share):.0f}%;background:{colour}"></b></i>'
        )
        number = _("under {m}", m=least) if people is None else whole_number(people)
        rows.append(
            f"<span>{blocks.esc(group_title(level))}</span>{bar}<span>{blocks.esc(number)}</span>"
        )
    return "".join(rows)


def voice(selection: Selection, told: Coverage) -> None:
    """Show whose voice is in the draft, and which themes no sentence carries."""
    title = _("Whose voice is in it")
    blocks.title(title, _("Part of each level’s voice that the draft carries."))
    rows = [(group_title(level), share) for level, share in told.voice.items()]
    carried = pd.DataFrame(rows, columns=["level", "share"]).astype({"share": float})
    m = selection.workshop.smallest_group
    if len(carried):
        chart = voice_by_level(carried, title=title, mode=markup.mode(), smallest_group=m)
        numbers = voice_table(carried, smallest_group=m)
        sub = _("Part of each level’s voice that the draft carries.")
        picture(chart, "voice", stretch=True, drawn=Drawn(chart, title, sub, numbers))
        table(numbers)
    if added := _added(told):
        blocks.line(added, "v-words")
    if told.orphans:
        blocks.title(_("Not in the draft yet"))
    for orphan in told.orphans:
        people = (
            _("under {m} people", m=m)
            if orphan.people is None
            else ngettext("One person", "{number} people", orphan.people)
        )
        blocks.block(
            f"<p>{markup.theme_name(orphan.id, orphan.name)} "
            f'<span class="v-words">{blocks.esc(people)}</span></p>'
        )


def _added(told: Coverage) -> str:
    """Return what the sentences would add that nobody has decided about; "" for nothing."""
    sure, unsure = told.everyone, told.everyone_unsure
    if sure is None or unsure is None or unsure <= sure:
        return ""
    return _(
        "Counted is what is certain. With the sentences that still need a yes or no the draft "
        "would carry {more} of 100 of everyone’s voice instead of {now}.",
        more=round(100 * unsure),
        now=round(100 * sure),
    )
