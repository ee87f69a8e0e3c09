"""What may leave the house, in the shape that somebody goes on with."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

import pandas as pd
import streamlit as st

from pages.parts import blocks, draft_coverage, influence_map, pulse_results, quotes
from pages.parts.results import Results, newest
from server.store import open_store
from vision.consensus.importance import Importance
from vision.consensus.levels import NEAR, Consensus
from vision.drafts.stances import Stances
from vision.exchange import safe_filename, write_statements_csv, write_xlsx
from vision.exchange.exports_for_tools import (
    write_kouchou_csv,
    write_statements_json,
    write_talk_to_the_city_csv,
)
from vision.exchange.polis_files import write_polis_files
from vision.exchange.safe_spreadsheet import WHY_NO_LEVEL
from vision.models import Question, Workshop
from vision.privacy import Released
from vision.privacy.exported_answers import Ballot, ballot
from vision.privacy.quotes import ExportRow
from vision.reports.influence_tables import influence_tables
from vision.reports.tidy import (
    WHY_NO_ANSWERS,
    answers_by_statement,
    tidy_tables,
    write_tidy_tables,
)
from vision.reports.tidy_answers import opinion_groups_table, people_table, tension_table
from vision.reports.tidy_drafts import pulse_table, stance_table, voice_tables
from vision.translation import _, marked

Made = tuple[bytes, str, str]
"""Content of a file, its ending and its kind."""

CSV: Final = "text/csv"
ZIP: Final = "application/zip"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

SHAPES: Final = {
    "csv": marked("Statements (CSV)"),
    "xlsx": marked("Statements (Excel)"),
    "json": marked("Statements (JSON)"),
    "answers": marked("Answers by statement (CSV)"),
    "drafts": marked("Drafts with their versions (CSV)"),
    "tables": marked("All numbers as tidy tables, with a dictionary (ZIP)"),
    "polis": marked("For Polis and its readers (ZIP)"),
    "kouchou": marked("For Kouchou-AI (CSV)"),
    "city": marked("For Talk to the City (CSV)"),
}


FIXED: Final = marked(
    "The tool that reads this file has columns of its own, so the file does not say why a level is"
    " missing. {why}"
)
ABOUT: Final = {
    **dict.fromkeys(("csv", "xlsx", "json", "tables"), WHY_NO_LEVEL),
    "answers": WHY_NO_ANSWERS,
}
"""What the page says below a file of blank cells, which the file says as well."""


def take_away(workshop: Workshop, question: Question) -> None:
    """Offer what may leave the house, one shape at a time."""
    blocks.title(
        _("Take statements away"),
        _("Text, theme and round; the level only where it is safe."),
    )
    results = newest(workshop, question)
    if results is None:
        st.caption(_("Statements and numbers can be taken away once the themes are out."))
        if not open_store().drafts.all(workshop.id):
            return
    shape = st.selectbox(
        _("As"),
        [each for each in SHAPES if results or each == "drafts"],
        format_func=lambda each: _(SHAPES[each]),
        key="leaving",
    )
    if results is None:
        made = _drafts(workshop, question, results)
    elif quotes.many(results) and not st.button(_("Make it"), key=f"make-{shape}"):
        return
    else:
        made = MAKERS[shape](workshop, question, results)
    if made is None:
        st.caption(_("There is nothing of this kind yet, or too few people for it."))
        return
    content, ending, kind = made
    called = blocks.titled(workshop)
    st.download_button(
        _("Download"),
        content,
        safe_filename(called if shape == "csv" else f"{called} {shape}", ending),
        kind,
        icon=":material/download:",
        on_click="ignore",
    )
    if shape in ABOUT:
        st.caption(_(ABOUT[shape]))
    elif shape in {"kouchou", "city"}:
        st.caption(_(FIXED, why=_(WHY_NO_LEVEL)))


def _rows(workshop: Workshop, question: Question) -> list[ExportRow]:
    table = quotes.export_rows(workshop, question)
    if table is None:
        return []
    plain = table.astype(object).where(table.notna(), None)
    return [ExportRow(*row) for row in plain.itertuples(index=False, name=None)]


def _csv(workshop: Workshop, question: Question, _results: Results) -> Made:
    table = quotes.export_rows(workshop, question)
    return write_statements_csv(table if table is not None else pd.DataFrame()), "csv", CSV


def _xlsx(workshop: Workshop, question: Question, _results: Results) -> Made:
    table = quotes.export_rows(workshop, question)
    about = pd.DataFrame({_("About this file"): [question.text, _(WHY_NO_LEVEL)]})
    columns = {"statement": _("Statement"), "theme": _("Theme"), "round": _("Round")}
    columns["level"] = _("Level")
    rows = pd.DataFrame() if table is None else table.rename(columns=columns)
    sheets = {_("Statements"): rows, _("About"): about}
    return write_xlsx(sheets), "xlsx", XLSX


def _json(workshop: Workshop, question: Question, _results: Results) -> Made:
    rows = _rows(workshop, question)
    content = write_statements_json(blocks.titled(workshop), question.text, rows)
    return content, "json", "application/json"


def _consensus(results: Results) -> Consensus | None:
    return Consensus.from_json(results.agreement["consensus"]) if results.agreement else None


def _texts(consensus: Consensus) -> dict[str, str]:
    return quotes.texts([each.statement for each in consensus.statements])


def _answers(_workshop: Workshop, _question: Question, results: Results) -> Made | None:
    found = _consensus(results)
    if found is None:
        return None
    table = answers_by_statement(found, _texts(found), results.twice.said_by())
    why = _(WHY_NO_ANSWERS) if table["answered"].isna().any() else ""
    return write_statements_csv(table, why=why), "csv", CSV


def _drafts(workshop: Workshop, _question: Question, _results: Results | None) -> Made | None:
    drafts = open_store().drafts.all(workshop.id)
    rows = [(each.number, each.base_number, each.shared, each.text) for each in drafts]
    columns = ["version", "made_from", "shared", "text"]
    table = pd.DataFrame(rows, columns=columns).astype({"made_from": "Int64"})
    return (write_statements_csv(table), "csv", CSV) if rows else None


def _tables(workshop: Workshop, question: Question, results: Results) -> Made:
    found = _consensus(results)
    texts = _texts(found) if found else None
    told = results.agreement
    matters = Importance.from_json(told["importance"]) if told else None
    said_by = results.twice.said_by()
    tables = tidy_tables(results.alignment, found, texts, said_by, matters)
    tables["people"] = people_table(results.published, results.alignment)
    if told:
        marks = [mark["statement"] for each in told["groups"]["marks"].values() for mark in each]
        tables["tension"] = tension_table(told["tension"], results.names)
        tables["opinion_groups"] = opinion_groups_table(told["groups"], quotes.texts(marks))
    tables |= _afterwards(workshop, question, results)
    if influence_map.there(workshop):
        drawn, spoken = influence_map.of(results), influence_map.spoken_together(results)
        tables |= influence_tables(drawn, spoken, results.names)
    return write_tidy_tables(tables), "zip", ZIP


def _afterwards(
    workshop: Workshop, question: Question, results: Results
) -> dict[str, pd.DataFrame]:
    """Return what drafts that everyone may read carry, where people stand, and pulses."""
    shared = [each for each in open_store().drafts.all(workshop.id) if each.shared]
    pulses = pulse_results.over(workshop, to_leaders=True)
    tables: dict[str, pd.DataFrame] = {}
    if shared:
        carries = draft_coverage.carries(question, results, shared[-1].text)
        tables |= voice_tables(shared[-1].number, carries)
    stances = [
        (each.number, Stances.from_json(results.standings[each.id]))
        for each in shared
        if each.id in results.standings
    ]
    if stances:
        tables["stances"] = stance_table(stances)
    if pulses:
        told = ((pulse.number, pulse.opened.isoformat(), each) for pulse, each in pulses)
        tables["pulses"] = pulse_table(told)
    return tables


def _polis(workshop: Workshop, question: Question, results: Results) -> Made | None:
    votes, texts = _ballot(workshop, results)
    return (write_polis_files(question.text, texts, votes), "zip", ZIP) if votes.votes else None


def _ballot(workshop: Workshop, results: Results) -> tuple[Ballot, dict[str, str]]:
    stored = open_store().snapshots.get(results.id)
    if stored is None or not stored.body.get("released"):
        return Ballot((), ()), {}
    released = Released.from_json(stored.body.get("filed") or stored.body["released"])
    asked = [key for key in released.answers if results.twice.one(key) == key]
    texts = quotes.texts([key for key in asked if key not in results.standings])
    hashed = open_store().database.keyed_hash
    votes = ballot(
        released,
        texts,
        smallest_group=workshop.smallest_group,
        lot=hashed("ballot", json.dumps(released.answers, sort_keys=True)),
        near=NEAR,
        draw=hashed("softened", workshop.id),
    )
    return votes, texts


def _kouchou(workshop: Workshop, question: Question, _results: Results) -> Made:
    return write_kouchou_csv(_rows(workshop, question)), "csv", CSV


def _city(workshop: Workshop, question: Question, _results: Results) -> Made:
    return write_talk_to_the_city_csv(_rows(workshop, question)), "csv", CSV


MAKERS: Final[dict[str, Callable[[Workshop, Question, Results], Made | None]]] = {
    "csv": _csv, "xlsx": _xlsx, "json": _json, "answers": _answers, "drafts": _drafts,
    "tables": _tables, "polis": _polis, "kouchou": _kouchou, "city": _city,
}  # fmt: skip
