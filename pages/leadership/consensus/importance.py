"""What matters: themes and statements that many call important, beside what is wanted and so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from pages.leadership.parts.chart import picture, table
from pages.leadership.parts.chart_menu import Drawn
from pages.leadership.parts.selection import choice
from pages.parts import blocks, markup, quotes
from pages.parts.blocks import esc
from pages.parts.markup import theme_name
from pages.parts.phone_charts import RING, ROUND, Strip, cells, strips
from vision.charts import go_zone, importance_beside_agreement, importance_by_level
from vision.charts.answer_frames import (
    beside_frame,
    beside_levels,
    beside_themes,
    importance_frame,
    places_frame,
)
from vision.charts.rows import under
from vision.charts.style import percent
from vision.charts.tables import beside_table, go_zone_table, importance_table
from vision.consensus.findings import corner_finding
from vision.consensus.importance import Importance
from vision.translation import _, in_row, leading, marked

if TYPE_CHECKING:
    from typing import Any

    from pages.leadership.parts.selection import Selection
    from vision.consensus import Consensus

ZONES: Final = {
    "matters": marked("Matters, and true today"),
    "wanted": marked("Wanted, and true today"),
}
UPWARDS: Final = {"matters": marked("Matters a lot"), "wanted": marked("Wanted")}
LINES: Final = marked(
    "The lines are the means over all themes. Within the grey field chance alone could put any "
    "theme."
)
OF_ANSWERS: Final = marked("Of 100 answers to its statements, how many say “matters a lot to me”.")
WANTED_TOO: Final = marked("What people want, and what matters a lot to them")
OF_THEMES: Final = marked(
    "Of 100 answers that take a side, how many agree; of 100 of all answers to its statements, how "
    "many say “matters a lot to me”."
)
OF_PEOPLE: Final = marked(
    "Of 100 people who take a side, how many agree; of 100 of all who answer, to how many it "
    "matters a lot."
)
MOST: Final = 12
"""Statements that a page shows; those that matter to most."""


def importance(selection: Selection, found: Consensus, told: dict[str, Any]) -> None:
    """Show the go-zone of themes, what matters to each level, and which statements do most."""
    matters = Importance.from_json(told["importance"])
    if not any(matters.of.values()):
        blocks.title(
            _("Too few have said what matters to them"),
            _("Whoever answers a statement may add “This matters a lot to me”."),
        )
        return
    _zone(selection, matters)
    _themes(selection, matters)
    _by_level(selection, matters)
    _statements(selection, found, matters)


def _zone(selection: Selection, matters: Importance) -> None:
    names, m = selection.results.names, selection.workshop.smallest_group
    across = choice("zone", ZONES)
    up = _(UPWARDS[across])
    places = places_frame(matters, names, across)
    if places[["share", "today"]].dropna().empty:
        blocks.title(
            _("Too few have said how true this is today"),
            _("People are asked on the phone, theme by theme, in the phase Respond."),
        )
        return
    says = str(corner_finding([names[t] for t in matters.corner(across) if t in names], across))
    blocks.title(says, _(LINES))
    drawn = go_zone(places, title=says, across=up, mode=markup.mode(), smallest_group=m)
    numbers = go_zone_table(places, up, smallest_group=m)
    shown = Drawn(drawn, says, _(LINES), numbers)
    picture(drawn, "zone", narrow=_zone_strips(places, m), drawn=shown)
    table(numbers)


def _zone_strips(places: pd.DataFrame, smallest_group: int) -> str:
    """Return for each theme a ring, how true it is today, and a dot, to how many it matters."""
    rows = [
        Strip(
            theme_name(each.theme, each.name),
            ((RING, each.today), (ROUND, each.share)),
            leading(percent(each.today), percent(each.share)),
        )
        if not pd.isna(each.share + each.today)
        else Strip(theme_name(each.theme, each.name), (), under(smallest_group))
        for each in places.itertuples(index=False)
    ]
    return strips(rows, end=1.0)


def _themes(selection: Selection, matters: Importance) -> None:
    m = selection.workshop.smallest_group
    frame = beside_themes(matters, selection.results.names)
    if frame[["agreement", "matters"]].dropna().empty:
        return
    named = [
        theme_name(int(theme), str(text))
        for theme, text in zip(frame["theme"], frame["text"], strict=True)
    ]
    says = _(WANTED_TOO)
    blocks.title(says, _(OF_THEMES))
    drawn = importance_beside_agreement(frame, title=says, mode=markup.mode(), smallest_group=m)
    numbers = beside_table(frame, smallest_group=m)
    shown = Drawn(drawn, says, _(OF_THEMES), numbers)
    picture(drawn, "wanted-too", narrow=_beside_strips(frame, named), drawn=shown)
    table(numbers)


def _beside_strips(frame: pd.DataFrame, named: list[str]) -> str:
    """Return for each row a ring, to how many it matters, and a dot, how many agree, as HTML."""
    rows = [
        Strip(
            name,
            ((RING, matters), (ROUND, agreement)),
            in_row((percent(matters), percent(agreement))),
        )
        for name, matters, agreement in zip(
            named, frame["matters"], frame["agreement"], strict=True
        )
        if not pd.isna(matters + agreement)
    ]
    return strips(rows, end=1.0)


def _by_level(selection: Selection, matters: Importance) -> None:
    m = selection.workshop.smallest_group
    frame = importance_frame(matters, selection.results.names, everyone=_("Everyone"))
    if frame.empty:
        return
    says = _("To whom each theme matters")
    blocks.title(says, _(OF_ANSWERS))
    levels = list(frame["level"].unique())
    rows = [
        (theme_name(int(theme), str(name)), group["matters"].tolist())
        for (theme, name), group in frame.groupby(["theme", "name"], sort=False)
    ]
    drawn = importance_by_level(frame, title=says, mode=markup.mode(), smallest_group=m)
    numbers = importance_table(frame, smallest_group=m)
    shown = Drawn(drawn, says, _(OF_ANSWERS), numbers)
    picture(drawn, "matters", narrow=cells(rows, levels, m), drawn=shown)
    table(numbers)


def _statements(selection: Selection, found: Consensus, matters: Importance) -> None:
    m, known = selection.workshop.smallest_group, matters.of
    ranked = sorted(
        (each for each in found.statements if each.statement in known),
        key=lambda each: (-known[each.statement], -(each.consensus or 0.0)),
    )
    said_by = selection.results.twice.said_by()
    texts = quotes.attributed([each.statement for each in ranked], said_by)
    frame = beside_frame(matters, ranked, texts).head(MOST)
    says = _("The statements that matter to most people")
    blocks.title(says, _(OF_PEOPLE))
    named = [f'<span class="v-said">{esc(text)}</span>' for text in frame["text"]]
    drawn = importance_beside_agreement(frame, title=says, mode=markup.mode(), smallest_group=m)
    by_level = beside_levels(matters, list(frame["statement"]))
    numbers = beside_table(frame, by_level, smallest_group=m)
    shown = Drawn(drawn, says, _(OF_PEOPLE), numbers)
    narrow = _beside_strips(frame, named)
    picture(drawn, "beside", narrow=narrow, stretch=True, drawn=shown)
    table(numbers, _("Statement"), "beside")
