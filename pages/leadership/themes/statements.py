"""Single statements: on a map, found by a word, or in no theme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from pages.leadership.parts.chart import chosen, picture
from pages.leadership.parts.chart_menu import Drawn
from pages.parts import blocks, markup, quotes
from pages.parts.listing import listing
from server.store import open_store
from vision.charts import theme_map, zoomable
from vision.charts.alignment_frames import theme_frame
from vision.charts.tables import bar_table
from vision.limits import LONGEST_SEARCH
from vision.text.details import without_details
from vision.themes import explain
from vision.themes.reasons import compared
from vision.translation import _, in_row, ngettext, quoted
from vision.workshop.snapshots import cached_encoder, voices

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection


def read(selection: Selection, key: str) -> None:
    """Show a statement that may be shown, and offer what put it where it is."""
    found = selection.results
    shown = quotes.readable_statements(found, [key])
    if key not in found.labels or not shown:
        blocks.note(_("This one counts, but may not be quoted."), symbol="lock")
        return
    theme = found.labels[key]
    name = markup.theme_name(theme, found.names[theme]) if theme in found.names else _("No theme")
    blocks.block(f'<div class="v-card">{name}{markup.quotes(shown)}</div>')
    if st.button(_("Why is this statement here?"), icon=":material/help:", key=f"why-{key}"):
        _why(selection, key)


def _why(selection: Selection, key: str) -> None:
    """Tell the words and the neighbours that put a statement into its theme."""
    found, store = selection.results, open_store()
    least = selection.workshop.smallest_group
    near = [found.themes.keys[row] for row in compared(found.themes, key)]
    gathered = {each.id: each for each in store.statements.some(near)}
    known = [gathered.get(each) for each in found.themes.keys]
    texts = [without_details(each.text) if each else None for each in known]
    with st.spinner(_("Looking for what it has in common with others"), show_time=False):
        told = explain(
            texts,
            found.themes,
            key,
            encoder=cached_encoder(store.vectors, texts),
            voices=voices(known, least),
        )
    if told.reason:
        blocks.note(_("It belongs to no theme: {reason}.", reason=_(told.reason)))
    elif told.words:
        words = in_row(quoted(word) for word, _ in told.words[:5])
        blocks.note(f"{words}.", strong=_("Words it shares with its theme:"), symbol="match_word")
    else:
        blocks.note(_("It shares no word with its theme; it is there for its meaning."))
    keys = [each for each, _, _ in told.neighbours]
    alike = quotes.readable_statements(found, keys)
    if alike:
        blocks.title(_("Most alike"))
        blocks.block(markup.quotes((text, None) for text, _ in alike[:3]))


LISTED: Final = 500
"""Statements without a theme that are listed."""


def draw_map(selection: Selection) -> None:
    """Show statements as points, near those that say something alike; a click reads one."""
    found = selection.results.themes
    says = _("Statements that say something alike lie close together")
    sub = _(
        "Each point is a statement, coloured and numbered by theme. Click one to read it; turn the "
        "wheel with Shift to come closer, drag to move, double-click to see all."
    )
    blocks.title(says, sub)
    places = pd.DataFrame(
        {
            "key": found.keys,
            "x": found.positions[:, 0],
            "y": found.positions[:, 1],
            "theme": found.labels,
        }
    )
    names = pd.DataFrame([(t.id, t.name) for t in found.themes], columns=["theme", "name"])
    left, right = st.columns([5, 3], gap="medium")
    with left:
        chart = theme_map(places, names, title=_("Theme map."), mode=markup.mode())
        numbers = bar_table(
            theme_frame(selection.results.alignment),
            smallest_group=selection.workshop.smallest_group,
        )
        zoomed = zoomable(chart)
        picked = picture(zoomed, "map", select=True, drawn=Drawn(chart, says, sub, numbers))
    with right:
        key = chosen(picked, "statement").get("key")
        if key is None:
            blocks.note(_("Click a point to read its statement."), symbol="touch_app")
        else:
            read(selection, str(key))


def find(selection: Selection) -> None:
    """Let a leader look for a statement, read it, and ask why it is where it is."""
    with st.expander(_("Find a statement")):
        wanted = st.text_input(_("A word in it"), max_chars=LONGEST_SEARCH, key="find")
        if not wanted.strip():
            return
        found = quotes.search(selection.results, wanted)
        if not found:
            st.caption(_("No statement that may be shown has this in it."))
            return
        texts = {key: text for key, text, _ in found}
        key = st.selectbox(
            ngettext("One found", "{number} found", len(found)),
            list(texts),
            format_func=lambda key: texts.get(key, ""),
        )
        if key in texts:
            read(selection, key)


def unassigned(selection: Selection) -> None:
    """Say what belongs to no theme, and list it for whoever wants to check."""
    reasons = Counter(selection.results.themes.unassigned.values())
    if not reasons:
        return
    with st.expander(_("Statements that belong to no theme")):
        for reason, count in reasons.most_common():
            many = (
                count
                if count >= selection.workshop.smallest_group
                else (_("under {m}", m=selection.workshop.smallest_group))
            )
            blocks.block(f"<p>{blocks.esc(_(reason))}: {many}</p>")
        keys = list(selection.results.themes.unassigned)[:LISTED]
        shown = quotes.readable_statements(selection.results, keys)
        words = _("Statement")
        listing(pd.DataFrame({words: [text for text, _level in shown]}), words, "no-theme")
