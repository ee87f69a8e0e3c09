"""A file on its way in: what of it is read, and how; every proposal can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks
from vision.exchange import EVERY, NONE, Choices, Long, Split, text_columns
from vision.exchange.formats.encoding import SPOKEN
from vision.limits import LAST_HEADER_ROW, LONGEST_STATEMENT
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange import Reading, Table

PARTS: Final = {
    "level": marked("Level"),
    "unit": marked("Unit"),
    "person": marked("Person"),
    "round": marked("Round"),
}
SPLITS: Final = {
    Split.NO: marked("One statement a cell"),
    Split.LINES: marked("One a line or bullet"),
    Split.SEMICOLONS: marked("One between semicolons"),
}
LONGS: Final = {
    Long.WHOLE: marked("Take them whole"),
    Long.SENTENCES: marked("Cut them between sentences"),
}
ASKED: Final = 30
"""Values that are asked about one by one."""

WITHOUT: Final = ""
"""Stands for "take these without one" among the names that a value may stand for."""


def _changed(key: str) -> None:
    """Note that a person chose something; another table has other columns."""
    st.session_state.setdefault("chosen", set()).add(key)
    if key in {"map-sheet", "map-header", "map-encoding"}:
        columns = {"map-text", "map-where", "map-value", *(f"map-{part}" for part in PARTS)}
        st.session_state["chosen"] -= columns
        for each in columns:
            st.session_state.pop(each, None)


def _picked(part: str) -> str | None:
    """Return what a person chose for this file, None where nobody chose."""
    key = f"map-{part}"
    value = st.session_state.get(key) if key in st.session_state.get("chosen", ()) else None
    return value if isinstance(value, str) else None


def remembered(levels: Sequence[str], units: Sequence[str]) -> Choices:
    """Return what was chosen so far for the file that is open.

    Args:
        levels: Names of the workshop's levels as they are now.
        units: Of its units.
    """
    chosen = st.session_state.get("chosen", ())
    texts = st.session_state.get("map-text", ()) if "map-text" in chosen else ()
    header = st.session_state.get("map-header") if "map-header" in chosen else None
    column, value = _picked("where"), _picked("value")
    split, long = _picked("split"), _picked("long")
    return Choices(
        sheet=_picked("sheet"),
        header=int(header) if header is not None else None,
        encoding=_picked("encoding"),
        text=tuple(texts),
        level=_picked("level"), unit=_picked("unit"), person=_picked("person"),
        round=_picked("round"),
        answered=_picked("answered"),
        split=Split(split) if split else None,
        long=Long(long) if long else Long.WHOLE,
        where=(column, value) if column and column != NONE and value else None,
        level_map=_meant("level", levels), unit_map=_meant("unit", units),
    )  # fmt: skip


def _meant(what: str, names: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """Return what values were said to stand for, as far as there still is such a name."""
    before = f"map-{what}-"
    chosen = st.session_state.get("chosen", ())
    return tuple(
        (key.removeprefix(before), name or None)
        for key in sorted(chosen)
        if key.startswith(before) and (not (name := st.session_state.get(key)) or name in names)
    )


def forget() -> None:
    """Forget the choices: another file is open."""
    st.session_state.pop("chosen", None)
    for key in list(st.session_state):
        if str(key).startswith("map-"):
            del st.session_state[key]


def offer(found: Reading) -> None:
    """Show what was understood, each with the other possibilities."""
    table = found.table
    with st.expander(_("Change how it is read")):
        _where_it_lies(table)
        _columns(found)
        _rows(table)
        _cells(found)


def _where_it_lies(table: Table) -> None:
    left, middle, right = st.columns(3)
    if len(table.sheets) > 1:
        sheets = list(table.sheets)
        at = sheets.index(table.sheet) if table.sheet in sheets else None
        left.selectbox(
            _("Sheet"), sheets, index=at, key="map-sheet", on_change=_changed, args=("map-sheet",)
        )
    middle.number_input(
        _("Row of the header (0: there is none)"),
        min_value=0,
        max_value=LAST_HEADER_ROW,
        value=table.header_row or 0,
        key="map-header",
        on_change=_changed,
        args=("map-header",),
    )
    if table.format in {"csv", "lines", "chat", "html", "json", "jsonl"}:
        known = [codec for codec in SPOKEN if codec != "utf-8-sig"]  # called UTF-8 as well
        at = known.index(table.encoding) if table.encoding in known else 0
        right.selectbox(
            _("Encoding"), known, index=at, format_func=lambda each: SPOKEN[each],
            key="map-encoding", on_change=_changed, args=("map-encoding",),
        )  # fmt: skip


def _columns(found: Reading) -> None:
    table, mapping = found.table, found.mapping

    def called(name: str) -> str:
        return _("(none)") if name == NONE else table.question(name)

    offered = list(dict.fromkeys((*mapping.texts, *text_columns(table), *table.columns)))
    st.multiselect(
        _("Statements"),
        offered,
        default=list(mapping.texts),
        format_func=called,
        key="map-text",
        on_change=_changed,
        args=("map-text",),
    )
    for place, (part, label) in zip(st.columns(len(PARTS)), PARTS.items(), strict=True):
        options = [NONE, *table.columns]
        chosen = getattr(mapping, part) or NONE
        place.selectbox(
            _(label),
            options,
            index=options.index(chosen),
            format_func=called,
            key=f"map-{part}",
            on_change=_changed,
            args=(f"map-{part}",),
        )
    st.caption(_("The person column only tells people apart. It is not kept."))


def _rows(table: Table) -> None:
    left, right = st.columns(2)
    options = [NONE, *table.columns]
    column = left.selectbox(
        _("Only rows where"),
        options,
        format_func=lambda each: _("(none)") if each == NONE else each,
        key="map-where",
        on_change=_changed,
        args=("map-where",),
    )
    if column in table.columns:
        values = sorted(set(table.rows[column].str.strip()) - {""})[:500]
        right.selectbox(_("is"), values, key="map-value", on_change=_changed, args=("map-value",))


def _cells(found: Reading) -> None:
    left, middle, right = st.columns(3)
    splits, longs = list(SPLITS), list(LONGS)
    left.selectbox(
        _("Several in one cell"), [each.value for each in splits],
        index=splits.index(found.cell_rules.split),
        format_func=lambda each: _(SPLITS[Split(each)]),
        key="map-split", on_change=_changed, args=("map-split",),
    )  # fmt: skip
    middle.selectbox(
        _("Answers over {longest} characters", longest=LONGEST_STATEMENT),
        [each.value for each in longs],
        format_func=lambda each: _(LONGS[Long(each)]),
        key="map-long", on_change=_changed, args=("map-long",),
    )  # fmt: skip
    if len(found.questions) > 1:
        asked = [*found.questions, EVERY]
        right.selectbox(
            _("Answers to"), asked, index=asked.index(found.answered or EVERY),
            format_func=_asked,
            key="map-answered", on_change=_changed, args=("map-answered",),
        )  # fmt: skip


def _asked(question: str) -> str:
    """Return a question of the file as the list of questions shows it."""
    return _("all of them") if question == EVERY else question


def meanings(found: Reading, names: Sequence[str], what: str) -> None:
    """Ask what values stand for that are not on the workshop's list, each once.

    Args:
        found: As read.
        names: Of the workshop's levels or units.
        what: ``level`` or ``unit``.
    """
    meant = found.level_map if what == "level" else found.unit_map
    if not meant:
        return
    level = what == "level"
    blocks.title(
        _("Which level is meant?") if level else _("Which unit is meant?"),
        _("Spelt in another way, or not on this workshop’s list. Without an answer they count"
          " without one."),
    )  # fmt: skip
    without = _("Take without a level") if level else _("Take without a unit")
    options = [WITHOUT, *names]
    places = st.columns(3)
    for number, (value, name) in enumerate(list(meant.items())[:ASKED]):
        places[number % 3].selectbox(
            blocks.plain(value), options, index=options.index(name or WITHOUT),
            format_func=lambda each: each or without, key=f"map-{what}-{value}",
            on_change=_changed, args=(f"map-{what}-{value}",),
        )  # fmt: skip
    more = len(meant) - ASKED
    if more > 0:
        blocks.note(ngettext("One other value counts without one.",
                             "{number} other values count without one.", more))  # fmt: skip
