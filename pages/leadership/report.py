"""Page: what leaders take away: a page to print, slides, a workbook, the statements."""

import datetime as dt
from functools import partial

import streamlit as st

from pages import frame, paper, results
from pages.bridge import open_store
from pages.leadership.desk import open_desk
from vision.alignment.guesses import compare_guesses
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.drafts import clauses
from vision.exchange import safe_filename, write_statements_csv
from vision.reports import report, report_html, slides_pptx, tables_xlsx

desk = open_desk()
workshop, found, store = desk.workshop, desk.results, open_store()
DAY = dt.datetime.now(tz=dt.UTC).date()
KINDS = {
    "html": ("One page to read and print (HTML)", "text/html", report_html),
    "pptx": (
        "Slides (PowerPoint)",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        slides_pptx,
    ),
    "xlsx": (
        "All numbers (Excel)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        tables_xlsx,
    ),
}


def agreed() -> str | None:
    """Return what people agree with, in a sentence; None where nobody was asked."""
    told = found.agreement
    return None if told is None else agreement_finding(Consensus.from_json(told["consensus"]))


def cloud() -> bytes:
    """Return the word cloud as a picture."""
    from vision.wordclouds.picture import picture  # noqa: PLC0415 - slow to load, seldom asked for

    words = {word["text"]: (word["people"], word["theme"]) for word in found.cloud["words"]}
    return picture(words, mode=paper.mode())


def made(kind: str) -> bytes:
    """Return one file, made when it is asked for, from what may be shown now."""
    draft = store.drafts.newest(workshop.id, shared=True)
    contents = report(
        title=workshop.title,
        question=desk.question.text,
        themes=found.themes,
        alignment=found.alignment,
        quotes={theme.id: results.allowed(found, theme) for theme in found.themes.themes},
        day=DAY,
        round_number=workshop.round,
        agreement=agreed(),
        guess=compare_guesses(store.guesses.all(desk.question.id), found.alignment),
        draft=[clause.text for clause in clauses(draft.text)] if draft else (),
    )
    return KINDS[kind][2](contents)


frame.finding(
    "Take it with you",
    kicker=workshop.title,
    lead="Everything here obeys the same protection as the pages: nothing about groups under "
    f"{workshop.smallest_group} people, no names, no times.",
)
for kind, (label, mime, _) in KINDS.items():
    st.download_button(
        label,
        partial(made, kind),
        safe_filename(workshop.title, kind),
        mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"get-{kind}",
    )
st.download_button(
    "Word cloud (PNG)",
    cloud,
    safe_filename(f"{workshop.title} words", "png"),
    "image/png",
    icon=":material/download:",
    on_click="ignore",
)
rows = results.export_rows(workshop, desk.question)
if rows is not None:
    st.download_button(
        "Statements with themes (CSV)",
        write_statements_csv(rows),
        safe_filename(f"{workshop.title} statements", "csv"),
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
