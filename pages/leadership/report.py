"""Page: what leaders take away: a page to print, slides, a workbook, the statements."""

import datetime as dt

import streamlit as st

from pages import frame, results
from pages.bridge import open_store
from pages.leadership.desk import open_desk
from vision.alignment.guesses import compare_guesses
from vision.exchange import safe_filename, write_statements_csv
from vision.reports import report, report_html, slides_pptx, tables_xlsx

desk = open_desk()
workshop, found = desk.workshop, desk.results
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


def made(kind: str) -> bytes:
    """Return one file, made when it is asked for, from what may be shown now."""
    contents = report(
        title=workshop.title,
        question=desk.question.text,
        themes=found.themes,
        alignment=found.alignment,
        quotes={theme.id: results.allowed(found, theme) for theme in found.themes.themes},
        day=DAY,
        round_number=workshop.round,
        guess=compare_guesses(open_store().guesses.all(desk.question.id), found.alignment),
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
        lambda kind=kind: made(kind),
        safe_filename(workshop.title, kind),
        mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"get-{kind}",
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
