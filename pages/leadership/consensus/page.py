"""Page: who agrees: what every level wants, what parts them, who votes alike, what is so today."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.leadership.consensus import opinion_map
from pages.leadership.consensus.importance import importance
from pages.leadership.consensus.slate import short_list
from pages.leadership.consensus.statements import (
    bridging,
    everything,
    tension_strips,
    widest_first,
    wish_list,
)
from pages.leadership.parts.chart import picture, table
from pages.leadership.parts.chart_menu import Drawn
from pages.leadership.parts.explanation import explain
from pages.leadership.parts.selection import Selection, choice, kicker, open_selection
from pages.parts import blocks, markup, quotes, slate
from pages.parts.wishes import wishes
from vision.charts import tension
from vision.charts.tables import tension_table
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding, groups_finding, tension_finding
from vision.privacy import group_title
from vision.translation import Message, _, marked, ngettext

VIEWS = {
    "bridges": marked("Bridges and divides"),
    "all": marked("All answers"),
    "groups": marked("Opinion groups"),
    "today": marked("Wanted and true today"),
    "matters": marked("What matters"),
    "slate": marked("Short list"),
}
SIDES = {
    "agree": marked("They agree, more than others do."),
    "disagree": marked("They disagree, more than others do."),
}


def grouped(selection: Selection, told: dict[str, Any]) -> None:
    """Show who votes alike, by the statements that each group is known by."""
    groups, several = told["groups"], selection.results.twice.said_by()
    blocks.title(
        str(groups_finding(groups["sizes"])),
        _("Found from answers alone, whatever anyone’s level."),
    )
    opinion_map.show(selection, told)
    beside = []
    for name, known in groups["marks"].items():
        texts = quotes.attributed([each["statement"] for each in known], several)
        lines = [
            (texts[each["statement"]], _(SIDES[each["side"]]))
            for each in known
            if each["statement"] in texts
        ]
        many = ngettext(
            "Group {name}: one person",
            "Group {name}: {number} people",
            groups["sizes"][name],
            name=name,
        )
        beside.append(
            f'<section><h3 class="v-title">{blocks.esc(many)}</h3>{markup.quotes(lines)}</section>'
        )
    blocks.block(f'<div class="v-columns">{"".join(beside)}</div>')
    blocks.block(f'<p class="v-sub">{blocks.esc(str(Message.from_json(groups["reason"])))}</p>')


def today(selection: Selection, told: dict[str, Any]) -> None:
    """Show what is wanted against what is: creative tension."""
    names, m = selection.results.names, selection.workshop.smallest_group
    rows = [
        {**row, "name": names[row["theme"]], "level": group_title(row["level"])}
        for row in told["tension"]
        if row["theme"] in names
    ]
    answers = pd.DataFrame(rows, columns=["theme", "name", "level", "wanted", "today"])
    answers = answers.astype({"wanted": float, "today": float})
    answers, spaces = widest_first(answers)
    if not spaces:
        blocks.title(
            _("Too few have said how true this is today"),
            _("People are asked on the phone, theme by theme, in the phase Respond."),
        )
        return
    says = str(tension_finding(spaces))
    blocks.title(
        says,
        _(
            "Ring: true today. Mark: wanted. The space between is where the energy of a vision "
            "lies."
        ),
    )
    drawn = tension(answers, title=says, mode=markup.mode(), smallest_group=m)
    worded = wishes(selection.question, selection.results)
    numbers = tension_table(answers, worded, smallest_group=m)
    shown = Drawn(drawn, says, "", numbers)
    narrow = tension_strips(answers, worded, m)
    picture(drawn, "tension", narrow=narrow, stretch=True, drawn=shown)
    asked = wish_list(answers, worded)
    if asked:
        with st.container(key="wide-wishes"):
            blocks.title(_("What people compared with today"))
            blocks.block(asked)
    table(numbers)


selection = open_selection(
    _("Here is what every level wants and what parts them, once people have answered.")
)
told = selection.results.agreement
if told is None:
    blocks.empty(
        _("Nobody has been asked yet"),
        _(
            "In the phase Respond people answer each other’s statements. What they agree with, and "
            "what parts them, appears here."
        ),
        symbol="how_to_vote",
    )
else:
    found = Consensus.from_json(told["consensus"])
    blocks.finding(str(agreement_finding(found)), kicker=kicker(selection))
    there = slate.there(selection.workshop)
    view = choice("view", {key: name for key, name in VIEWS.items() if there or key != "slate"})
    if view in ("bridges", "all"):
        (bridging if view == "bridges" else everything)(selection, found)
    elif view == "groups":
        grouped(selection, told)
    elif view == "matters":
        importance(selection, found, told)
    elif view == "slate":
        short_list(selection)
    else:
        today(selection, told)
    explain(view, selection)
