"""A file on its way in: which column holds what, what its values stand for, what is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks
from vision.exchange import (
    Mapping,
    Rules,
    read_table,
    suggest_columns,
    take_statements,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.exchange import Table, Taken
    from vision.models import Workshop

NONE: Final = "(none)"
PARTS: Final = {
    "text": "Statement",
    "level": "Level",
    "unit": "Unit",
    "person": "Person",
    "round": "Round",
}
ASKED: Final = 30
"""Values that are asked about one by one; the rest is answered at once."""


def opened(name: str, content: bytes, file_id: str) -> Table:
    """Return the table in a file, read once while it is on the page."""
    kept = st.session_state.get("file")
    if not kept or kept[0] != file_id:
        kept = (file_id, read_table(content, name))
        st.session_state["file"] = kept
    table: Table = kept[1]
    if len(table.sheets) > 1:
        sheet = st.selectbox("Sheet", table.sheets, index=table.sheets.index(table.sheet or ""))
        if sheet in table.sheets and sheet != table.sheet:
            table = read_table(content, name, sheet=sheet)
    return table


def columns(table: Table, workshop: Workshop) -> Mapping:
    """Let the facilitator say which column holds what, starting from a good guess."""
    levels, units = ([each.name for each in some] for some in (workshop.levels, workshop.units))
    guess = suggest_columns(table, levels=levels, units=units)
    chosen: dict[str, str | None] = {}
    for place, (part, label) in zip(st.columns(len(PARTS)), PARTS.items(), strict=True):
        options = [NONE, *table.columns]
        guessed = getattr(guess, part)
        with place:
            picked = st.selectbox(
                label, options, index=options.index(guessed) if guessed else 0, key=f"map-{part}"
            )
        chosen[part] = picked if picked in table.columns else None
    st.caption("The person column only tells people apart. It is not kept.")
    return Mapping(
        chosen["text"], chosen["level"], chosen["unit"], chosen["person"], chosen["round"]
    )


def narrowed(table: Table) -> Table:
    """Let the facilitator take only rows with one value in one column."""
    column = st.selectbox("Only rows where", [NONE, *table.columns], key="narrow")
    if column not in table.columns:
        return table
    values = sorted(set(table.rows[column].str.strip()) - {""})[:500]
    value = st.selectbox("is", values, key="narrow-value")
    return table.where(column, value) if value in values else table


def taken(table: Table, mapping: Mapping, workshop: Workshop) -> Taken:
    """Return what can be taken, after asking what unknown levels and units stand for."""
    levels, units = ([each.name for each in some] for some in (workshop.levels, workshop.units))
    bar = st.progress(0.0, "Reading rows")
    first = take_statements(table, mapping, levels=levels, units=units or None)
    bar.progress(0.5, "Reading rows")
    found = take_statements(
        table,
        mapping,
        levels=levels,
        units=units or None,
        level_map=_meant(first.unknown_levels, levels, "level"),
        unit_map=_meant(first.unknown_units, units, "unit"),
        rules=Rules(round_number=workshop.round),
    )
    bar.empty()
    return found


def _meant(values: dict[str, int], known: Collection[str], what: str) -> dict[str, str | None]:
    """Ask what values stand for that are not on the workshop's list."""
    if not values:
        return {}
    skip, without = "leave these rows out", f"take them without a {what}"
    blocks.title(f"Which {what} is meant?", f"These are not on this workshop’s list of {what}s.")
    everyone = st.selectbox("All of them", ["one by one", without, skip], key=f"all-{what}")
    if everyone == skip:
        return {}
    if everyone == without:
        return dict.fromkeys(values)
    meant: dict[str, str | None] = {}
    for value, rows in list(values.items())[:ASKED]:
        label = f"{blocks.plain(value)} ({rows:,} rows)"
        picked = st.selectbox(label, [skip, without, *known], key=f"meant-{what}-{value}")
        if picked != skip:
            meant[value] = picked if picked in known else None
    if len(values) > ASKED:
        blocks.note(
            f"The {len(values) - ASKED:,} rarest others are left out. Answer for all above."
        )
    return meant
