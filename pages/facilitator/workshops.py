"""Page: all workshops that one may run, and a new one in a minute."""

from __future__ import annotations

import math
from typing import Final

import streamlit as st

from pages import menu
from pages.facilitator.parts import accounts, agenda_step, passphrases, reminders
from pages.facilitator.parts.question import lines
from pages.parts import blocks, reserved_space, totals, visitor
from pages.parts.language import backward
from server.store import open_store
from vision.errors import NotAllowedError, VisionError
from vision.limits import HIGHEST_GROUP, LONGEST_DRAFT, LONGEST_NAME, LOWEST_GROUP
from vision.models import Moderation, Role, Step, Workshop
from vision.optional_parts import Part
from vision.privacy import bands
from vision.store import Setup
from vision.translation import LANGUAGES, _, in_row, language, marked, ngettext
from vision.workshop import templates
from vision.workshop.templates import Template

LEVELS: Final = [
    marked("Executives"),
    marked("Managers"),
    marked("Team leads"),
    marked("Frontline"),
]
BROUGHT: Final = {
    templates.DRAFT: marked("The draft that you have; paste it as it is, or leave this empty"),
    templates.GOALS: marked("Your goals, one a line; may stay empty"),
}


def choose() -> Template:
    """Offer the ready-made workshops: the usual one is chosen, and each has its questions."""
    ready = {each.name: each for each in templates.templates()}
    with reserved_space.for_buttons("begin", (each.title for each in ready.values()), titled=True):
        chosen = st.pills(
            _("Begin with"),
            list(ready),
            default=next(iter(ready)),
            format_func=lambda name: ready[name].title if name in ready else "",
            required=True,
            key="begin-with",
        )
    template = ready.get(chosen or "", next(iter(ready.values())))
    blocks.line(template.lead, "v-sub")
    return template


def create(template: Template) -> None:
    """Ask for what a workshop needs.

    Args:
        template: Its questions, levels, units and rules stand there to begin with.
    """
    left, right = st.columns(2, gap="large")
    with right:
        levels = _levels(template)
        smallest, kind = _protection(template, levels)
    with left:
        with st.container(key="new-words"):
            title, questions, brought, units = _words(template)
        pressed = st.button(_("Create the workshop"), type="primary", width="stretch")
        trouble = st.container()
        spoken = _more(template.for_levels([name for name, __ in levels]))
    if pressed:
        try:
            setup = Setup(
                title=title,
                questions=lines(questions),
                levels=levels,
                units=lines(units),
                moderation=kind,
                smallest_group=smallest,
                language=spoken,
            )
            made = templates.create(open_store(), setup, template, brought)
        except VisionError as error:
            with trouble:
                blocks.note(str(error), symbol="error", attention=True)
            return
        _hand_over(made)


def _words(template: Template) -> tuple[str, str, str, str]:
    """Ask for title and questions, what leaders bring along, and units."""
    again = "" if template.name else template.title
    title = st.text_input(
        _("Title"), again, placeholder=_("Lindwater 2035"), max_chars=LONGEST_NAME
    )
    questions = st.text_area(
        _("The question; one a line, if there are several"),
        "\n".join(template.questions),
        height=96,
    )
    brought: str | None = ""
    if template.brings:
        brought = st.text_area(_(BROUGHT[template.brings]), height=96, max_chars=LONGEST_DRAFT)
    units = st.text_area(
        _("Units, one a line (may stay empty)"),
        "\n".join(template.units),
        placeholder=_("Harbour Clinic\nHome Care"),
        height=96,
    )
    return title or "", questions or "", brought or "", units or ""


def _more(template: Template) -> str:
    """Show what comes with the template, and ask for the language; return its code."""
    with st.expander(_("What comes with it, and its language")):
        items = "".join(
            f"<li>{agenda_step.told(step)}{_texts(step)}</li>" for step in template.agenda
        )
        blocks.block(f'<ol class="v-agenda">{items}</ol>')
        seeds = sum(len(some) for some in template.seeds)
        if seeds:
            blocks.line(
                ngettext(
                    "One idea of the facilitator’s is put to the room.",
                    "{number} ideas of the facilitator’s are put to the room.",
                    seeds,
                )
            )
        for part in sorted(template.parts, key=list(Part).index):
            blocks.line(_("Turned on: {part}", part=_(part.rules.title)))
        blocks.line(_("All of it can be changed under Run."), "v-sub")
        codes = list(LANGUAGES)
        chosen = st.selectbox(
            _("Language for phones whose own is not spoken here"),
            codes,
            index=codes.index(template.language or language()),
            format_func=lambda code: LANGUAGES.get(code, ""),
        )
    return chosen if chosen in LANGUAGES else ""


def _texts(step: Step) -> str:
    """Return what is said and done in a step, as HTML."""
    texts = filter(None, (*step.says, step.does))
    return "".join(f'<p class="v-sub">{blocks.esc(text)}</p>' for text in texts)


def _levels(template: Template) -> list[tuple[str, int]]:
    """Ask for the levels, from the top down, with the people expected."""
    begin = template.levels or [(_(name), 0) for name in LEVELS]
    grid = st.data_editor(
        [{"name": name, "people": people or None} for name, people in begin],
        num_rows="dynamic",
        hide_index=True,
        placeholder="–",
        column_config={
            "name": st.column_config.TextColumn(
                _("Levels, from the top down"), required=True, max_chars=LONGEST_NAME
            ),
            "people": st.column_config.NumberColumn(_("People expected"), min_value=0, step=1),
        },
        key="levels-again" if template.levels else "levels-new",
    )
    return [
        (str(row["name"]), _expected(row.get("people")))
        for row in grid
        if str(row.get("name") or "").strip()
    ]


def _expected(cell: object) -> int:
    """Return the people of a cell, 0 for an empty one: where one is empty all come as floats."""
    number = float(str(cell or 0))
    return 0 if math.isnan(number) else int(number)


def _protection(template: Template, levels: list[tuple[str, int]]) -> tuple[int, Moderation]:
    """Ask for what protects people, and say what results would show."""
    least = st.number_input(
        _("Smallest group that is shown"),
        LOWEST_GROUP,
        HIGHEST_GROUP,
        template.smallest_group,
    )
    approve = st.toggle(
        _("Approve statements before they are shown"),
        value=template.moderation is Moderation.APPROVE_FIRST,
    )
    _foreseen(levels, int(least))
    return int(least), Moderation.APPROVE_FIRST if approve else Moderation.SHOW_AND_HIDE


def _foreseen(levels: list[tuple[str, int]], least: int) -> None:
    """Say which levels results would show, and what small levels need."""
    told = [(name, people or 2 * least) for name, people in levels]
    if any(people for __, people in levels):
        names = in_row(band.name for band in bands(told, least))
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
    passphrases.make(made.id, Role.FACILITATOR, Role.LEADER)
    for key in ("new", "template"):
        st.session_state.pop(key, None)
    st.switch_page(menu.file("run"), query_params={"w": made.id})


def row(workshop: Workshop) -> None:
    """Show one workshop: where it stands, and the ways into it."""
    people, statements = totals.wrote(workshop)
    counted = _(
        "round {round}. {people}, {statements}.",
        round=workshop.round,
        people=totals.people(people),
        statements=totals.statements(statements),
    )
    state = _(workshop.phase.rules.state)
    with (
        st.container(border=True, key=f"workshop-{workshop.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        blocks.block(
            f'<h2 class="v-title">{blocks.esc(blocks.titled(workshop))}</h2>'
            f'<p class="v-sub"><b>{blocks.esc(workshop.code)}</b>, {blocks.esc(state)}, '
            f"{blocks.esc(counted)}</p>"
        )
        if st.button(_("Run"), key=f"run-{workshop.id}"):
            st.switch_page(menu.file("run"), query_params={"w": workshop.id})
        if st.button(_("Results"), key=f"look-{workshop.id}"):
            st.switch_page(menu.file("overview"), query_params={"w": workshop.id})
        if st.button(_("Use again"), key=f"again-{workshop.id}"):
            st.session_state["template"] = workshop.id
            st.rerun()
        if workshop.is_sample and st.button(_("Remove"), key=f"drop-{workshop.id}"):
            open_store().workshops.delete(workshop.id)
            st.rerun()
    reminders.show(workshop)


def put_aside() -> None:
    """List archived workshops, to take them back."""
    archived = visitor.workshops(Role.FACILITATOR, archived=True)
    if not archived:
        return
    with st.expander(_("Archived: {archived}", archived=len(archived))):
        for workshop in archived:
            with st.container(horizontal=True, vertical_alignment="center"):
                blocks.block(
                    f'<h2 class="v-title">{blocks.esc(blocks.titled(workshop))}</h2>'
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
used = next((each for each in mine if each.id == st.session_state.get("template")), None)
asks = used is not None or (owner and (not own or bool(st.session_state.get("new"))))
if asks:
    blocks.finding(
        _("Once more: {title}", title=used.title)
        if used
        else _("A new workshop")
        if own
        else _("Create your first workshop"),
        lead=_("All that was set up comes along, and nobody of its people.")
        if used
        else _("The defaults are good. Change what you know better."),
    )
    if own and st.button(_("Back to all workshops"), icon=backward(), type="tertiary"):
        st.session_state.pop("new", None)
        st.session_state.pop("template", None)
        st.rerun()
    create(templates.again(open_store(), used) if used else choose())
    if not own:
        st.space("medium")
else:
    blocks.finding(_("Workshops"))
    if owner and st.button(_("New workshop"), type="primary", icon=":material/add:"):
        st.session_state["new"] = True
        st.rerun()
if not (asks and own):
    for each in mine:
        row(each)
    put_aside()
    if owner and mine:
        with st.expander(_("Passphrases and links for leaders")):
            passphrases.of_all(mine)
    if owner:
        accounts.owners()
