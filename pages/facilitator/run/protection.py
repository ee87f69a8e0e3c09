"""What protects people and a workshop: moderation, level codes, passphrases, archive, deletion."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import streamlit as st

from pages import menu
from pages.parts import blocks, dialog, language_model, quotes
from pages.parts.language import typed_day
from pages.parts.results import newest
from server.store import open_store, settings
from vision.errors import VisionError
from vision.exchange import safe_filename, write_statements_csv
from vision.limits import HIGHEST_GROUP, LONGEST_CODE, LONGEST_LEVEL_CODE, LOWEST_GROUP
from vision.models import Moderation, Question, Workshop
from vision.translation import _, marked
from vision.workshop import trial_run

KINDS = {
    Moderation.SHOW_AND_HIDE: marked("show and hide"),
    Moderation.APPROVE_FIRST: marked("approve each one first"),
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
        if workshop.endpoint:
            blocks.line(language_model.says(workshop.endpoint))
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
        _("Smallest group that is shown"),
        LOWEST_GROUP,
        HIGHEST_GROUP,
        workshop.smallest_group,
        width=220,
    )
    if kind in KINDS and (kind, least) != (workshop.moderation, workshop.smallest_group):
        open_store().workshops.choose_protection(workshop.id, kind, int(least))
        st.rerun()
    _names(workshop)


def _names(workshop: Workshop) -> None:
    """Let a language model suggest names, or not; where there is one, and nobody has written."""
    model = settings().endpoint
    host = model.host if model else workshop.endpoint
    if not host:
        return
    key = f"names-from-{workshop.id}"
    st.session_state[key] = workshop.endpoint == host
    st.toggle(
        _("Let a language model suggest names of themes"), key=key, on_change=_let,
        args=(workshop.id, host, key),
    )  # fmt: skip
    blocks.line(language_model.says(host), "v-sub")
    blocks.line(
        _("People are told so beside the field. Once somebody has written it stays as it is."),
        "v-sub",
    )


def _let(workshop_id: str, host: str, key: str) -> None:
    with suppress(VisionError):  # somebody has just written: the page says how it stays
        open_store().namings.choose(workshop_id, host if st.session_state[key] else "")


def level_codes(workshop: Workshop) -> None:
    """Ask for a code at a level, so that not everyone can claim it."""
    guarded, _slips = open_store().participants.codes_asked(workshop.id)
    st.caption(
        _("Whoever joins at such a level types its code. Leave a code empty to ask for none.")
    )
    for level in workshop.levels:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            state = _("asks for a code") if level.id in guarded else _("open to all")
            code = st.text_input(
                blocks.plain(f"{level.name} ({state})"),
                max_chars=LONGEST_LEVEL_CODE,
                key=f"code-{level.id}",
                autocomplete="off",
            )
            if st.button(_("Keep"), key=f"keep-{level.id}"):
                open_store().participants.set_level_code(level.id, code)
                st.rerun()


def leaving(workshop: Workshop) -> None:
    """Put a workshop aside, delete it for good, or choose the day on which it deletes itself."""
    day = st.date_input(
        _("Deletes itself on (empty: never)"), workshop.ends, min_value=None, format=typed_day()
    )
    if day != workshop.ends and st.button(_("Keep this day")):
        with blocks.refusals():
            open_store().retention.end(workshop.id, day)
            st.rerun()
    with st.container(horizontal=True):
        if st.button(_("Archive the workshop")):
            open_store().workshops.archive(workshop.id)
            st.switch_page(menu.file("workshops"))
        emptied, gone = f"empty-{workshop.id}", f"delete-{workshop.id}"
        if not workshop.is_sample:
            st.button(_("Empty this trial"), on_click=dialog.ask, args=(emptied,))
        st.button(_("Delete the workshop"), on_click=dialog.ask, args=(gone,))
    dialog.show(emptied, _("Was this only a trial?"), partial(empty, workshop))
    dialog.show(gone, _("Delete this workshop for good?"), partial(delete, workshop))


def empty(workshop: Workshop) -> None:
    """Say what goes and what stays, ask for the code, then take people and words out for good."""
    st.caption(
        _(
            "All people go, with everything that they wrote and answered and all that came of it, "
            "and nothing brings it back. Title, code, questions, levels, rules, steps and seeds "
            "stay; everyone joins anew."
        )
    )
    if _says_code(workshop, _("Empty it for good")):
        with blocks.refusals():
            trial_run.empty(open_store(), workshop)
            dialog.leave()


def _take_first(workshop: Workshop, question: Question) -> None:
    """Offer a question's statements as a file; of many it is made when that is asked for."""
    found, at = newest(workshop, question), question.position + 1
    if found is None:
        return
    label = (
        _("Download its statements to question {at} first", at=at)
        if len(workshop.questions) > 1
        else _("Download its statements first")
    )
    if quotes.many(found) and not st.button(label, width="stretch", key=f"make-{at}"):
        return
    rows = quotes.export_rows(workshop, question)
    if rows is None:
        return
    st.download_button(
        label,
        write_statements_csv(rows),
        safe_filename(f"{workshop.title} {at}", "csv"),
        "text/csv",
        width="stretch",
        on_click="ignore",
    )


def _says_code(workshop: Workshop, label: str) -> bool:
    """Return whether a button was pressed with the workshop's code typed above it."""
    typed = st.text_input(
        _("Type the code of this workshop"), max_chars=LONGEST_CODE, autocomplete="off"
    )
    if not st.button(label, width="stretch"):
        return False
    if "".join(typed.upper().split()) != workshop.code.replace(" ", ""):
        blocks.note(_("That is not its code."), symbol="error", attention=True)
        return False
    return True


def delete(workshop: Workshop) -> None:
    """Offer an export, ask for the code, then really delete."""
    for question in workshop.questions:
        _take_first(workshop, question)
    st.caption(_("Everything that people wrote in it goes, and nothing brings it back."))
    if _says_code(workshop, _("Delete it for good")):
        open_store().workshops.delete(workshop.id)
        st.session_state.pop("workshop", None)
        st.session_state["deleted"] = True  # Run's clock may draw it once more
        st.switch_page(menu.file("workshops"))
