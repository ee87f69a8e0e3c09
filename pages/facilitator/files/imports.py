"""What will happen with a file, said before anything is taken; and how it is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from pages.parts import blocks, dialog
from server.store import open_store
from vision.errors import ClosedError
from vision.exchange import Reason, TakenStatement, safe_filename, write_statements_csv
from vision.phases import Phase
from vision.store import Arrival, new_id
from vision.store.statements import FILLED
from vision.translation import _, in_row, listed, marked, ngettext, whole_number
from vision.workshop.snapshots import revealed_keys

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from vision.exchange import Reading
    from vision.models import Question, Workshop

REASONS: Final = {
    Reason.BLANK: marked("blank"),
    Reason.TOO_LONG: marked("too long"),
    Reason.UNKNOWN_LEVEL: marked("level not on the list"),
    Reason.UNKNOWN_UNIT: marked("unit not on the list"),
    Reason.NO_ROUND: marked("round is not a number"),
    Reason.DUPLICATE: marked("exact duplicate of the same person"),
    Reason.NO_ANSWER: marked("says nothing"),
    Reason.OTHER_QUESTION: marked("answers another question"),
    Reason.REJECTED: marked("rejected where it comes from"),
    Reason.ARCHIVED: marked("archived where it comes from"),
    Reason.TOTAL: marked("total or note below the table"),
    Reason.HEADING: marked("heading or message of the program"),
    Reason.CUT: marked("the file breaks off there"),
}
Parts = Mapping[str, Sequence[TakenStatement]]
"""Question id to the rows of a file that answer it."""

_LISTED: Final = 8
_SHOWN: Final = 8


def say(found: Reading, workshop: Workshop, parts: Parts) -> None:
    """Say what will be taken: so many statements of so many people, to which question and level."""
    for question in workshop.questions:
        if question.id in parts:
            _say_of(question, parts[question.id])
    rows = [row for some in parts.values() for row in some]
    levels = Counter(row.level for row in rows if row.level)
    if levels:
        counted = [f"{name} {whole_number(count)}" for name, count in levels.most_common()]
        without = sum(not row.level for row in rows)
        blocks.line(_("By level: {levels}.", levels=listed(counted)))
        if without:
            blocks.line(ngettext("One has no level.", "{number} have no level.", without))
    for sentence in found.notices:
        blocks.line(str(sentence))
    for reason, numbers in _left_out(found).items():
        blocks.line(
            ngettext("One row is not taken: {reason} (row {rows}).",
                     "{number} are not taken: {reason} (rows {rows}).", len(numbers),
                     reason=_(REASONS[reason]), rows=_numbers(numbers))
        )  # fmt: skip
    first = sorted(rows, key=lambda row: row.number)[:_SHOWN]
    preview = [(row.text, row.level or "", row.unit or "") for row in first]
    names = [_("Statement"), _("Level"), _("Unit")]
    st.dataframe(pd.DataFrame(preview, columns=names), hide_index=True)


def _say_of(question: Question, rows: Sequence[TakenStatement]) -> None:
    people = len({row.person for row in rows if row.person}) + sum(not row.person for row in rows)
    taken = ngettext("One statement", "{number} statements", len(rows))
    whose = ngettext("one person", "{number} people", people)
    blocks.line(
        _("{statements} of {people} can be taken, to “{question}”.",
          statements=taken, people=whose, question=question.text)
    )  # fmt: skip


def _left_out(found: Reading) -> dict[Reason, list[int]]:
    told: dict[Reason, list[int]] = {}
    for row in found.taken.refused:
        told.setdefault(row.reason, []).append(row.number)
    return told


def _numbers(numbers: list[int]) -> str:
    told = [str(number) for number in numbers[:_LISTED]]
    return in_row([*told, "…"] if len(numbers) > _LISTED else told)


def list_of_left_out(found: Reading, known: Sequence[TakenStatement], workshop: Workshop) -> None:
    """Offer the rows that are not taken as a list to take away."""
    table = not_taken(found, known)
    if table.empty:
        return
    st.download_button(
        _("List of rows that are not taken (CSV)"),
        lambda: write_statements_csv(table),
        safe_filename(_("{title} not taken", title=workshop.title), "csv"),
        "text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def not_taken(found: Reading, known: Sequence[TakenStatement]) -> pd.DataFrame:
    """Return the rows that are not taken and why, in the order of the file.

    Args:
        found: As read.
        known: Rows that are left out because they are here already.
    """
    rows = [(row.number, _(REASONS[row.reason]), row.value) for row in found.taken.refused]
    rows += [(row.number, _("here already"), row.text) for row in known]
    rows.sort(key=lambda row: row[0])
    return pd.DataFrame(rows, columns=[_("row"), _("why not"), _("value")])


def fresh(parts: Parts) -> tuple[Parts, list[TakenStatement]]:
    """Return the rows that are not here already, by question, and those left out because they are.

    Nothing is left out where the facilitator wants all of them.
    """
    here = {
        question_id: open_store().imports.here(question_id, [row.text for row in rows])
        for question_id, rows in parts.items()
    }
    known = [row for key, rows in parts.items() for row in rows if row.text in here[key]]
    if not known or not st.checkbox(
        ngettext("Leave out the one that is here already",
                 "Leave out the {number} that are here already", len(known)),
        value=True,
    ):  # fmt: skip
        return parts, []
    left = {key: [row for row in rows if row.text not in here[key]] for key, rows in parts.items()}
    return left, known


def keep(workshop: Workshop, parts: Parts, only: Mapping[str, str]) -> None:
    """Write what is taken, with progress, so that it can be taken back as a whole.

    Args:
        workshop: The workshop.
        parts: Question id to the rows that answer it.
        only: Question id to how it is filled by them; see ``whole_question.filled``.

    Raises:
        ClosedError: One of the questions was filled from a file; then nothing is written.
    """
    if any(parts.get(question.id) and question.filled for question in workshop.questions):
        raise ClosedError(FILLED)
    levels = {level.name: level.id for level in workshop.levels}
    units = {unit.name: unit.id for unit in workshop.units}
    bar = st.progress(0.0, _("Writing statements"))
    number, count = new_id(), 0
    total = sum(map(len, parts.values()))
    people = {row.person: new_id() for rows in parts.values() for row in rows if row.person}
    for question_id, rows in parts.items():
        if not rows:
            continue
        arrivals = (
            Arrival(
                row.text, row.person, levels.get(row.level or ""), units.get(row.unit or ""),
                row.round, import_id=number,
            )
            for row in rows
        )  # fmt: skip
        count += open_store().statements.add_many(
            workshop.id,
            question_id,
            arrivals,
            partial(_written, bar, count, total),
            people=people,
            only=only.get(question_id, ""),
        )
    st.session_state["imported"] = (count, number)
    bar.empty()


def _written(bar: DeltaGenerator, before: int, total: int, done: int) -> None:
    bar.progress((before + done) / total)


def earlier(workshop: Workshop) -> None:
    """List what came with files, each with the way to take it back."""
    imports = open_store().imports.of(workshop.id)
    if not imports:
        return
    with st.expander(_("What came with files")):
        for each in imports:
            left, right = st.columns([3, 1], vertical_alignment="center")
            taken = ngettext("One statement", "{number} statements", each.statements)
            whose = ngettext("one person", "{number} people", each.people)
            with left:
                blocks.line(
                    _("{day}: {statements} of {people}", day=each.day.isoformat(),
                      statements=taken, people=whose)
                )  # fmt: skip
            with right:
                back(workshop, each.id)


def back(workshop: Workshop, number: str, *, place: str = "listed") -> None:
    """Offer to take one import back, in one place; with a second question once it was seen."""
    name = f"back-{place}-{number}"
    if st.button(_("Take back this import"), key=name, icon=":material/undo:"):
        if _was_seen(workshop, number):
            dialog.ask(name)
        else:
            _take_back(workshop, number)
    seen = _("Take back statements that people have seen?")
    dialog.show(name, seen, partial(_ask, workshop, number))


def _was_seen(workshop: Workshop, number: str) -> bool:
    """Return whether people may have seen something of an import: since a reveal, or to answer."""
    store = open_store()
    if workshop.phase is not Phase.GATHER or store.imports.answered(workshop.id, number):
        return True
    newest = [store.snapshots.newest_id(question.id) for question in workshop.questions]
    stored = [store.snapshots.get(each) for each in newest if each]
    came = store.imports.statements(workshop.id, number)
    return any(came & revealed_keys(each.body, workshop) for each in stored if each)


def _ask(workshop: Workshop, number: str) -> None:
    st.text(_("Themes, answers and drafts were made with them. Answers to them go as well."))
    if st.button(_("Take it back all the same"), type="primary"):
        _take_back(workshop, number)


def _take_back(workshop: Workshop, number: str) -> None:
    with blocks.refusals():
        gone = open_store().imports.take_back(workshop.id, number)
        st.session_state.pop("imported", None)
        st.session_state["taken-back"] = gone
        dialog.leave()
