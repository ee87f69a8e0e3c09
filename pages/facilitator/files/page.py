"""Page: bring statements in from a file, take statements away as a file."""

import hashlib

import streamlit as st

from pages.facilitator.files import (
    arriving,
    exports,
    import_choices,
    imports,
    questions,
    whole_question,
    whole_workshops,
)
from pages.facilitator.parts.question import which_question
from pages.parts import blocks, visitor
from server import file_reader
from server.store import open_store
from vision.exchange import Reading
from vision.limits import LARGEST_FILE_MB
from vision.models import Moderation, Question, Role
from vision.translation import _, ngettext

workshop = visitor.workshop_in_view(Role.FACILITATOR)


def chosen() -> tuple[str, bytes] | None:
    """Return the name and the content of the file that was chosen, or what was pasted."""
    run = st.session_state.setdefault("files", 0)
    limit = _("A file may have {megabytes} MB. Of a larger one keep only the columns you need, cut"
              " it into several files, or read it on the command line.",
              megabytes=LARGEST_FILE_MB)  # fmt: skip
    file = arriving.chosen_file("", limit, name=str(run))
    with st.expander(_("Or paste lines or a table")):
        pasted = st.text_area(
            _("Lines or a copied table"), key=f"paste-{run}",
            placeholder=_("One statement a line, or rows copied from a spreadsheet"),
        )  # fmt: skip
        st.button(_("Read what was pasted"))
    if file is not None:
        return file.name, file.getvalue()
    return ("pasted.txt", pasted.encode()) if pasted.strip() else None


def read(name: str, content: bytes) -> Reading:
    """Return what is in the file for this workshop under the choices made so far, read once."""
    opened = (workshop.id, hashlib.sha256(content).hexdigest())
    if st.session_state.get("opened-file") != opened:
        import_choices.forget()
        st.session_state["opened-file"] = opened
    levels = tuple(level.name for level in workshop.levels)
    units = tuple(unit.name for unit in workshop.units)
    choices = import_choices.remembered(levels, units)
    under = (opened, choices, levels, units, workshop.round)
    kept = st.session_state.get("read-file")
    if not kept or kept[0] != under:
        with st.spinner(_("Reading the file")):
            found = file_reader.read(
                content, name, choices,
                levels=levels, units=units or None, round_number=workshop.round,
            )  # fmt: skip
        kept = (under, found)
        st.session_state["read-file"] = kept
    found_now: Reading = kept[1]
    return found_now


def bring_in(question: Question) -> None:
    """Read a file, say what would be taken and what not, then take it."""
    blocks.title(
        _("Bring statements in"),
        _(
            "CSV, Excel, OpenDocument, SPSS, Word, RTF, JSON, XML, web pages, lists, chats, or a"
            " packed file of these."
        ),
    )
    say_done()
    whole_question.reopen(question)
    source = chosen()
    if source is None:
        return
    found = read(*source)
    import_choices.meanings(found, [level.name for level in workshop.levels], "level")
    import_choices.meanings(found, [unit.name for unit in workshop.units], "unit")
    mapped = questions.by_question(workshop, question, found.taken.rows)
    parts, known = imports.fresh(mapped)
    imports.say(found, workshop, parts)
    import_choices.offer(found)
    imports.list_of_left_out(found, known, workshop)
    count = sum(map(len, parts.values()))
    only = whole_question.filled(workshop, parts)
    label = ngettext("Take one statement", "Take {number} statements", count)
    if count and st.button(label, type="primary"):
        imports.keep(workshop, parts, only)
        st.session_state["files"] += 1
        st.session_state.pop("opened-file", None)
        st.session_state.pop("read-file", None)
        st.rerun()


def say_done() -> None:
    """Say what has just come in or gone, with the way back."""
    gone = st.session_state.pop("taken-back", None)
    if gone is not None:
        told = ngettext(
            "One statement was taken back.", "{number} statements were taken back.", gone
        )
        blocks.note(told, symbol="undo")
    kept = st.session_state.get("imported")
    if kept is None:
        return
    count, number = kept
    here = {each.id for each in open_store().imports.of(workshop.id)}
    if number not in here:
        return
    waits = workshop.moderation is Moderation.APPROVE_FIRST
    after = (
        _("They wait for approval under Moderate.") if waits else _("Themes follow in a moment.")
    )
    said = ngettext("One statement is in.", "{number} statements are in.", count)
    blocks.note(after, strong=said, symbol="check_circle")
    imports.back(workshop, number, place="now")


blocks.finding(_("Files"), kicker=blocks.titled(workshop))
question = which_question(workshop, _("They answer"))
with blocks.refusals():
    bring_in(question)
imports.earlier(workshop)
st.divider()
exports.take_away(workshop, question)
whole_workshops.offer(workshop)
