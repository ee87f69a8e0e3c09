"""Page: all workshops that one may run, and a new one in a minute."""

from __future__ import annotations

from typing import Final

import streamlit as st

from pages import menu
from pages.facilitator.parts.question import lines
from pages.parts import blocks, results, visitor
from server.store import open_store
from vision.errors import NotAllowedError, VisionError
from vision.limits import LOWEST_GROUP, SMALLEST_GROUP
from vision.models import Moderation, Role, Workshop
from vision.privacy import bands
from vision.store import Setup
from vision.translation import _, marked, ngettext

LEVELS: Final = [
    marked("Executives"),
    marked("Managers"),
    marked("Team leads"),
    marked("Frontline"),
]
QUESTION: Final = marked("What should it feel like to work here in ten years?")


def create(template: Workshop | None = None) -> None:
    """Ask for what a workshop needs.

    Args:
        template: Its questions, levels, units and rules stand there to begin with.
    """
    left, right = st.columns(2, gap="large")
    with left:
        title = st.text_input(_("Title"), placeholder=_("Lindwater 2035"), max_chars=80)
        asked = [each.text for each in template.questions] if template else [_(QUESTION)]
        questions = st.text_area(
            _("The question; one a line, if there are several"), "\n".join(asked), height=96
        )
        names = [each.name for each in template.units] if template else []
        units = st.text_area(
            _("Units, one a line (may stay empty)"),
            "\n".join(names),
            placeholder=_("Harbour Clinic\nHome Care"),
            height=96,
        )
        pressed = st.button(_("Create the workshop"), type="primary", width="stretch")
        trouble = st.container()
    with right:
        levels = _levels(template)
        smallest, kind = _protection(template, levels)
    if pressed:
        try:
            setup = Setup(
                title=title,
                questions=lines(questions),
                levels=levels,
                units=lines(units),
                moderation=kind,
                smallest_group=smallest,
            )
            made = open_store().workshops.add(setup)
        except VisionError as error:
            with trouble:
                blocks.note(str(error), symbol="error", attention=True)
            return
        _hand_over(made)


def _levels(template: Workshop | None) -> list[tuple[str, int]]:
    """Ask for the levels, from the top down, with the people expected."""
    begin = (
        [(each.name, each.expected) for each in template.levels]
        if template
        else [(_(name), 0) for name in LEVELS]
    )
    grid = st.data_editor(
        [{"name": name, "people": people or None} for name, people in begin],
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "name": st.column_config.TextColumn(
                _("Levels, from the top down"), required=True, max_chars=80
            ),
            "people": st.column_config.NumberColumn(_("People expected"), min_value=0, step=1),
        },
        key=f"levels-{template.id if template else ''}",
    )
    return [
        (str(row["name"]), int(str(row.get("people") or 0)))
        for row in grid
        if str(row.get("name") or "").strip()
    ]


def _protection(template: Workshop | None, levels: list[tuple[str, int]]) -> tuple[int, Moderation]:
    """Ask for what protects people, and say what results would show."""
    least = st.number_input(
        _("Smallest group that is shown"),
        LOWEST_GROUP,
        50,
        template.smallest_group if template else SMALLEST_GROUP,
    )
    approve = st.toggle(
        _("Approve statements before they are shown"),
        value=template is not None and template.moderation is Moderation.APPROVE_FIRST,
    )
    _foreseen(levels, int(least))
    return int(least), Moderation.APPROVE_FIRST if approve else Moderation.SHOW_AND_HIDE


def _foreseen(levels: list[tuple[str, int]], least: int) -> None:
    """Say which levels results would show, and what small levels need."""
    told = [(name, people or 2 * least) for name, people in levels]
    if any(people for __, people in levels):
        names = ", ".join(band.name for band in bands(told, least))
        names = names or _("no levels: too few people")
        blocks.note(_("Results would show: {names}.", names=names), symbol="visibility")
    if not all(people for __, people in levels):
        blocks.line(
            _(
                "A level without a number is shown from {twice} people on.",
                twice=2 * least,
            ),
            "v-sub",
        )
    if any(0 < people < 2 * least for __, people in levels):
        blocks.line(
            _(
                "Small levels are safest with join slips, one a seat: you find them under "
                "Run, once the workshop is there."
            ),
            "v-sub",
        )


def _hand_over(made: Workshop) -> None:
    """Make both passphrases, let this browser in, and go to the new workshop."""
    passes = open_store().passes
    st.session_state[f"passphrases-{made.id}"] = {
        role: passes.new_passphrase(made.id, role) for role in (Role.FACILITATOR, Role.LEADER)
    }
    passes.grant(visitor.token(), made.id, Role.FACILITATOR)
    for key in ("new", "template"):
        st.session_state.pop(key, None)
    st.switch_page(menu.file("run"), query_params={"w": made.id})


def row(workshop: Workshop) -> None:
    """Show one workshop: where it stands, and the ways into it."""
    people, statements = results.counts(workshop.id)
    sample = f" ({blocks.esc(_('sample'))})" if workshop.is_sample else ""
    counted = _(
        "round {round}. {people}, {statements}.",
        round=workshop.round,
        people=ngettext("One person", "{number} people", people),
        statements=ngettext("one statement", "{number} statements", statements),
    )
    state = _(workshop.phase.rules.state)
    with (
        st.container(border=True, key=f"workshop-{workshop.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        blocks.block(
            f'<h2 class="v-title">{blocks.esc(workshop.title)}{sample}</h2>'
            f'<p class="v-sub"><b>{blocks.esc(workshop.code)}</b>, {blocks.esc(state)}, '
            f"{blocks.esc(counted)}</p>"
        )
        if st.button(_("Run"), key=f"run-{workshop.id}", width=90):
            st.switch_page(menu.file("run"), query_params={"w": workshop.id})
        if st.button(_("Results"), key=f"look-{workshop.id}", width=100):
            st.switch_page(menu.file("overview"), query_params={"w": workshop.id})
        if owner and st.button(_("Use again"), key=f"again-{workshop.id}", width=120):
            st.session_state["new"], st.session_state["template"] = True, workshop.id
            st.rerun()
        if workshop.is_sample and st.button(_("Remove"), key=f"drop-{workshop.id}", width=100):
            open_store().workshops.delete(workshop.id)
            st.rerun()


def put_aside() -> None:
    """List archived workshops, to take them back."""
    archived = visitor.workshops(Role.FACILITATOR, archived=True)
    if not archived:
        return
    with st.expander(_("Archived: {archived}", archived=len(archived))):
        for workshop in archived:
            with st.container(horizontal=True, vertical_alignment="center"):
                blocks.block(
                    f'<h2 class="v-title">{blocks.esc(workshop.title)}</h2>'
                    f'<p class="v-sub">{blocks.esc(workshop.code)}</p>'
                )
                if st.button(_("Take it back"), key=f"back-{workshop.id}"):
                    open_store().workshops.archive(workshop.id, archived=False)
                    st.rerun()


mine = visitor.workshops(Role.FACILITATOR)
owner = visitor.is_owner()
if not (mine or owner):
    raise NotAllowedError(Role.FACILITATOR)

own = [each for each in mine if not each.is_sample]
if owner and (not own or st.session_state.get("new")):
    template = next((w for w in mine if w.id == st.session_state.get("template")), None)
    blocks.finding(
        _("A new workshop") if own else _("Create your first workshop"),
        lead=_("The defaults are good. Change what you know better."),
    )
    if own and st.button(_("Back to all workshops"), icon=":material/arrow_back:", type="tertiary"):
        st.session_state.pop("new")
        st.session_state.pop("template", None)
        st.rerun()
    create(template)
    if not own:
        st.space("medium")
else:
    blocks.finding(_("Workshops"))
    if owner and st.button(_("New workshop"), type="primary", icon=":material/add:"):
        st.session_state["new"] = True
        st.rerun()
if not st.session_state.get("new"):
    for each in mine:
        row(each)
    put_aside()
