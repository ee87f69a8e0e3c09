"""What protects people and a workshop: moderation, level codes, passphrases, archive, deletion."""

from __future__ import annotations

import streamlit as st

from pages import menu
from pages.parts import blocks, quotes, visitor
from server.store import open_store
from vision.errors import VisionError
from vision.exchange import safe_filename, write_statements_csv
from vision.limits import LOWEST_GROUP
from vision.models import Moderation, Role, Workshop
from vision.translation import _, marked

KINDS = {
    Moderation.SHOW_AND_HIDE: marked("show and hide"),
    Moderation.APPROVE_FIRST: marked("approve each one first"),
}
HANDED = {
    Role.FACILITATOR: (
        marked("Passphrase for the facilitators"),
        marked("New passphrase for the facilitators"),
    ),
    Role.LEADER: (marked("Passphrase for the leaders"), marked("New passphrase for the leaders")),
}


def protection(workshop: Workshop) -> None:
    """Choose moderation and the smallest group, as long as nobody has written."""
    if open_store().statements.counts(workshop.id)[1]:
        blocks.line(
            _(
                "Statements: {how}. Groups under {m} people are not shown. People have begun to "
                "write under these rules, so they stay.",
                how=_(KINDS[workshop.moderation]),
                m=workshop.smallest_group,
            )
        )
        return
    kinds = list(KINDS)
    kind = st.radio(
        _("Statements"),
        kinds,
        index=kinds.index(workshop.moderation),
        format_func=lambda each: _(KINDS[each]) if each in KINDS else "",
        horizontal=True,
    )
    least = st.number_input(
        _("Smallest group that is shown"), LOWEST_GROUP, 50, workshop.smallest_group, width=220
    )
    if kind in KINDS and (kind, least) != (workshop.moderation, workshop.smallest_group):
        open_store().workshops.choose_protection(workshop.id, kind, int(least))
        st.rerun()


def level_codes(workshop: Workshop) -> None:
    """Ask for a code at a level, so that not everyone can claim it."""
    guarded = open_store().participants.levels_with_code(workshop.id)
    st.caption(
        _("Whoever joins at such a level types its code. Leave a code empty to ask for none.")
    )
    for level in workshop.levels:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            state = _("asks for a code") if level.id in guarded else _("open to all")
            code = st.text_input(
                blocks.plain(f"{level.name} ({state})"),
                max_chars=40,
                key=f"code-{level.id}",
                autocomplete="off",
            )
            if st.button(_("Keep"), key=f"keep-{level.id}"):
                open_store().participants.set_level_code(level.id, code)
                st.rerun()


def new_passphrases(workshop: Workshop) -> None:
    """Show new passphrases until they are written down: they can't be shown again."""
    made: dict[Role, str] = st.session_state.get(f"passphrases-{workshop.id}", {})
    if not made:
        return
    with st.container(border=True, key="passphrases"):
        blocks.title(
            _("Write these down now"), _("They are kept only as a hash: this is the only time.")
        )
        for role, phrase in made.items():
            st.caption(_(HANDED[role][0]))
            st.code(phrase, language=None)
        if st.button(_("I have them")):
            del st.session_state[f"passphrases-{workshop.id}"]
            st.rerun()


def passphrases(workshop: Workshop) -> None:
    """Make a new passphrase; the old one ends."""
    st.caption(_("A new passphrase ends the old one, and signs out whoever used it."))
    with st.container(horizontal=True):
        for role in (Role.LEADER, Role.FACILITATOR):
            if st.button(_(HANDED[role][1])):
                phrase = open_store().passes.new_passphrase(workshop.id, role)
                open_store().passes.grant(visitor.token(), workshop.id, Role.FACILITATOR)
                st.session_state[f"passphrases-{workshop.id}"] = {role: phrase}
                st.rerun()


def leaving(workshop: Workshop) -> None:
    """Put a workshop aside, delete it for good, or choose the day on which it deletes itself."""
    day = st.date_input(
        _("Deletes itself on (empty: never)"), workshop.ends, min_value=None, format="YYYY-MM-DD"
    )
    if day != workshop.ends and st.button(_("Keep this day")):
        try:
            open_store().attendance.end(workshop.id, day)
        except VisionError as error:
            blocks.note(str(error), symbol="error", attention=True)
        else:
            st.rerun()
    with st.container(horizontal=True):
        if st.button(_("Archive the workshop")):
            open_store().workshops.archive(workshop.id)
            st.switch_page(menu.file("workshops"))
        if st.button(_("Delete the workshop")):
            st.dialog(_("Delete this workshop for good?"))(delete)(workshop)


def delete(workshop: Workshop) -> None:
    """Offer an export, ask for the code, then really delete."""
    tables = {each: quotes.export_rows(workshop, each) for each in workshop.questions}
    for question, rows in ((each, rows) for each, rows in tables.items() if rows is not None):
        at = question.position + 1
        label = (
            _("Download its statements to question {at} first", at=at)
            if len(tables) > 1
            else _("Download its statements first")
        )
        st.download_button(
            label,
            write_statements_csv(rows),
            safe_filename(f"{workshop.title} {at}", "csv"),
            "text/csv",
            width="stretch",
            on_click="ignore",
        )
    st.caption(_("Everything that people wrote in it goes, and nothing brings it back."))
    typed = st.text_input(_("Type the code of this workshop"), max_chars=20, autocomplete="off")
    if st.button(_("Delete it for good"), width="stretch"):
        if "".join(typed.upper().split()) != workshop.code.replace(" ", ""):
            blocks.note(_("That is not its code."), symbol="error", attention=True)
            return
        open_store().workshops.delete(workshop.id)
        st.session_state.pop("workshop", None)
        st.switch_page(menu.file("workshops"))
