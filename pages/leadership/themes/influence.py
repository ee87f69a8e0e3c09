"""How themes hang together: what drives what, loops, levers, and what the same people speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.leadership.parts.chart import picture
from pages.leadership.parts.chart_menu import Drawn
from pages.parts import blocks, influence_map, markup
from vision.charts import influence_picture
from vision.influence.sentences import influence_finding, loop_names, together_finding
from vision.translation import _, decimal, marked, ngettext

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from vision.influence import Arrow, InfluenceMap, Loop, ThemeRole, Together

KINDS: Final = {
    "lever": marked("Lever: it drives more than it is driven."),
    "driven": marked("Driven: others drive it more than it drives them."),
    "critical": marked("Critical: it drives much, and much drives it."),
    "quiet": marked("Quiet: it neither drives nor is driven clearly."),
    "": marked("Too few of its arrows are known yet."),
}
SAYS: Final = {
    1: marked("More of “{cause}” makes “{effect}” easier."),
    -1: marked("More of “{cause}” makes “{effect}” harder."),
}


def draw(selection: Selection) -> None:
    """Show the map, what each theme does in it, its loops, and what texts say beside it."""
    drawn = influence_map.of(selection.results)
    says = str(influence_finding(drawn, selection.results.names))
    if drawn is None or not drawn.arrows:
        blocks.empty(
            says,
            _(
                "People are asked about pairs on their phones, from the reveal on. An arrow "
                "appears once at least {m} have answered its pair.",
                m=selection.workshop.smallest_group,
            ),
            symbol="account_tree",
        )
    else:
        _map(selection, drawn, says)
        _roles(selection, drawn)
        _loops(selection, drawn)
    _together(selection)


def _map(selection: Selection, drawn: InfluenceMap, says: str) -> None:
    """Show the picture; on phones, and as a table, the arrows as sentences."""
    names = selection.results.names
    sub = _(
        "Whole line: more of one makes the other easier. Dashed: harder. The thicker, the more "
        "say so; pale arrows are less sure."
    )
    blocks.title(says, sub)
    arrows, themes = influence_map.frames(drawn, names)
    listed = "".join(_arrow(each, names) for each in influence_map.told(drawn))
    table = influence_map.arrow_table(drawn, names)
    chart = influence_picture(arrows, themes, title=says, mode=markup.mode())
    picture(
        chart,
        "influence",
        narrow=f'<ul class="v-listed">{listed}</ul>' if listed else "",
        drawn=Drawn(chart, says, sub, table),
    )
    with st.expander(_("The same as a table")):
        st.dataframe(table, hide_index=True)


def _arrow(each: Arrow, names: dict[int, str]) -> str:
    says = _(SAYS[each.lean], cause=names[each.cause], effect=names[each.effect])
    people = ngettext("One person answered.", "{number} people answered.", each.people)
    sure = "" if each.steady else _("Less sure.")
    behind = blocks.esc(" ".join(filter(None, (people, sure))))
    return f"<li>{blocks.esc(says)} <small>{behind}</small></li>"


def _roles(selection: Selection, drawn: InfluenceMap) -> None:
    """Say of each theme whether it drives or is driven, the strongest lever first."""
    names = selection.results.names
    blocks.title(
        _("What drives, and what is driven"),
        _("Active sum: what a theme does to others. Passive sum: what others do to it."),
    )
    rows = "".join(
        _role(role, names) for role in sorted(drawn.roles, key=lambda r: r.passive - r.active)
    )
    blocks.block(f'<ul class="v-listed">{rows}</ul>')
    with st.expander(_("The same as a table")):
        st.dataframe(influence_map.role_table(drawn, names), hide_index=True)


def does(role: ThemeRole) -> str:
    """Say what a theme does among the others."""
    sums = _(
        "Active {active}, passive {passive}.",
        active=decimal(role.active),
        passive=decimal(role.passive),
    )
    return f"{_(KINDS[role.kind])} {sums}"


def _role(role: ThemeRole, names: dict[int, str]) -> str:
    told = does(role)
    return f"<li>{markup.theme_name(role.theme, names[role.theme])} {blocks.esc(told)}</li>"


def _loops(selection: Selection, drawn: InfluenceMap) -> None:
    """Name each loop: whether more of it comes back as more, or as less."""
    if not drawn.loops:
        return
    blocks.title(
        _("Loops"),
        _("Made only of arrows that stand out clearly. They are what people believe, not proof."),
    )
    rows = "".join(_loop(loop, selection.results.names) for loop in drawn.loops)
    blocks.block(f'<ul class="v-listed">{rows}</ul>')


def comes_back(loop: Loop) -> str:
    """Say what a loop does, and how many people stand behind it."""
    kind = (
        _("Reinforcing: more comes back as more.")
        if loop.reinforcing
        else _("Balancing: more comes back as less.")
    )
    people = ngettext(
        "At least one person answered each arrow.",
        "At least {number} people answered each arrow.",
        loop.people,
    )
    return f"{kind} {people}"


def _loop(loop: Loop, names: dict[int, str]) -> str:
    told = comes_back(loop)
    return f"<li><b>{blocks.esc(loop_names(loop, names))}</b> {blocks.esc(told)}</li>"


def _together(selection: Selection) -> None:
    """Say beside it what texts say: themes that the same people speak of."""
    spoken = influence_map.spoken_together(selection.results)
    names = selection.results.names
    blocks.title(
        str(together_finding(spoken)),
        _("From what people wrote, not from pairs: a person who wrote of both counts."),
    )
    rows = "".join(
        f"<li>{blocks.esc(of_both(each, names))}</li>" for each in spoken if each.beyond_chance
    )
    if rows:
        blocks.block(f'<ul class="v-listed">{rows}</ul>')


def of_both(each: Together, names: dict[int, str]) -> str:
    """Say how many people speak of two themes, and what chance alone gives."""
    return _(
        "“{one}” and “{other}”: {people} people speak of both; chance alone gives {low} to {high}.",
        one=names[each.theme_a],
        other=names[each.theme_b],
        people=each.people,
        low=each.low,
        high=each.high,
    )
