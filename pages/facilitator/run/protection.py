"""What protects people and a workshop: moderation, level codes, passphrases, archive, deletion."""

from __future__ import annotations

import streamlit as st

from pages import menu
from pages.parts import blocks, quotes, visitor
from server.store import open_store
from vision.exchange import safe_filename, write_statements_csv
from vision.models import LOWEST_GROUP, Moderation, Role, Workshop

KINDS = {
    Moderation.SHOW_AND_HIDE: "show and hide",
    Moderation.APPROVE_FIRST: "approve each one first",
}


def protection(workshop: Workshop) -> None:
    """Choose moderation and the smallest group, as long as nobody has written."""
    if open_store().statements.counts(workshop.id)[1]:
        blocks.block(
            f'<p class="v-words">Statements: {KINDS[workshop.moderation]}. Groups under '
            f"{workshop.smallest_group} people are not shown. People have begun to write under "
            "these rules, so they stay.</p>"
        )
        return
    kinds = list(KINDS)
    kind = st.radio(
        "Statements",
        kinds,
        index=kinds.index(workshop.moderation),
        format_func=lambda each: KINDS.get(each, ""),
        horizontal=True,
    )
    least = st.number_input(
        "Smallest group that is shown", LOWEST_GROUP, 50, workshop.smallest_group, width=220
    )
    if kind in KINDS and (kind, least) != (workshop.moderation, workshop.smallest_group):
        open_store().workshops.choose_protection(workshop.id, kind, int(least))
        st.rerun()


def level_codes(workshop: Workshop) -> None:
    """Ask for a code at a level, so that not everyone can claim it."""
    guarded = open_store().participants.levels_with_code(workshop.id)
    st.caption("Whoever joins at such a level types its code. Leave a code empty to ask for none.")
    for level in workshop.levels:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            state = "asks for a code" if level.id in guarded else "open to all"
            code = st.text_input(
                blocks.plain(f"{level.name} ({state})"),
                max_chars=40,
                key=f"code-{level.id}",
                autocomplete="off",
            )
            if st.button("Keep", key=f"keep-{level.id}"):
                open_store().participants.set_level_code(level.id, code)
                st.rerun()


def new_passphrases(workshop: Workshop) -> None:
    """Show new passphrases until they are written down: they can't be shown again."""
    made: dict[Role, str] = st.session_state.get(f"passphrases-{workshop.id}", {})
    if not made:
        return
    with st.container(border=True, key="passphrases"):
        blocks.title("Write these down now", "They are kept only as a hash: this is the only time.")
        for role, phrase in made.items():
            st.caption(f"Passphrase for the {role}s")
            st.code(phrase, language=None)
        if st.button("I have them"):
            del st.session_state[f"passphrases-{workshop.id}"]
            st.rerun()


def passphrases(workshop: Workshop) -> None:
    """Make a new passphrase; the old one ends."""
    st.caption("A new passphrase ends the old one, and signs out whoever used it.")
    with st.container(horizontal=True):
        for role in (Role.LEADER, Role.FACILITATOR):
            if st.button(f"New passphrase for the {role}s"):
                phrase = open_store().passes.new_passphrase(workshop.id, role)
                open_store().passes.grant(visitor.token(), workshop.id, Role.FACILITATOR)
                st.session_state[f"passphrases-{workshop.id}"] = {role: phrase}
                st.rerun()


def leaving(workshop: Workshop) -> None:
    """Put a workshop aside, or delete it for good."""
    with st.container(horizontal=True):
        if st.button("Archive the workshop"):
            open_store().workshops.archive(workshop.id)
            st.switch_page(menu.file("workshops"))
        if st.button("Delete the workshop"):
            delete(workshop)


@st.dialog("Delete this workshop for good?")
def delete(workshop: Workshop) -> None:
    """Offer an export, ask for the code, then really delete."""
    tables = {each: quotes.export_rows(workshop, each) for each in workshop.questions}
    for question, rows in ((each, rows) for each, rows in tables.items() if rows is not None):
        which = f" to question {question.position + 1}" if len(tables) > 1 else ""
        st.download_button(
            f"Download its statements{which} first",
            write_statements_csv(rows),
            safe_filename(f"{workshop.title}{which}", "csv"),
            "text/csv",
            width="stretch",
            on_click="ignore",
        )
    st.caption("Everything that people wrote in it goes, and nothing brings it back.")
    typed = st.text_input("Type the code of this workshop", max_chars=20, autocomplete="off")
    if st.button("Delete it for good", width="stretch"):
        if "".join(typed.upper().split()) != workshop.code.replace(" ", ""):
            blocks.note("That is not its code.", symbol="error", attention=True)
            return
        open_store().workshops.delete(workshop.id)
        st.session_state.pop("workshop", None)
        st.switch_page(menu.file("workshops"))
