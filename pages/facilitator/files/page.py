"""Page: bring statements in from a file, take statements away as a file."""

import pandas as pd
import streamlit as st

from pages.facilitator.files import import_choices
from pages.facilitator.parts.question import which_question
from pages.parts import blocks, quotes, visitor
from server.store import open_store
from vision.errors import VisionError
from vision.exchange import Taken, TakenStatement, safe_filename, write_statements_csv
from vision.models import Moderation, Question, Role
from vision.store import Arrival

workshop = visitor.workshop_in_view(Role.FACILITATOR)
LEVELS = {level.name: level.id for level in workshop.levels}
UNITS = {unit.name: unit.id for unit in workshop.units}


def keep(question: Question, rows: tuple[TakenStatement, ...]) -> None:
    """Write what was taken, with progress."""
    bar = st.progress(0.0, "Writing statements")
    arrivals = (
        Arrival(
            row.text, row.person, LEVELS.get(row.level or ""), UNITS.get(row.unit or ""), row.round
        )
        for row in rows
    )
    st.session_state["imported"] = open_store().statements.add_many(
        workshop.id, question.id, arrivals, lambda done: bar.progress(done / len(rows))
    )
    bar.empty()


def bring_in(question: Question) -> None:
    """Read a file, map its columns, say what is taken and what not, then take it."""
    blocks.title("Bring statements in", "CSV or Excel (.xlsx), with one statement a row.")
    kept = st.session_state.pop("imported", None)
    if kept is not None:
        waits = workshop.moderation is Moderation.APPROVE_FIRST
        then = "They wait for approval under Moderate." if waits else "Themes follow in a moment."
        blocks.note(f"{kept:,} statements are in. {then}", symbol="check_circle")
    run = st.session_state.setdefault("files", 0)
    file = st.file_uploader("File", label_visibility="collapsed", key=f"file-{run}")
    if file is None:
        return
    table = import_choices.opened(file.name, file.getvalue(), file.file_id)
    mapping = import_choices.columns(table, workshop)
    table = import_choices.narrowed(table)
    st.dataframe(table.rows.head(8), hide_index=True)
    found = import_choices.taken(table, mapping, workshop)
    for sentence in table.notices:
        st.text(sentence)
    say(found)
    if found.rows and st.button(f"Take {len(found.rows):,} statements", type="primary"):
        keep(question, found.rows)
        st.session_state["files"] = run + 1
        st.session_state.pop("file", None)
        st.rerun()


def say(found: Taken) -> None:
    """Say what is taken and what is not; the rows that are not can be taken away as a list."""
    for sentence in found.sentences():
        st.text(sentence)
    if found.refused:
        rows = [(row.number, row.reason.value, row.value) for row in found.refused]
        listed = pd.DataFrame(rows, columns=["row", "why not", "value"])
        st.download_button(
            "List of rows that are not taken (CSV)",
            lambda: write_statements_csv(listed),
            safe_filename(f"{workshop.title} not taken", "csv"),
            "text/csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )


def take_away(question: Question) -> None:
    """Offer what may leave the house: rows in random order, level only where allowed."""
    blocks.title("Take statements away", "Text, theme and round; the level only where it is safe.")
    rows = quotes.export_rows(workshop, question)
    if rows is None:
        st.caption("There is something to take away once the themes are out.")
        return
    st.download_button(
        "Download statements (CSV)",
        write_statements_csv(rows),
        safe_filename(workshop.title, "csv"),
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


blocks.finding("Files", kicker=workshop.title)
question = which_question(workshop, "They answer")
try:
    bring_in(question)
except VisionError as error:
    blocks.note(str(error), symbol="error", attention=True)
st.divider()
take_away(question)
