"""Page: bring statements in from a file, take statements away as a file."""

import streamlit as st

from pages import frame, results, visitor
from pages.bridge import open_store
from vision.errors import VisionError
from vision.exchange import (
    Mapping,
    Table,
    TakenStatement,
    read_table,
    safe_filename,
    suggest_columns,
    take_statements,
    write_statements_csv,
)
from vision.models import Role
from vision.store import Arrival

workshop = visitor.workshop_in_view(Role.FACILITATOR)
question = workshop.questions[0]
LEVELS = {level.name: level.id for level in workshop.levels}
UNITS = {unit.name: unit.id for unit in workshop.units}
NONE = "(none)"
PARTS = {
    "text": "Statement",
    "level": "Level",
    "unit": "Unit",
    "person": "Person (only to tell people apart; not kept)",
    "round": "Round",
}


def columns(table: Table) -> Mapping:
    """Let the facilitator say which column holds what, starting from a good guess."""
    guess = suggest_columns(table, levels=list(LEVELS), units=list(UNITS))
    chosen = {}
    places = iter(st.columns(len(PARTS)))
    for part, label in PARTS.items():
        options = [NONE, *table.columns]
        guessed = getattr(guess, part)
        with next(places):
            picked = st.selectbox(
                label, options, index=options.index(guessed) if guessed else 0, key=f"map-{part}"
            )
        chosen[part] = picked if picked in table.columns else None
    return Mapping(**chosen)


def unknown(names: dict[str, int], known: dict[str, str], what: str) -> dict[str, str | None]:
    """Ask what values stand for that are not on the workshop's list."""
    found: dict[str, str | None] = {}
    if names:
        frame.title(f"Which {what} is meant?", f"These are not on this workshop’s list of {what}s.")
    for value, rows in list(names.items())[:30]:
        skip, without = "leave these rows out", f"take them without a {what}"
        picked = st.selectbox(
            f"{frame.plain(value)} ({rows:,} rows)", [skip, without, *known], key=f"{what}-{value}"
        )
        if picked != skip:
            found[value] = picked if picked in known else None
    return found


def keep(rows: tuple[TakenStatement, ...]) -> None:
    """Write what was taken, with progress."""
    bar = st.progress(0.0, "Writing statements")
    arrivals = (
        Arrival(
            row.text, row.person, LEVELS.get(row.level or ""), UNITS.get(row.unit or ""), row.round
        )
        for row in rows
    )
    kept = open_store().statements.add_many(
        workshop.id, question.id, arrivals, lambda done: bar.progress(done / len(rows))
    )
    bar.empty()
    st.session_state["imported"] = kept


def bring_in() -> None:
    """Read a file, map its columns, say what is taken and what not, then take it."""
    frame.title("Bring statements in", "CSV or Excel (.xlsx), with one statement a row.")
    if st.session_state.pop("imported", None) is not None:
        frame.note("The statements are in. Themes follow in a moment.", symbol="check_circle")
    file = st.file_uploader("File", label_visibility="collapsed")
    if file is None:
        return
    table = read_table(file.getvalue(), file.name)
    if len(table.sheets) > 1:
        sheet = st.selectbox("Sheet", table.sheets, index=table.sheets.index(table.sheet or ""))
        table = read_table(file.getvalue(), file.name, sheet=sheet)
    mapping = columns(table)
    narrow = st.selectbox("Only rows where", [NONE, *table.columns], key="narrow")
    if narrow != NONE:
        values = sorted(set(table.rows[narrow].str.strip()) - {""})[:500]
        table = table.where(narrow, st.selectbox("is", values) or "")
    st.dataframe(table.rows.head(8), hide_index=True)
    names = list(LEVELS), list(UNITS) or None
    first = take_statements(table, mapping, levels=names[0], units=names[1])
    taken = take_statements(
        table,
        mapping,
        levels=names[0],
        units=names[1],
        level_map=unknown(first.unknown_levels, LEVELS, "level"),
        unit_map=unknown(first.unknown_units, UNITS, "unit"),
        round_number=workshop.round,
    )
    for sentence in (*table.notices, *taken.sentences()):
        st.text(sentence)
    if taken.rows and st.button(f"Take {len(taken.rows):,} statements", type="primary"):
        keep(taken.rows)
        st.rerun()


def take_away() -> None:
    """Offer what may leave the house: rows in random order, level only where allowed."""
    frame.title("Take statements away", "Text, theme and round; the level only where it is safe.")
    rows = results.export_rows(workshop, question)
    if rows is None:
        st.caption("There is something to take away once the themes are out.")
        return
    st.download_button(
        "Download statements (CSV)",
        write_statements_csv(rows),
        safe_filename(workshop.title, "csv"),
        "text/csv",
    )


frame.finding("Files", kicker=workshop.title)
try:
    bring_in()
except VisionError as error:
    frame.note(str(error), symbol="error", attention=True)
st.divider()
take_away()
